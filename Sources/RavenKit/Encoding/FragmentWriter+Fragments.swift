/// The children of each kind, in the order devices send them (XML API facts, section 4).
extension FragmentWriter {
    mutating func write(_ value: ConnectionStatus) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        writeNetwork(
            value.status, value.description, value.statusCode, value.extPanID, value.channel,
            value.shortAddr, value.linkStrengthPercent)
    }

    mutating func write(_ value: NetworkInfo) {
        address("DeviceMacId", value.deviceMacID)
        address("CoordMacId", value.coordMacID)
        writeNetwork(
            value.status, value.description, value.statusCode, value.extPanID, value.channel,
            value.shortAddr, value.linkStrengthPercent)
    }

    private mutating func writeNetwork(
        _ status: NetworkStatus, _ description: String?, _ statusCode: UInt8?, _ extPanID: EUI64?,
        _ channel: UInt8?, _ shortAddr: UInt16?, _ linkStrength: UInt8?
    ) {
        text("Status", status.word)
        text("Description", description)
        hexadecimal("StatusCode", statusCode.map(UInt64.init), digitCount: 2)
        address("ExtPanId", extPanID)
        decimal("Channel", channel.map(UInt64.init))
        hexadecimal("ShortAddr", shortAddr.map(UInt64.init), digitCount: 4)
        hexadecimal("LinkStrength", linkStrength.map(UInt64.init), digitCount: 2)
    }

    mutating func write(_ value: DeviceInfo) {
        address("DeviceMacId", value.deviceMacID)
        text("InstallCode", value.installCode?.revealed)
        text("LinkKey", value.linkKey?.revealed)
        text("FWVersion", value.fwVersion)
        text("HWVersion", value.hwVersion)
        text("ImageType", value.imageType)
        text("Manufacturer", value.manufacturer)
        text("ModelId", value.modelId)
        text("DateCode", value.dateCode)
    }

    mutating func write(_ value: ScheduleInfo) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        text("Event", value.event.word)
        hexadecimal(
            "Frequency", value.frequencySeconds.map(UInt64.init) ?? 0xFFFF_FFFF, digitCount: 8)
        flag("Enabled", value.enabled)
        text("Mode", value.mode)
    }

    mutating func write(_ value: MeterList) {
        address("DeviceMacId", value.deviceMacID)
        for meter in value.meterMacIDs { address("MeterMacId", meter) }
    }

    mutating func write(_ value: MeterInfo) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        text("MeterType", value.meterType.word)
        text("NickName", value.nickName)
        text("Account", value.account?.revealed)
        text("Auth", value.auth?.revealed)
        text("Host", value.host)
        flag("Enabled", value.enabled)
    }

    mutating func write(_ value: TimeCluster) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        time("UTCTime", value.utcTime)
        hexadecimal(
            "LocalTime", value.localTimeSecondsSince2000.map(UInt64.init) ?? 0xFFFF_FFFF,
            digitCount: 8)
    }

    mutating func write(_ value: MessageCluster) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        time("TimeStamp", value.timeStamp)
        hexadecimal("Id", value.id.map(UInt64.init), digitCount: 8)
        text("Text", value.text)
        flag("ConfirmationRequired", value.confirmationRequired)
        flag("Confirmed", value.confirmed)
        text("Queue", value.queue.word)
        text("Priority", value.priority)
        optionalTime("StartTime", value.startTime)
        hexadecimal("Duration", value.durationMinutes.map(UInt64.init), digitCount: 4)
    }

    mutating func write(_ value: PriceCluster) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        time("TimeStamp", value.timeStamp)
        hexadecimal("Price", value.price.map(UInt64.init) ?? 0xFFFF_FFFF, digitCount: 8)
        hexadecimal("Currency", value.currency.map(UInt64.init), digitCount: 4)
        hexadecimal("TrailingDigits", value.trailingDigits.map(UInt64.init), digitCount: 2)
        hexadecimal("Tier", value.tier.map(UInt64.init), digitCount: 2)
        optionalTime("StartTime", value.startTime)
        hexadecimal("Duration", value.durationMinutes.map(UInt64.init), digitCount: 4)
        text("TierLabel", value.tierLabel)
        text("RateLabel", value.rateLabel)
    }

    mutating func write(_ value: InstantaneousDemand) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        time("TimeStamp", value.timeStamp)
        writeDemand(value.demand)
        writeScale(
            value.multiplier, value.divisor, value.digitsRight, value.digitsLeft,
            value.suppressLeadingZero)
    }

    mutating func write(_ value: CurrentSummationDelivered) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        time("TimeStamp", value.timeStamp)
        let notAvailable: UInt64 = 0xFFFF_FFFF_FFFF
        hexadecimal(
            "SummationDelivered", value.summationDelivered ?? notAvailable, digitCount: 16)
        hexadecimal("SummationReceived", value.summationReceived ?? notAvailable, digitCount: 16)
        writeScale(
            value.multiplier, value.divisor, value.digitsRight, value.digitsLeft,
            value.suppressLeadingZero)
    }

    mutating func write(_ value: CurrentPeriodUsage) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        time("TimeStamp", value.timeStamp)
        hexadecimal(
            "CurrentUsage", value.currentUsage.map(UInt64.init(bitPattern:)), digitCount: 16)
        writeScale(
            value.multiplier, value.divisor, value.digitsRight, value.digitsLeft,
            value.suppressLeadingZero)
        time("StartDate", value.startDate)
    }

    mutating func write(_ value: LastPeriodUsage) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        hexadecimal("LastUsage", value.lastUsage.map(UInt64.init(bitPattern:)), digitCount: 16)
        writeScale(
            value.multiplier, value.divisor, value.digitsRight, value.digitsLeft,
            value.suppressLeadingZero)
        time("StartDate", value.startDate)
        time("EndDate", value.endDate)
    }

    mutating func write(_ value: ProfileData) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        time("EndTime", value.endTime)
        hexadecimal("Status", value.status.map { UInt64($0.rawValue) }, digitCount: 2)
        decimal("ProfileIntervalPeriod", value.intervalPeriod.map { UInt64($0.rawValue) })
        hexadecimal(
            "NumberOfPeriodsDelivered", value.numberOfPeriodsDelivered.map(UInt64.init),
            digitCount: 2)
        for interval in value.intervals {
            hexadecimal("IntervalData", interval.map(UInt64.init) ?? 0xFF_FFFF, digitCount: 6)
        }
    }

    mutating func write(_ value: BlockPriceDetail) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        time("TimeStamp", value.timeStamp)
        hexadecimal("NumberOfBlocks", value.numberOfBlocks.map(UInt64.init), digitCount: 2)
        hexadecimal("Multiplier", value.multiplier.map(UInt64.init), digitCount: 8)
        hexadecimal("Divisor", value.divisor.map(UInt64.init), digitCount: 8)
        hexadecimal("Currency", value.currency.map(UInt64.init), digitCount: 4)
        hexadecimal("TrailingDigits", value.trailingDigits.map(UInt64.init), digitCount: 2)
        for (index, block) in value.blocks.prefix(4).enumerated() {
            hexadecimal(
                "Threshold\(index + 1)", block.threshold.map(UInt64.init) ?? 0xFFFF_FFFF,
                digitCount: 8)
            hexadecimal("Price\(index + 1)", block.price.map(UInt64.init), digitCount: 8)
        }
    }

    mutating func write(_ value: FastPollStatus) {
        address("DeviceMacId", value.deviceMacID)
        address("MeterMacId", value.meterMacID)
        hexadecimal("Frequency", value.frequencySeconds.map(UInt64.init), digitCount: 2)
        time("EndTime", value.endTime)
    }

    /// Six digits while positive, eight and sign-extended when negative, as firmware does (S3);
    /// sixteen for what would be taken for something else in eight.
    private mutating func writeDemand(_ demand: Int64?) {
        guard let demand else {
            hexadecimal("Demand", 0x80_0000, digitCount: 6)
            return
        }
        let bits = UInt64(bitPattern: demand)
        if (0..<0x80_0000).contains(demand) {
            hexadecimal("Demand", bits, digitCount: 6)
        } else if let narrow = Int32(exactly: demand), demand != -0x80_0000 {
            hexadecimal("Demand", UInt64(UInt32(bitPattern: narrow)), digitCount: 8)
        } else {
            hexadecimal("Demand", bits, digitCount: 16)
        }
    }

    private mutating func writeScale(
        _ multiplier: UInt32?, _ divisor: UInt32?, _ digitsRight: UInt8?, _ digitsLeft: UInt8?,
        _ suppressLeadingZero: Bool?
    ) {
        hexadecimal("Multiplier", multiplier.map(UInt64.init), digitCount: 8)
        hexadecimal("Divisor", divisor.map(UInt64.init), digitCount: 8)
        hexadecimal("DigitsRight", digitsRight.map(UInt64.init), digitCount: 2)
        hexadecimal("DigitsLeft", digitsLeft.map(UInt64.init), digitCount: 2)
        flag("SuppressLeadingZero", suppressLeadingZero)
    }
}

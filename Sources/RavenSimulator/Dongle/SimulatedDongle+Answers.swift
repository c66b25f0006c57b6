import RavenKit

/// The dongle's own fragments: radio, device, meters, schedule.
extension SimulatedDongle {
    var connectionStatus: ConnectionStatus {
        let isJoined = network.isCommissioned && !network.isStartingUp
        return ConnectionStatus(
            deviceMacID: macID, meterMacID: isJoined ? meters.first?.meter.macID : nil,
            status: network.status,
            description: network.description.isEmpty ? nil : network.description,
            extPanID: isJoined ? meters.first?.meter.macID : nil,
            channel: isJoined ? network.channel : nil,
            shortAddr: isJoined ? network.shortAddress : nil,
            linkStrengthPercent: network.isConnected ? network.linkStrengthPercent : 0)
    }

    var networkInfo: NetworkInfo {
        NetworkInfo(
            deviceMacID: macID, coordMacID: meters.first?.meter.macID, status: network.status,
            description: network.description.isEmpty ? nil : network.description,
            extPanID: meters.first?.meter.macID, channel: network.channel,
            shortAddr: network.shortAddress,
            linkStrengthPercent: network.isConnected ? network.linkStrengthPercent : 0)
    }

    var deviceInfo: DeviceInfo {
        let isDisplay = configuration.model == .emu2
        let secret = SeededSequence.hash(configuration.seed, 0, 23)
        return DeviceInfo(
            deviceMacID: macID, installCode: Secret(FieldText.hex(secret, digits: 16)),
            linkKey: Secret(
                FieldText.hex(secret ^ 0x5555_5555_5555_5555, digits: 16)
                    + FieldText.hex(~secret, digits: 16).dropFirst(2)),
            fwVersion: isDisplay ? "2.0.0 (7400)" : "2.3.21 (5850)",
            hwVersion: isDisplay ? "2.7.3" : "1.2.5", imageType: isDisplay ? "0x2201" : "0x1301",
            manufacturer: isDisplay
                ? "Rainforest Automation, Inc." : "Rainforest Automation",
            modelId: isDisplay ? "Z105-2-EMU2-LEDD_JM" : "RFA-Z106", dateCode: "20130715A7C31204")
    }

    var meterList: MeterList {
        MeterList(
            deviceMacID: macID,
            meterMacIDs: network.isCommissioned ? meters.map(\.meter.macID) : [])
    }

    func meterInfo(of meter: BoundMeter) -> MeterInfo {
        MeterInfo(
            deviceMacID: macID, meterMacID: meter.meter.macID, meterType: .electric,
            nickName: meter.settings.nickName, account: Secret(meter.settings.account),
            auth: Secret(meter.settings.auth), host: meter.settings.host,
            enabled: meter.settings.isEnabled)
    }

    func fastPollStatus(of meter: BoundMeter) -> FastPollStatus {
        FastPollStatus(
            deviceMacID: macID, meterMacID: meter.meter.macID,
            frequencySeconds: meter.fastPoll.map { UInt8(clamping: $0.frequencySeconds) } ?? 0,
            endTime: meter.fastPoll.flatMap {
                ZigBeeUTCTime(unixSeconds: meterTime($0.endUnixMilliseconds))
            })
    }

    func blockPrices(of meter: BoundMeter) -> BlockPriceDetail {
        BlockPriceDetail(
            deviceMacID: macID, meterMacID: meter.meter.macID, timeStamp: timeStamp(now),
            numberOfBlocks: 2, multiplier: configuration.scale.multiplier,
            divisor: configuration.scale.divisor, currency: Self.dollar, trailingDigits: 4,
            blocks: [
                PriceBlock(threshold: 400_000, price: 998),
                PriceBlock(threshold: 0xFFFF_FFFF, price: 1411),
            ])
    }

    /// Answers whose names are known from the display's family and whose contents are not
    /// documented: the contents are ours, so that hosts meet fragments they do not know.
    func undocumentedAnswer(_ name: String, of meter: BoundMeter) -> UnknownFragment {
        let scale = configuration.scale
        let (root, fields): (String, [(String, UInt64, Int)]) =
            switch name {
            case "get_meter_attributes":
                (
                    "SimpleMeteringCluster",
                    [
                        ("Multiplier", UInt64(scale.multiplier), 8),
                        ("Divisor", UInt64(scale.divisor), 8),
                    ]
                )
            case "get_billing_periods": ("BillingPeriodList", [("NumberOfPeriods", 0, 2)])
            case "get_local_attributes": ("Information", [("CurrentDayMaxDemand", 0, 16)])
            default: ("Information", [("RestartType", 0, 2)])
            }
        let addresses = [("DeviceMacId", macID), ("MeterMacId", meter.meter.macID)]
        return UnknownFragment(
            name: root,
            fields: addresses.map { FragmentField(name: $0, text: $1.description) }
                + fields.map { FragmentField(name: $0, text: FieldText.hex($1, digits: $2)) })
    }

    /// Debug text, as print_network_tables gives: no fragments.
    var networkTables: String {
        "NwkTable\r\n 0: \(FieldText.hex(UInt64(network.shortAddress), digits: 4)) channel "
            + "\(network.channel)\r\nApsTable\r\n"
    }

    /// ISO 4217 number of the US dollar.
    static let dollar: UInt16 = 840

    /// Changes the state of the radio and says so; without contact no start ends in service.
    mutating func enter(_ wanted: NetworkStatus) {
        let status = wanted == .connected && timeline.isActive(.notJoined) ? .rejoining : wanted
        let wasStartingUp = network.isStartingUp
        network.status = status
        // The states between power and service follow one another by themselves.
        if status == .initializing || !network.isStartingUp {
            note("network: \(status.word ?? "")")
        }
        send(.connectionStatus(connectionStatus))
        if status == .connected || wasStartingUp && !network.isStartingUp { answerPostponed() }
    }

    /// The meter's clock in seconds since 1970, which a scenario may have put wrong.
    func meterTime(_ unixMilliseconds: Int64) -> Int64 {
        unixMilliseconds.flooredDivision(by: 1000) + clockStepSeconds
    }

    func timeStamp(_ unixMilliseconds: Int64) -> ZigBeeUTCTime? {
        ZigBeeUTCTime(unixSeconds: meterTime(unixMilliseconds))
    }
}

extension FieldSlots {
    /// The typed fragment of a known root; nil for `Command`, which is none.
    ///
    /// Inlined with what readings need, and mutating, because a call would be given a copy of this whole
    /// value.
    @inline(__always)
    mutating func fragment(of root: RavenRoot) -> RavenFragment? {
        switch root {
        case .instantaneousDemand: .instantaneousDemand(instantaneousDemand)
        case .currentSummationDelivered: .currentSummationDelivered(currentSummationDelivered)
        case .connectionStatus: .connectionStatus(connectionStatus)
        case .networkInfo: .networkInfo(networkInfo)
        case .deviceInfo: .deviceInfo(deviceInfo)
        case .scheduleInfo: .scheduleInfo(scheduleInfo)
        case .meterList:
            .meterList(
                MeterList(
                    deviceMacID: address(.deviceMacID),
                    meterMacIDs: list.compactMap { $0.map { EUI64(rawValue: $0) } }))
        case .meterInfo: .meterInfo(meterInfo)
        case .timeCluster:
            .timeCluster(
                TimeCluster(
                    deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
                    utcTime: time(.utcTime), localTimeSecondsSince2000: integer(.localTime)))
        case .messageCluster: .messageCluster(messageCluster)
        case .priceCluster: .priceCluster(priceCluster)
        case .currentPeriodUsage: .currentPeriodUsage(currentPeriodUsage)
        case .lastPeriodUsage: .lastPeriodUsage(lastPeriodUsage)
        case .profileData: .profileData(profileData)
        case .warning: .warning(Warning(text: text(.text) ?? ""))
        case .blockPriceDetail: .blockPriceDetail(blockPriceDetail)
        case .fastPollStatus:
            .fastPollStatus(
                FastPollStatus(
                    deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
                    frequencySeconds: integer(.pollFrequency), endTime: time(.endTime)))
        case .command: nil
        }
    }

    @inline(__always)
    private var instantaneousDemand: InstantaneousDemand {
        InstantaneousDemand(
            deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
            timeStamp: time(.timeStamp), demand: signed(.demand),
            multiplier: integer(.multiplier), divisor: integer(.divisor),
            digitsRight: integer(.digitsRight), digitsLeft: integer(.digitsLeft),
            suppressLeadingZero: flag(.suppressLeadingZero))
    }

    @inline(__always)
    private var currentSummationDelivered: CurrentSummationDelivered {
        CurrentSummationDelivered(
            deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
            timeStamp: time(.timeStamp), summationDelivered: number(.summationDelivered),
            summationReceived: number(.summationReceived),
            multiplier: integer(.multiplier), divisor: integer(.divisor),
            digitsRight: integer(.digitsRight), digitsLeft: integer(.digitsLeft),
            suppressLeadingZero: flag(.suppressLeadingZero))
    }

    private var connectionStatus: ConnectionStatus {
        ConnectionStatus(
            deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
            status: NetworkStatus(text(.networkStatus) ?? ""), description: text(.description),
            statusCode: integer(.statusCode), extPanID: address(.extPanID),
            channel: integer(.channel), shortAddr: integer(.shortAddr),
            linkStrengthPercent: integer(.linkStrength))
    }

    private var networkInfo: NetworkInfo {
        NetworkInfo(
            deviceMacID: address(.deviceMacID), coordMacID: address(.coordMacID),
            status: NetworkStatus(text(.networkStatus) ?? ""), description: text(.description),
            statusCode: integer(.statusCode), extPanID: address(.extPanID),
            channel: integer(.channel), shortAddr: integer(.shortAddr),
            linkStrengthPercent: integer(.linkStrength))
    }

    private var deviceInfo: DeviceInfo {
        // Some EMU-2 send sixteen bytes 0xFF (y with diaeresis in code page 1252) for "not set".
        let dateCode = text(.dateCode).flatMap { text in
            text.unicodeScalars.allSatisfy { $0.value == 0xFF } ? nil : text
        }
        return DeviceInfo(
            deviceMacID: address(.deviceMacID), installCode: text(.installCode).map { Secret($0) },
            linkKey: text(.linkKey).map { Secret($0) }, fwVersion: text(.fwVersion),
            hwVersion: text(.hwVersion), imageType: text(.imageType),
            manufacturer: text(.manufacturer), modelId: text(.modelId), dateCode: dateCode)
    }

    private var scheduleInfo: ScheduleInfo {
        ScheduleInfo(
            deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
            event: ScheduleEvent(text(.event) ?? ""), frequencySeconds: integer(.frequency),
            enabled: flag(.enabled), mode: text(.mode))
    }

    private var meterInfo: MeterInfo {
        MeterInfo(
            deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
            meterType: MeterType(text(.meterType) ?? ""), nickName: text(.nickName),
            account: text(.account).map { Secret($0) }, auth: text(.auth).map { Secret($0) },
            host: text(.host), enabled: flag(.enabled))
    }

    private var messageCluster: MessageCluster {
        MessageCluster(
            deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
            timeStamp: time(.timeStamp), id: integer(.id), text: text(.text),
            confirmationRequired: flag(.confirmationRequired), confirmed: flag(.confirmed),
            queue: MessageQueue(text(.queue) ?? ""), priority: text(.priority),
            startTime: time(.startTime), durationMinutes: integer(.duration))
    }

    private var priceCluster: PriceCluster {
        PriceCluster(
            deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
            timeStamp: time(.timeStamp), price: integer(.price), currency: integer(.currency),
            trailingDigits: integer(.trailingDigits), tier: integer(.tier),
            startTime: time(.startTime), durationMinutes: integer(.duration),
            tierLabel: text(.tierLabel), rateLabel: text(.rateLabel))
    }

    private var currentPeriodUsage: CurrentPeriodUsage {
        CurrentPeriodUsage(
            deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
            timeStamp: time(.timeStamp), currentUsage: signed(.currentUsage),
            multiplier: integer(.multiplier), divisor: integer(.divisor),
            digitsRight: integer(.digitsRight), digitsLeft: integer(.digitsLeft),
            suppressLeadingZero: flag(.suppressLeadingZero), startDate: time(.startDate))
    }

    private var lastPeriodUsage: LastPeriodUsage {
        LastPeriodUsage(
            deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
            lastUsage: signed(.lastUsage),
            multiplier: integer(.multiplier), divisor: integer(.divisor),
            digitsRight: integer(.digitsRight), digitsLeft: integer(.digitsLeft),
            suppressLeadingZero: flag(.suppressLeadingZero), startDate: time(.startDate),
            endDate: time(.endDate))
    }

    private var profileData: ProfileData {
        let status: UInt8? = integer(.profileStatus)
        let period: UInt8? = integer(.profileIntervalPeriod)
        return ProfileData(
            deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
            endTime: time(.endTime), status: status.map(ProfileStatus.init(rawValue:)),
            intervalPeriod: period.map(ProfileIntervalPeriod.init(rawValue:)),
            numberOfPeriodsDelivered: integer(.numberOfPeriodsDelivered),
            intervals: list.map { $0.map { UInt32(truncatingIfNeeded: $0) } })
    }

    private var blockPriceDetail: BlockPriceDetail {
        let pairs: [(RavenFieldName, RavenFieldName)] = [
            (.threshold1, .price1), (.threshold2, .price2), (.threshold3, .price3),
            (.threshold4, .price4),
        ]
        // A block is there when either of its children is; the places before it are kept.
        let used = pairs.lastIndex { seen.contains($0.0) || seen.contains($0.1) }
        let blocks = pairs.prefix(used.map { $0 + 1 } ?? 0).map {
            PriceBlock(threshold: integer($0.0), price: integer($0.1))
        }
        return BlockPriceDetail(
            deviceMacID: address(.deviceMacID), meterMacID: address(.meterMacID),
            timeStamp: time(.timeStamp), numberOfBlocks: integer(.numberOfBlocks),
            multiplier: integer(.multiplier), divisor: integer(.divisor),
            currency: integer(.currency), trailingDigits: integer(.trailingDigits),
            blocks: Array(blocks))
    }
}

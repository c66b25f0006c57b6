/// Commands that only read: answered by the dongle, or, where `refresh` is true, by one ZigBee read
/// of the meter (classes R and Q; XML API facts, 3.1 and 3.2).
///
/// `meter` is needed only where several meters are bound. `refresh` true asks the meter, false and
/// nil take the dongle's copy.
public enum RavenReadCommand: RavenCommand {
    /// Resets the dongle's XML parser: recommended first after opening the line. No answer.
    case initialize
    /// Answer: ``ConnectionStatus``.
    case getConnectionStatus
    /// Answer: ``DeviceInfo``, which holds credentials.
    case getDeviceInfo
    /// Answer: ``ScheduleInfo``, one per event where `event` is nil. `mode` is an EMU-2 argument.
    case getSchedule(meter: EUI64? = nil, event: ScheduleEvent? = nil, mode: String? = nil)
    /// Answer: ``MeterList``. Cheap: the usual question whether anybody is there.
    case getMeterList
    /// Answer: ``MeterInfo``, which may hold credentials.
    case getMeterInfo(meter: EUI64? = nil)
    /// Answer: ``NetworkInfo``.
    case getNetworkInfo
    /// Answer: ``TimeCluster``.
    case getTime(meter: EUI64? = nil, refresh: Bool? = nil)
    /// Answer: ``MessageCluster``, or nothing where there is no message.
    case getMessage(meter: EUI64? = nil, refresh: Bool? = nil)
    /// Answer: ``PriceCluster``.
    case getCurrentPrice(meter: EUI64? = nil, refresh: Bool? = nil)
    /// Answer: ``InstantaneousDemand``.
    case getInstantaneousDemand(meter: EUI64? = nil, refresh: Bool? = nil)
    /// Answer: ``CurrentSummationDelivered``.
    case getCurrentSummationDelivered(meter: EUI64? = nil, refresh: Bool? = nil)
    /// Answer: ``CurrentPeriodUsage``.
    case getCurrentPeriodUsage(meter: EUI64? = nil)
    /// Answer: ``LastPeriodUsage``.
    case getLastPeriodUsage(meter: EUI64? = nil)
    /// Answer: ``ProfileData``, always a radio request. Up to 12 periods; `endTime` nil is the newest.
    case getProfileData(
        meter: EUI64? = nil, numberOfPeriods: UInt8, endTime: ZigBeeUTCTime? = nil,
        channel: IntervalChannel)
    /// EMU-2. Answer: ``FastPollStatus``.
    case getFastPollStatus
    /// EMU-2. The answer is not documented.
    case getMeterAttributes
    /// EMU-2. The answer is not documented.
    case getLocalAttributes
    /// EMU-2. The answer is not documented.
    case getBillingPeriods
    /// EMU-2. Answer: ``BlockPriceDetail``.
    case getPriceBlocks
    /// EMU-2. The answer is not documented.
    case getRestartInfo
    /// EMU-2. Answers with text for people, not with fragments.
    case printNetworkTables
}

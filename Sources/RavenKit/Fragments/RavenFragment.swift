/// A message from the device, by kind (XML API facts, section 4).
///
/// The rare kinds that hold text are boxed, which keeps the value small; readings, registers and
/// times are not, and cost no allocation.
public enum RavenFragment: Hashable, Sendable {
    /// State of the network, asked for or not.
    indirect case connectionStatus(ConnectionStatus)
    /// State of the network, asked for.
    indirect case networkInfo(NetworkInfo)
    /// What the dongle is; holds credentials.
    indirect case deviceInfo(DeviceInfo)
    /// One schedule entry.
    indirect case scheduleInfo(ScheduleInfo)
    /// The meters bound to the dongle.
    case meterList(MeterList)
    /// What the dongle keeps about a meter; holds credentials.
    indirect case meterInfo(MeterInfo)
    /// The meter's clock.
    case timeCluster(TimeCluster)
    /// A text message.
    indirect case messageCluster(MessageCluster)
    /// The price in force.
    indirect case priceCluster(PriceCluster)
    /// Power now.
    case instantaneousDemand(InstantaneousDemand)
    /// The energy registers.
    case currentSummationDelivered(CurrentSummationDelivered)
    /// Energy of the running period.
    case currentPeriodUsage(CurrentPeriodUsage)
    /// Energy of the period before.
    case lastPeriodUsage(LastPeriodUsage)
    /// Energy per interval.
    case profileData(ProfileData)
    /// A complaint of the dongle.
    case warning(Warning)
    /// Block prices (EMU-2).
    indirect case blockPriceDetail(BlockPriceDetail)
    /// Fast polling (EMU-2).
    case fastPollStatus(FastPollStatus)
    /// Anything else that has children.
    case unknown(UnknownFragment)

    /// The name of the root element, in its canonical case.
    public var rootName: String {
        switch self {
        case .connectionStatus: RavenRoot.connectionStatus.name
        case .networkInfo: RavenRoot.networkInfo.name
        case .deviceInfo: RavenRoot.deviceInfo.name
        case .scheduleInfo: RavenRoot.scheduleInfo.name
        case .meterList: RavenRoot.meterList.name
        case .meterInfo: RavenRoot.meterInfo.name
        case .timeCluster: RavenRoot.timeCluster.name
        case .messageCluster: RavenRoot.messageCluster.name
        case .priceCluster: RavenRoot.priceCluster.name
        case .instantaneousDemand: RavenRoot.instantaneousDemand.name
        case .currentSummationDelivered: RavenRoot.currentSummationDelivered.name
        case .currentPeriodUsage: RavenRoot.currentPeriodUsage.name
        case .lastPeriodUsage: RavenRoot.lastPeriodUsage.name
        case .profileData: RavenRoot.profileData.name
        case .warning: RavenRoot.warning.name
        case .blockPriceDetail: RavenRoot.blockPriceDetail.name
        case .fastPollStatus: RavenRoot.fastPollStatus.name
        case .unknown(let fragment): fragment.name
        }
    }
}

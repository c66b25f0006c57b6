import RavenKit

/// The kinds of fragment that the session tells apart and counts.
public enum FragmentKind: Int, CaseIterable, Sendable, Hashable {
    /// InstantaneousDemand.
    case demand
    /// CurrentSummationDelivered.
    case summation
    /// TimeCluster.
    case time
    /// ConnectionStatus.
    case connectionStatus
    /// NetworkInfo.
    case networkInfo
    /// DeviceInfo.
    case deviceInfo
    /// MeterList.
    case meterList
    /// MeterInfo.
    case meterInfo
    /// ScheduleInfo.
    case scheduleInfo
    /// PriceCluster.
    case price
    /// MessageCluster.
    case message
    /// Anything else, known or not.
    case other

    /// The kind of a fragment.
    init(_ fragment: RavenFragment) {
        self =
            switch fragment {
            case .instantaneousDemand: .demand
            case .currentSummationDelivered: .summation
            case .timeCluster: .time
            case .connectionStatus: .connectionStatus
            case .networkInfo: .networkInfo
            case .deviceInfo: .deviceInfo
            case .meterList: .meterList
            case .meterInfo: .meterInfo
            case .scheduleInfo: .scheduleInfo
            case .priceCluster: .price
            case .messageCluster: .message
            default: .other
            }
    }
}

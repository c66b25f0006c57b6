/// The length of a profile's intervals. Numbers without a name are kept.
///
/// Source: Simple Metering cluster 0x0702, attribute 0x000F ProfileIntervalPeriod.
public struct ProfileIntervalPeriod: RawRepresentable, Hashable, Sendable {
    /// The number as it travels.
    public var rawValue: UInt8

    /// Keeps the number, known or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// 24 hours.
    public static let daily = ProfileIntervalPeriod(rawValue: 0)
    /// 60 minutes.
    public static let minutes60 = ProfileIntervalPeriod(rawValue: 1)
    /// 30 minutes.
    public static let minutes30 = ProfileIntervalPeriod(rawValue: 2)
    /// 15 minutes.
    public static let minutes15 = ProfileIntervalPeriod(rawValue: 3)
    /// 10 minutes.
    public static let minutes10 = ProfileIntervalPeriod(rawValue: 4)
    /// 7.5 minutes.
    public static let minutes7AndAHalf = ProfileIntervalPeriod(rawValue: 5)
    /// 5 minutes.
    public static let minutes5 = ProfileIntervalPeriod(rawValue: 6)
    /// 2.5 minutes.
    public static let minutes2AndAHalf = ProfileIntervalPeriod(rawValue: 7)
    /// 1 minute, in later editions of the ZCL only.
    public static let minutes1 = ProfileIntervalPeriod(rawValue: 8)

    /// The length in seconds, nil for a number without a name.
    public var seconds: Int? {
        switch rawValue {
        case 0: 86_400
        case 1: 3600
        case 2: 1800
        case 3: 900
        case 4: 600
        case 5: 450
        case 6: 300
        case 7: 150
        case 8: 60
        default: nil
        }
    }
}

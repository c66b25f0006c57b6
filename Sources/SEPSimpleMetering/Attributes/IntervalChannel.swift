/// Which way the energy of a profile flows. Numbers without a name are kept.
///
/// Source: Simple Metering cluster 0x0702, Get Profile, interval channel.
public struct IntervalChannel: RawRepresentable, Hashable, Sendable {
    /// The number as it travels.
    public var rawValue: UInt8

    /// Keeps the number, known or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// From the grid into the premises.
    public static let delivered = IntervalChannel(rawValue: 0)
    /// From the premises to the grid.
    public static let received = IntervalChannel(rawValue: 1)
}

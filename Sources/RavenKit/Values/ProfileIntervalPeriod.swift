/// How long the intervals of a profile are (XML API facts, 5.6).
public struct ProfileIntervalPeriod: RawRepresentable, Hashable, Sendable {
    /// The code on the wire.
    public var rawValue: UInt8

    /// Wraps a code; codes the reference does not list are kept.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The length in seconds, for the codes 0 (a day) to 7 (two and a half minutes); else nil.
    public var seconds: UInt32? {
        switch rawValue {
        case 0: 86_400
        case 1: 3_600
        case 2: 1_800
        case 3: 900
        case 4: 600
        case 5: 450
        case 6: 300
        case 7: 150
        default: nil
        }
    }
}

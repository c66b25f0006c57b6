/// A fraction, used for harmonics and arguments of a reading type.
public struct RationalNumber: Hashable, Sendable {
    /// Above the line; nil when not given.
    public var numerator: Int64?
    /// Below the line; nil when not given.
    public var denominator: Int64?

    /// A fraction.
    public init(numerator: Int64?, denominator: Int64?) {
        self.numerator = numerator
        self.denominator = denominator
    }

    func encode(_ name: String, to writer: inout ElementWriter) {
        writer.open(name)
        writer.integer("numerator", numerator)
        writer.integer("denominator", denominator)
        writer.close(name)
    }
}

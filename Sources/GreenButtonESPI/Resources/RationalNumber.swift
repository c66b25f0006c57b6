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
}

extension RationalNumber: ElementContent {
    init() {
        self.init(numerator: nil, denominator: nil)
    }

    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.integer("numerator", &numerator)
        try visitor.integer("denominator", &denominator)
    }
}

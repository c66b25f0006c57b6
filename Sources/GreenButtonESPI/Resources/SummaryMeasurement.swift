/// A measured quantity with its own unit, as summaries use it.
public struct SummaryMeasurement: Hashable, Sendable {
    /// The value times ten to this power is in ``uom``.
    public var powerOfTenMultiplier: UnitMultiplier?
    /// When it was measured, in seconds since 1970 UTC.
    public var timeStampUnixSeconds: Int64?
    /// The unit.
    public var uom: UnitSymbol?
    /// The value; 48 bits.
    public var value: Int64?
    /// The address of a reading type.
    public var readingTypeRef: String?

    /// Nothing given yet.
    public init() {}
}

extension SummaryMeasurement: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.code("powerOfTenMultiplier", &powerOfTenMultiplier)
        try visitor.integer("timeStamp", &timeStampUnixSeconds)
        try visitor.code("uom", &uom)
        try visitor.int48("value", &value)
        try visitor.text("readingTypeRef", &readingTypeRef)
    }
}

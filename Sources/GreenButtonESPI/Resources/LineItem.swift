/// One line of a bill. The schema demands note and kind.
public struct LineItem: Hashable, Sendable {
    /// Amount in 1/100000 of the currency; 48 bits.
    public var amount: Int64?
    /// Rounding in 1/100000 of the currency; 48 bits.
    public var rounding: Int64?
    /// When, in seconds since 1970 UTC.
    public var dateTimeUnixSeconds: Int64?
    /// What the line says, at most 256 characters.
    public var note: String?
    /// The quantity that is charged.
    public var measurement: SummaryMeasurement?
    /// What the line is for.
    public var itemKind: ItemKind?
    /// Cost per unit in 1/100000 of the currency; 48 bits.
    public var unitCost: Int64?
    /// The period that is charged.
    public var itemPeriod: DateTimeInterval?

    /// Nothing given yet.
    public init() {}
}

extension LineItem: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.int48("amount", &amount)
        try visitor.int48("rounding", &rounding)
        try visitor.integer("dateTime", &dateTimeUnixSeconds)
        try visitor.text("note", &note, limit: 256, .required)
        try visitor.nested("measurement", &measurement)
        try visitor.code("itemKind", &itemKind, .required)
        try visitor.int48("unitCost", &unitCost)
        try visitor.interval("itemPeriod", &itemPeriod)
    }
}

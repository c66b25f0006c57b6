/// What a time-of-use, critical-peak or tier number is called. The schema demands all but the note.
public struct ProgramIdMapping: Hashable, Sendable {
    /// `tou`, `cpp` or `consumptiontier`.
    public var numberKind: String?
    /// The number.
    public var code: String?
    /// Its name.
    public var name: String?
    /// A remark.
    public var note: String?

    /// Nothing given yet.
    public init() {}
}

extension ProgramIdMapping: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.text(
            "tOUorCPPorConsumptionTier", &numberKind, limit: .tariffNumberKind, .required)
        try visitor.text("code", &code, limit: .max, .required)
        try visitor.text("name", &name, limit: .max, .required)
        try visitor.text("note", &note)
    }
}

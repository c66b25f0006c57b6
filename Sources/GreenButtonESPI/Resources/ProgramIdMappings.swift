/// The names of time-of-use, critical-peak and tier numbers.
public struct ProgramIdMappings: Hashable, Sendable {
    /// At least one name.
    public var mappings: [ProgramIdMapping] = []

    /// Nothing given yet.
    public init() {}
}

extension ProgramIdMappings: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.list("programIdMapping", &mappings, minimumCount: 1)
    }
}

/// A fragment whose name the vocabulary does not have: firmware adds some (XML API facts, 4.18, D7).
public struct UnknownFragment: Hashable, Sendable {
    /// The root name as received.
    public var name: String
    /// All children in the order received, repeated ones included.
    public var fields: [FragmentField]

    /// Makes one from its name and children.
    public init(name: String, fields: [FragmentField] = []) {
        self.name = name
        self.fields = fields
    }
}

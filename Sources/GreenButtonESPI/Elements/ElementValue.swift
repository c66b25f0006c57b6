/// What an element of a resource holds, for programs that show resources without knowing them.
public indirect enum ElementValue: Hashable, Sendable {
    /// A number or a code.
    case number(Int64)
    /// A text, or hexadecimal digits.
    case text(String)
    /// True or false.
    case boolean(Bool)
    /// Elements in the order of the schema.
    case elements([NamedElement])
    /// An element that may stand several times.
    case list([ElementValue])
}

/// An element with its name.
public struct NamedElement: Hashable, Sendable {
    /// The name as in the schema, for instance `powerOfTenMultiplier`.
    public var name: String
    /// What it holds.
    public var value: ElementValue

    /// An element with its name.
    public init(name: String, value: ElementValue) {
        self.name = name
        self.value = value
    }
}

extension ESPIResource {
    /// The elements that are given, in the order of the schema.
    public var elements: [NamedElement] {
        var collector = ElementCollector()
        var resource = self
        resource.visit(&collector)
        return collector.elements
    }
}

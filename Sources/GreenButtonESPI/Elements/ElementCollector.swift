/// Collects the elements that are given.
struct ElementCollector: ElementVisitor {
    var elements: [NamedElement] = []

    private mutating func add(_ name: String, _ value: ElementValue?) {
        if let value { elements.append(NamedElement(name: name, value: value)) }
    }

    mutating func code<Code: ESPICode>(
        _ name: String, _ value: inout Code?, _ presence: Presence
    ) {
        add(name, value.map { .number(Int64($0.rawValue)) })
    }

    mutating func integer<Integer: FixedWidthInteger>(
        _ name: String, _ value: inout Integer?, _ presence: Presence
    ) {
        add(name, value.map { .number(Int64(clamping: $0)) })
    }

    mutating func int48(_ name: String, _ value: inout Int64?) {
        add(name, value.map { .number($0) })
    }

    mutating func boolean(_ name: String, _ value: inout Bool?) {
        add(name, value.map { .boolean($0) })
    }

    mutating func text(
        _ name: String, _ value: inout String?, limit: TextLimit, _ presence: Presence
    ) {
        add(name, value.map { .text($0) })
    }

    mutating func texts(
        _ name: String, _ values: inout [String], limit: TextLimit, minimumCount: Int
    ) {
        if !values.isEmpty { add(name, .list(values.map { .text($0) })) }
    }

    mutating func hex<Bits: FixedWidthInteger & UnsignedInteger>(
        _ name: String, _ value: inout Bits?, _ presence: Presence
    ) {
        add(name, value.map { .text($0.fixedWidthHex) })
    }

    mutating func interval(
        _ name: String, _ value: inout DateTimeInterval?, _ presence: Presence
    ) {
        guard let value else { return }
        add(
            name,
            .elements([
                NamedElement(name: "duration", value: .number(Int64(value.durationSeconds))),
                NamedElement(name: "start", value: .number(value.startUnixSeconds)),
            ]))
    }

    mutating func nested<Content: ElementContent>(_ name: String, _ value: inout Content?) {
        add(name, value.map { Self.elements(of: $0) })
    }

    mutating func list<Content: ElementContent>(
        _ name: String, _ values: inout [Content], minimumCount: Int
    ) {
        if !values.isEmpty { add(name, .list(values.map { Self.elements(of: $0) })) }
    }

    mutating func wrappedList<Content: ElementContent>(
        _ name: String, of itemName: String, _ values: inout [Content]
    ) {
        guard !values.isEmpty else { return }
        var inner = ElementCollector()
        inner.list(itemName, &values, minimumCount: 1)
        add(name, .elements(inner.elements))
    }

    private static func elements(of content: some ElementContent) -> ElementValue {
        var collector = ElementCollector()
        var content = content
        content.visit(&collector)
        return .elements(collector.elements)
    }
}

/// The namespaces that matter for feeds.
enum XMLNamespace: Hashable, Sendable {
    case none
    case atom
    case espi
    /// Any other, the customer data of ESPI included.
    case other
}

/// Which prefix means which namespace, in the elements that are open.
struct XMLNamespaceScopes: Sendable {
    private struct Binding: Sendable {
        var prefix: [UInt8]
        var namespace: XMLNamespace
        /// The depth of the element that declares it.
        var depth: Int
    }

    private var bindings: [Binding] = []

    /// Adds a declaration made by the element at `depth`; an empty prefix is the default namespace.
    mutating func declare(prefix: [UInt8], uri: [UInt8], depth: Int) {
        let namespace: XMLNamespace =
            switch uri {
            case []: .none
            case Self.atomURI: .atom
            case Self.espiURI: .espi
            default: .other
            }
        bindings.append(Binding(prefix: prefix, namespace: namespace, depth: depth))
        if prefix.isEmpty { defaultNamespace = namespace }
    }

    /// Forgets what the element at `depth` has declared.
    mutating func close(depth: Int) {
        guard let last = bindings.last, last.depth >= depth else { return }
        while let last = bindings.last, last.depth >= depth { bindings.removeLast() }
        defaultNamespace = bindings.last { $0.prefix.isEmpty }?.namespace ?? .none
    }

    /// What names without a prefix mean.
    private(set) var defaultNamespace = XMLNamespace.none

    /// What a prefix means; nil when it is not declared.
    func namespace(prefix: ArraySlice<UInt8>) -> XMLNamespace? {
        var index = bindings.count - 1
        while index >= 0 {
            let candidate = bindings[index].prefix
            if candidate.count == prefix.count {
                var isEqual = true
                for (place, byte) in candidate.enumerated()
                where prefix[prefix.startIndex + place] != byte {
                    isEqual = false
                    break
                }
                if isEqual { return bindings[index].namespace }
            }
            index -= 1
        }
        return prefix.elementsEqual(Self.xmlPrefix) ? .other : nil
    }

    private static let atomURI = Array(ElementWriter.atomNamespace.utf8)
    private static let espiURI = Array(ElementWriter.espiNamespace.utf8)
    private static let xmlPrefix = Array("xml".utf8)
}

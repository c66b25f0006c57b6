/// The vocabulary laid out for matching names byte by byte without allocation.
///
/// Names lie one after another in a single array; a name is found by comparing bytes there.
struct RavenVocabulary: Sendable {
    /// A stretch of ``bytes``.
    private struct Stretch {
        var start: UInt16
        var count: UInt16
    }

    private var bytes: [UInt8] = []
    private var fieldNames: [Stretch] = []
    private var rootNames: [Stretch] = []
    private var rootFields: [Stretch] = []
    private var fieldLists: [RavenFieldName] = []
    private var kinds: [RavenFieldKind] = []

    /// The one instance decoders copy (its arrays are shared, never changed).
    static let shared = RavenVocabulary()

    private init() {
        for field in RavenFieldName.allCases {
            fieldNames.append(add(field.name))
            kinds.append(field.kind)
        }
        for root in RavenRoot.allCases {
            rootNames.append(add(root.name))
            rootFields.append(
                Stretch(start: UInt16(fieldLists.count), count: UInt16(root.fields.count)))
            fieldLists += root.fields
        }
    }

    private mutating func add(_ name: String) -> Stretch {
        let start = UInt16(bytes.count)
        bytes += Array(name.utf8)
        return Stretch(start: start, count: UInt16(bytes.count) - start)
    }

    /// How a field's text is read.
    func kind(of field: RavenFieldName) -> RavenFieldKind {
        kinds[Int(field.rawValue)]
    }

    /// The child of `root` at a place of its usual order; nil behind the last.
    func field(at place: Int, of root: RavenRoot) -> RavenFieldName? {
        let list = rootFields[Int(root.rawValue)]
        guard place < Int(list.count) else { return nil }
        return fieldLists[Int(list.start) &+ place]
    }

    /// The place in `root`'s usual order of the child named `name[start..<end]`, in any case (D6).
    func place(
        of name: borrowing Span<UInt8>, _ start: Int, _ end: Int, in root: RavenRoot,
        expected: Int
    ) -> Int? {
        if let field = field(at: expected, of: root), matches(field, name, start, end) {
            return expected
        }
        var place = 0
        while let field = field(at: place, of: root) {
            if matches(field, name, start, end) { return place }
            place &+= 1
        }
        return nil
    }

    /// The known root named `name[start..<end]`, in any case (D6).
    func root(named name: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> RavenRoot? {
        for root in RavenRoot.allCases where matches(root, name, start, end) {
            return root
        }
        return nil
    }

    /// Whether any fragment has a child of that name.
    func isFieldName(_ name: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        for field in RavenFieldName.allCases where matches(field, name, start, end) {
            return true
        }
        return false
    }

    /// Whether `name[start..<end]` is that field's name.
    func matches(
        _ field: RavenFieldName, _ name: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) -> Bool {
        equal(fieldNames[Int(field.rawValue)], name, start, end)
    }

    /// Whether `name[start..<end]` is that root's name.
    func matches(
        _ root: RavenRoot, _ name: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) -> Bool {
        equal(rootNames[Int(root.rawValue)], name, start, end)
    }

    private func equal(
        _ stretch: Stretch, _ name: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) -> Bool {
        guard Int(stretch.count) == end &- start else { return false }
        let offset = Int(stretch.start)
        let known = bytes.span
        for index in 0..<Int(stretch.count)
        where known[offset &+ index].asciiLowercased != name[start &+ index].asciiLowercased {
            return false
        }
        return true
    }
}

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
    private var keyFields: [RavenFieldSet] = []
    private var steps: [RavenRunStep] = []
    private var openings: [RavenSeam] = []
    private var seamWords: [UInt64] = []
    /// For each last letter but one, a bit for each last letter: see ``mayEndRoot(_:_:)``.
    private var rootEndings = [UInt32](repeating: 0, count: 26)

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
            var keys = RavenFieldSet()
            for field in root.keyFields { keys.insert(field) }
            keyFields.append(keys)
            openings.append(addSeam("<\(root.name)>\r\n  <\(root.fields.first?.name ?? "")>"))
            addEnding(root.name)
            for (place, field) in root.fields.enumerated() {
                let isLast = place + 1 == root.fields.count
                let next = isLast ? "</\(root.name)>" : "  <\(root.fields[place + 1].name)>"
                steps.append(
                    RavenRunStep(
                        field, isLast: isLast, seam: addSeam("</\(field.name)>\r\n\(next)")))
            }
        }
        for name in RavenRoot.siblingNames { addEnding(name) }
    }

    private mutating func addSeam(_ text: String) -> RavenSeam {
        let bytes = Array(text.utf8)
        let start = seamWords.count
        for first in stride(from: 0, to: bytes.count, by: 8) {
            seamWords.append(bytes.span.word(at: first, before: bytes.count))
        }
        return RavenSeam(wordStart: UInt16(start), byteCount: UInt8(bytes.count))
    }

    private mutating func addEnding(_ name: String) {
        let letters = name.utf8.suffix(2).map { Int($0 | 0x20) - Int(UInt8(ascii: "a")) }
        rootEndings[letters[0]] |= 1 &<< UInt32(letters[1])
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

    /// Where ``step(_:)`` has the child at a place of `root`'s usual order; the children of a root
    /// follow one another.
    @inline(__always)
    func stepIndex(of place: Int, in root: RavenRoot) -> Int {
        Int(rootFields[Int(root.rawValue)].start) &+ place
    }

    /// What a run needs to know about a child.
    @inline(__always)
    func step(_ index: Int) -> RavenRunStep { steps[index] }

    /// Whether `bytes` holds the seam at `start`, before `end`; ``FragmentScanner/ShortCutOutcome``
    /// waiting: as far as they go.
    @inline(__always)
    func match(
        _ seam: RavenSeam, _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) -> FragmentScanner.ShortCutOutcome {
        let byteCount = Int(seam.byteCount)
        let available = min(end &- start, byteCount)
        let wordStart = Int(seam.wordStart)
        let known = seamWords.span.extracting(wordStart..<wordStart &+ (byteCount &+ 7) &>> 3)
        let text = bytes.extracting(start..<start &+ available)
        let wholeCount = available &>> 3
        var index = 0
        while index < wholeCount {
            guard text.word(index) == known[index] else { return .unusual }
            index &+= 1
        }
        if wholeCount &<< 3 < available {
            let difference =
                bytes.word(at: start &+ wholeCount &<< 3, before: end) ^ known[wholeCount]
            // The bytes behind the seam, or those that are not there yet, do not count.
            guard difference &<< UInt64(64 &- 8 &* (available & 7)) == 0 else { return .unusual }
        }
        return available == byteCount ? .taken : .waiting
    }

    /// The eight bytes of a seam before the place `end`, which is at least 8 and before its last byte.
    @inline(__always)
    func word(of seam: RavenSeam, before end: Int) -> UInt64 {
        let start = end &- 8
        let index = Int(seam.wordStart) &+ start &>> 3
        let shift = UInt64(start & 7) &<< 3
        // In two steps, because a shift by 64 would be one by 0.
        return seamWords[index] &>> shift | (seamWords[index &+ 1] &<< 1) &<< (63 &- shift)
    }

    /// Whether a tag could be that of a known root, or of a sibling product, from the two bytes
    /// before its `>`. True as well where blanks, NULs or a slash stand there.
    @inline(__always)
    func mayEndRoot(_ lastButOne: UInt8, _ last: UInt8) -> Bool {
        let first = (lastButOne | 0x20) &- UInt8(ascii: "a")
        let second = (last | 0x20) &- UInt8(ascii: "a")
        guard first < 26, second < 26 else { return true }
        return rootEndings[Int(first)] &>> UInt32(second) & 1 != 0
    }

    /// The start tag of `root` and of its first child.
    func opening(of root: RavenRoot) -> RavenSeam {
        openings[Int(root.rawValue)]
    }

    /// The children of `root` that are the reading itself (D8).
    func keyFields(of root: RavenRoot) -> RavenFieldSet {
        keyFields[Int(root.rawValue)]
    }

    /// The index behind the `>` where `bytes` holds that field's name at `start`, in its usual
    /// case, followed by `>`, before `end`; else nil.
    func endOfTag(
        _ field: RavenFieldName, _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) -> Int? {
        endOfTag(fieldNames[Int(field.rawValue)], bytes, start, end)
    }

    /// The same for a root's name.
    func endOfTag(
        _ root: RavenRoot, _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) -> Int? {
        endOfTag(rootNames[Int(root.rawValue)], bytes, start, end)
    }

    private func endOfTag(
        _ stretch: Stretch, _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int
    ) -> Int? {
        let count = Int(stretch.count)
        guard end &- start > count, bytes[start &+ count] == UInt8(ascii: ">") else { return nil }
        let known = self.bytes.span.extracting(Int(stretch.start)..<Int(stretch.start) &+ count)
        let name = bytes.extracting(start..<start &+ count)
        for index in 0..<count where known[index] != name[index] { return nil }
        return start &+ count &+ 1
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
        for index in rootNames.indices where equal(rootNames[index], name, start, end) {
            return RavenRoot(rawValue: UInt8(index))
        }
        return nil
    }

    /// Whether any fragment has a child of that name.
    func isFieldName(_ name: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        for stretch in fieldNames where equal(stretch, name, start, end) { return true }
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
        let count = Int(stretch.count)
        guard count == end &- start else { return false }
        let known = bytes.span.extracting(Int(stretch.start)..<Int(stretch.start) &+ count)
        let name = name.extracting(start..<end)
        for index in 0..<count {
            let (expected, byte) = (known[index], name[index])
            guard expected == byte || expected.asciiLowercased == byte.asciiLowercased else {
                return false
            }
        }
        return true
    }
}

/// Bytes that usually stand between two values: an end tag, a line end and a start tag.
///
/// Kept as words, because comparing eight bytes at a time is what makes decoding fast.
struct RavenSeam: Sendable {
    /// How many bytes it has; at least 8, at most 64.
    let byteCount: Int
    /// Eight bytes each, in the order of memory; the last word overlaps the one before.
    private var words = InlineArray<8, UInt64>(repeating: 0)

    init(_ text: String) {
        let bytes = Array(text.utf8)
        // All names of the vocabulary are short enough; one that is not is never found at once.
        byteCount = (8...64).contains(bytes.count) ? bytes.count : .max
        guard byteCount != .max else { return }
        for index in 0..<wordCount { words[index] = Self.word(bytes.span, offset(index)) }
    }

    private var wordCount: Int { (byteCount &+ 7) &>> 3 }

    private func offset(_ index: Int) -> Int { min(index &* 8, byteCount &- 8) }

    /// Whether `bytes` holds the seam at `start`, before `end`.
    @inline(__always)
    func matches(_ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
        guard end &- start >= byteCount else { return false }
        let last = byteCount &- 8
        var index = 0
        var offset = 0
        while offset < last {
            guard Self.word(bytes, start &+ offset) == words[index] else { return false }
            index &+= 1
            offset &+= 8
        }
        return Self.word(bytes, start &+ last) == words[index]
    }

    @inline(__always)
    private static func word(_ bytes: borrowing Span<UInt8>, _ start: Int) -> UInt64 {
        // Bounds are checked; unsafe only because any bytes are taken for a number, which is meant.
        unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
    }
}

/// A child in its usual place: what it is, and what usually follows its value.
struct RavenRunEntry: Sendable {
    var field: RavenFieldName
    var kind: RavenFieldKind
    var seam: RavenSeam
    var isLast: Bool
}

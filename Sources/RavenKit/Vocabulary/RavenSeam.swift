/// Bytes that usually stand between two values: an end tag, a line end and a start tag.
///
/// Kept as words, because comparing eight bytes at a time is what makes decoding fast.
struct RavenSeam: Sendable {
    /// How many bytes it has; at least 8, at most 64.
    let byteCount: Int
    /// Eight bytes each, in the order of memory; the last word overlaps the one before.
    private var words = InlineArray<8, UInt64>(repeating: 0)
    /// The same byte by byte.
    private(set) var text = InlineArray<64, UInt8>(repeating: 0)

    init(_ text: String) {
        let bytes = Array(text.utf8)
        // All names of the vocabulary are short enough; one that is not is never found at once.
        byteCount = (8...64).contains(bytes.count) ? bytes.count : .max
        guard byteCount != .max else { return }
        for index in bytes.indices { self.text[index] = bytes[index] }
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

    /// How much of the seam `bytes` holds from `start` on, up to `end`; nil where it differs.
    ///
    /// - Parameter matched: how much of it is known to be there.
    @inline(__always)
    func matchedCount(
        _ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int, from matched: Int
    ) -> Int? {
        let available = min(end &- start, byteCount)
        if available == byteCount { return matches(bytes, start, end) ? byteCount : nil }
        var matched = matched
        while matched & 7 == 0, available &- matched >= 8 {
            guard Self.word(bytes, start &+ matched) == words[matched &>> 3] else { return nil }
            matched &+= 8
        }
        while matched < available {
            guard bytes[start &+ matched] == text[matched] else { return nil }
            matched &+= 1
        }
        return matched
    }

    @inline(__always)
    private static func word(_ bytes: borrowing Span<UInt8>, _ start: Int) -> UInt64 {
        // Bounds are checked; unsafe only because any bytes are taken for a number, which is meant.
        unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self)
    }
}

extension Span<UInt8> {
    /// Eight bytes at once, the first in the lowest byte; zeros stand for those at `end` and beyond.
    @inline(__always)
    func word(at start: Int, before end: Int) -> UInt64 {
        let available = end &- start
        if available >= 8 { return wholeWord(at: start) }
        guard available > 0 else { return 0 }
        if end >= 8 { return wholeWord(at: end &- 8) &>> UInt64(8 &* (8 &- available)) }
        var word: UInt64 = 0
        var index = end
        while index > start {
            index &-= 1
            word = word &<< 8 | UInt64(self[index])
        }
        return word
    }

    /// The eight bytes with that number.
    @inline(__always)
    func word(_ index: Int) -> UInt64 { wholeWord(at: index &<< 3) }

    @inline(__always)
    private func wholeWord(at start: Int) -> UInt64 {
        // Bounds are checked; unsafe only because any bytes are taken for a number, which is meant.
        UInt64(
            littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
}

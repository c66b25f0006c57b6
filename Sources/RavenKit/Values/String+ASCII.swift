extension String {
    /// Compares byte by byte, taking A to Z as a to z (D6); optionally ignores dots at the end of
    /// `self`.
    func equalsIgnoringASCIICase(_ other: String, allowingTrailingDots: Bool = false) -> Bool {
        var mine = utf8.makeIterator()
        var theirs = other.utf8.makeIterator()
        while let expected = theirs.next() {
            guard let byte = mine.next(), byte.asciiLowercased == expected.asciiLowercased else {
                return false
            }
        }
        while let byte = mine.next() {
            guard allowingTrailingDots, byte == UInt8(ascii: ".") else { return false }
        }
        return true
    }

    /// The text with A to Z turned into a to z.
    var asciiLowercased: String {
        String(decoding: utf8.map { $0.asciiLowercased }, as: UTF8.self)
    }
}

/// The names of the open elements as they are written, innermost last, to be compared with end tags.
struct XMLOpenNames: Sendable {
    private var bytes: [UInt8] = []
    /// How much of `bytes` is in use; the rest is kept for the next element.
    private var usedCount = 0
    private var starts: [Int] = []

    /// How many elements are open.
    var depth: Int { starts.count }

    /// Opens an element whose name is a part of `source`.
    mutating func push(_ source: borrowing [UInt8], _ name: Range<Int>) {
        starts.append(usedCount)
        while bytes.count < usedCount + name.count { bytes.append(0) }
        var place = usedCount
        do {
            let span = source.span
            var names = bytes.mutableSpan
            for index in name {
                names[place] = span[index]
                place += 1
            }
        }
        usedCount = place
    }

    /// Where the innermost element's name ends if it stands in `source` from `index` on; nil if
    /// another name does.
    func match(_ source: borrowing [UInt8], at index: Int) -> Int? {
        guard let start = starts.last, source.count - index >= usedCount - start else { return nil }
        let span = source.span
        let names = bytes.span
        var index = index
        for place in start..<usedCount {
            if span[index] != names[place] { return nil }
            index += 1
        }
        return index
    }

    /// Closes the innermost element.
    mutating func pop() {
        guard let start = starts.popLast() else { return }
        usedCount = start
    }

    mutating func removeAll() {
        starts = []
        usedCount = 0
    }

    /// The innermost element's name without its prefix; empty outside of any.
    var innermostLocalName: String {
        guard let start = starts.last else { return "" }
        let name = bytes[start..<usedCount]
        let local = name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name
        return String(decoding: local, as: UTF8.self)
    }
}

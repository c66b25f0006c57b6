/// Bytes that the dongle has said and the line has not yet taken, first in, first out.
struct OutputQueue: Sendable {
    private var bytes: [UInt8] = []
    private var head = 0

    /// How many bytes wait.
    var count: Int { bytes.count - head }

    mutating func append(_ more: [UInt8]) {
        bytes += more
    }

    /// Moves at most `maximumByteCount` bytes to the end of `destination`.
    mutating func take(into destination: inout [UInt8], maximumByteCount: Int) {
        let end = head + min(max(maximumByteCount, 0), count)
        destination += bytes[head..<end]
        head = end
        if head == bytes.count {
            removeAll()
        } else if head > 65_536 {
            bytes.removeFirst(head)
            head = 0
        }
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        head = 0
    }
}

/// Bytes that wait to be sent: encoded ones, and behind them one body that is shared, not copied.
struct OutputBuffer {
    private var bytes: [UInt8] = []
    private var sentCount = 0
    private var shared: [UInt8]?
    /// `bytes` is a shared body, whose memory is not ours to use again.
    private var sendsShared = false

    private static let hexDigits = Array("0123456789abcdef".utf8)

    var isEmpty: Bool { sentCount == bytes.count && shared == nil }

    /// How many bytes wait.
    var count: Int { bytes.count - sentCount + (shared?.count ?? 0) }

    /// Lets `write` append. Must not be called while a shared body waits.
    mutating func append<Result>(_ write: (inout [UInt8]) -> Result) -> Result {
        write(&bytes)
    }

    /// Appends a whole body; a large one by reference.
    mutating func append(body: [UInt8]) {
        if body.count <= 4_096 { bytes += body } else { shared = body }
    }

    /// Gives larger memory back that a stream has needed; for connections that have nothing to do.
    mutating func trim() {
        if bytes.isEmpty, bytes.capacity > 4_096 { bytes = [] }
    }

    /// Offers what waits to `send` once, and drops what it took.
    mutating func send(by send: (_ bytes: [UInt8], _ offset: Int) -> TLSResult) -> TLSResult {
        let result = send(bytes, sentCount)
        guard case .count(let count) = result else { return result }
        sentCount += count
        if sentCount == bytes.count {
            if let next = shared {
                bytes = next
                shared = nil
                sendsShared = true
            } else if sendsShared {
                bytes = []
                sendsShared = false
            } else {
                bytes.removeAll(keepingCapacity: true)
            }
            sentCount = 0
        }
        return result
    }

    /// Appends one chunk of the chunked coding (RFC 9112, section 7.1) around what `write` appends;
    /// nothing when that is nothing.
    mutating func appendChunk<Result>(_ write: (inout [UInt8]) -> Result) -> Result {
        let start = bytes.count
        let digitCount = 6
        let digits = Self.hexDigits
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: digitCount))
        bytes.append(0x0D)
        bytes.append(0x0A)
        let bodyStart = bytes.count
        let result = write(&bytes)
        var size = bytes.count - bodyStart
        if size == 0 {
            bytes.removeLast(bytes.count - start)
            return result
        }
        precondition(size < 1 << 24, "a piece is some tens of kilobytes")
        for place in stride(from: digitCount - 1, through: 0, by: -1) {
            bytes[start + place] = digits[size & 15]
            size >>= 4
        }
        bytes.append(0x0D)
        bytes.append(0x0A)
        return result
    }

    /// The chunk that ends a chunked body.
    mutating func appendLastChunk() {
        bytes += Array("0\r\n\r\n".utf8)
    }
}

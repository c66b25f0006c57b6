/// Finds and reads request heads (RFC 9112), strictly: whatever two programs could read in two
/// ways is refused.
///
/// It does no I/O. The caller shows it all bytes that were received and not yet consumed; the
/// parser looks at each byte once however the bytes were split, and its verdict depends on the
/// bytes alone. After `.head` or `.refused` a new parser is needed.
struct RequestHeadParser: Sendable {
    /// Sizes beyond which a head is refused.
    struct Limits: Hashable, Sendable {
        /// Bytes of the whole head with its final empty line.
        var headByteCount = 16_384
        /// Bytes of the first line.
        var requestLineByteCount = 4_096
        var fieldCount = 64
    }

    /// What the bytes so far amount to.
    enum Outcome: Hashable, Sendable {
        case needsMore
        /// A whole head that takes up the first `byteCount` bytes.
        case head(RequestHead, byteCount: Int)
        case refused(RequestRefusal)
    }

    let limits: Limits
    private var position = 0
    private var lineStart = 0
    private var fieldCount = 0
    private var requestLine: RequestLine?
    private var fields = RequestFields()

    init(limits: Limits = Limits()) {
        self.limits = limits
    }

    /// Whether any byte of a head was seen, other than an empty line before it.
    private(set) var hasBegun = false

    /// Reads on from where the last call stopped.
    ///
    /// - Parameter bytes: everything from the head's first byte on; earlier calls' bytes first.
    mutating func parse(_ bytes: borrowing Span<UInt8>) -> Outcome {
        defer { hasBegun = requestLine != nil || position > lineStart }
        do throws(RequestRefusal) {
            while let line = try nextLine(bytes) {
                if let head = try finishLine(bytes, line) {
                    return .head(head, byteCount: position)
                }
            }
            return .needsMore
        } catch {
            var refusal = error
            refusal.omitsBody = Self.beginsWithHead(bytes)
            return .refused(refusal)
        }
    }

    /// Whether the method is `HEAD`, also in a first line that is refused.
    private static func beginsWithHead(_ bytes: borrowing Span<UInt8>) -> Bool {
        let isAfterEmptyLine = bytes.count >= 2 && bytes[0] == 0x0D && bytes[1] == 0x0A
        let start = isAfterEmptyLine ? 2 : 0
        return bytes.count >= start + 5
            && bytes.copied(start..<start + 5) == Array("HEAD ".utf8)
    }

    /// The next whole line without its CR LF; nil when there is none yet.
    private mutating func nextLine(
        _ bytes: borrowing Span<UInt8>
    ) throws(RequestRefusal) -> Range<Int>? {
        let start = lineStart
        // The first limit that a byte of this line can exceed, and what it then is.
        let isRequestLine = requestLine == nil
        let lineLimit = isRequestLine ? start + limits.requestLineByteCount : .max
        let limit = min(lineLimit, limits.headByteCount)
        var index = position
        defer { position = index }
        while index < bytes.count {
            if index >= limit {
                let isHead = index >= limits.headByteCount
                throw RequestRefusal(code: isHead ? .headTooLong : .targetTooLong, offset: index)
            }
            let byte = bytes[index]
            let followsReturn = index > start && bytes[index - 1] == 0x0D
            if byte == 0x0A {
                guard followsReturn else {
                    throw RequestRefusal(code: .bareLineFeed, offset: index)
                }
                index += 1
                lineStart = index
                return start..<(index - 2)
            }
            if followsReturn { throw RequestRefusal(code: .bareCarriageReturn, offset: index) }
            if byte < 0x20 && byte != 0x09 && byte != 0x0D || byte == 0x7F {
                throw RequestRefusal(code: .controlByte, offset: index)
            }
            index += 1
        }
        return nil
    }

    private mutating func finishLine(
        _ bytes: borrowing Span<UInt8>, _ line: Range<Int>
    ) throws(RequestRefusal) -> RequestHead? {
        guard let requestLine else {
            // One empty line before a request is tolerated (RFC 9112, section 2.2).
            if line.isEmpty {
                guard line.lowerBound == 0 else { throw refusal(.malformedRequestLine) }
                return nil
            }
            self.requestLine = try RequestLine(bytes, line)
            return nil
        }
        if line.isEmpty { return try fields.head(after: requestLine, byteCount: position) }
        fieldCount += 1
        guard fieldCount <= limits.fieldCount else { throw refusal(.tooManyFields) }
        try fields.take(bytes, line)
        return nil
    }

    private func refusal(_ code: RequestRefusal.Code) -> RequestRefusal {
        RequestRefusal(code: code, offset: position)
    }
}

/// Every byte that was sent to the dongle, newest last, in a bounded text.
///
/// One line per write: Unix seconds, a blank, and the bytes as they left, with line ends and other
/// control bytes written as `\r`, `\n` or `\xNN`. Secrets never occur, because no command carries any.
struct AuditLog: Sendable {
    /// The text's limit in bytes; at some hundred bytes a command this is the last hundred or so.
    static let capacity = 16_384

    /// The lines, each ended by a line feed.
    private(set) var text: [UInt8] = []
    /// All bytes ever sent.
    private(set) var byteCount: UInt64 = 0
    /// Lines that had to make room for newer ones.
    private(set) var droppedLineCount: UInt64 = 0

    init() {
        text.reserveCapacity(Self.capacity + 4096)
    }

    /// Records bytes that have just left.
    mutating func record(_ bytes: ArraySlice<UInt8>, unixSeconds: Int64) {
        byteCount += UInt64(bytes.count)
        text.append(contentsOf: "\(unixSeconds) ".utf8)
        for byte in bytes.prefix(2048) {
            switch byte {
            case UInt8(ascii: "\r"): text.append(contentsOf: "\\r".utf8)
            case UInt8(ascii: "\n"): text.append(contentsOf: "\\n".utf8)
            case 0x20..<0x7F: text.append(byte)
            default:
                text.append(contentsOf: "\\x".utf8)
                text.append(contentsOf: String(UInt16(byte) + 0x100, radix: 16).utf8.dropFirst())
            }
        }
        text.append(UInt8(ascii: "\n"))
        while text.count > Self.capacity {
            let lineEnd = text.firstIndex(of: UInt8(ascii: "\n")) ?? text.count - 1
            text.removeFirst(lineEnd + 1)
            droppedLineCount += 1
        }
    }
}

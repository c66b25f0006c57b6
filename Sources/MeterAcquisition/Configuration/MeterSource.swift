/// Where the dongle's byte stream comes from.
///
/// Text forms: a path that contains a slash (`/dev/serial/by-id/usb-Rainforest…`, `/dev/ttyUSB0`, a
/// pseudo-terminal or a link to one), or `tcp:HOST:PORT` with HOST a name, an IPv4 address or an
/// IPv6 address in brackets (`tcp:[::1]:2000`), as offered by ser2net and socat.
///
/// Prefer the `/dev/serial/by-id/` path: the kernel's number may change when the dongle is plugged
/// in again, that path does not. It is resolved anew at every attempt to open it.
public enum MeterSource: Sendable, Hashable, CustomStringConvertible {
    /// A serial device or pseudo-terminal, by path.
    case serial(path: String)
    /// A TCP server that hands the serial line through. `host` has no brackets.
    case tcp(host: String, port: UInt16)

    /// What the text form may be, for messages: "a device path such as … or tcp:HOST:PORT".
    public static let acceptedForms =
        "a device path such as /dev/serial/by-id/usb-Rainforest..., or tcp:HOST:PORT"

    /// Reads the text form; nil when it is none (see `acceptedForms`).
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        // A path or name never holds control characters; a newline in one would also forge log lines.
        guard bytes.count <= 1024, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        guard bytes.starts(with: Array("tcp:".utf8)) else {
            let looksLikeAddress = text.split(separator: "/").first?.last == ":"
            guard bytes.contains(UInt8(ascii: "/")), !looksLikeAddress else { return nil }
            self = .serial(path: text)
            return
        }
        let address = text.dropFirst(4)
        guard let colon = address.lastIndex(of: ":"),
            let port = UInt16(address[address.index(after: colon)...]), port > 0
        else { return nil }
        var host = address[..<colon]
        let isBracketed = host.first == "[" && host.last == "]" && host.count > 2
        if isBracketed { host = host.dropFirst().dropLast() }
        let isPlain = host.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                true
            case UInt8(ascii: ":"), UInt8(ascii: "%"):
                isBracketed
            default:
                false
            }
        }
        guard !host.isEmpty, isPlain, host.utf8.count <= 255 else { return nil }
        self = .tcp(host: String(host), port: port)
    }

    /// The text form that `init(_:)` reads.
    public var description: String {
        switch self {
        case .serial(let path): path
        case .tcp(let host, let port):
            host.utf8.contains(UInt8(ascii: ":")) ? "tcp:[\(host)]:\(port)" : "tcp:\(host):\(port)"
        }
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Messages on standard error, one line each, for changes of state and never for each reading.
///
/// May be used from any thread: every line is written in one piece.
struct Log: Sendable {
    /// The part of the program that has something to say.
    enum Part: String, Sendable {
        case gateway
        case acquisition
        case server
        case certificate
        case journal
    }

    /// How lines are written.
    let format: ServerConfiguration.LogFormat
    private let write: @Sendable (String) -> Void

    /// - Parameter write: takes each line; standard error by default.
    init(
        _ format: ServerConfiguration.LogFormat,
        write: @escaping @Sendable (String) -> Void = {
            Console.offerLine($0, to: STDERR_FILENO)
        }
    ) {
        self.format = format
        self.write = write
    }

    /// Writes one line with the present time.
    func callAsFunction(_ part: Part, _ message: String) {
        write(line(part, message, unixSeconds: time(nil)))
    }

    /// The line; control characters in the message can not end it.
    func line(_ part: Part, _ message: String, unixSeconds: time_t) -> String {
        let stamp = Self.timeText(unixSeconds)
        switch format {
        case .text:
            let clean = String(
                message.unicodeScalars.map {
                    $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0)
                })
            return "\(stamp) \(part.rawValue): \(clean)"
        case .json:
            return #"{"time":"\#(stamp)","part":"\#(part.rawValue)","#
                + #""message":"\#(Self.escaped(message))"}"#
        }
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// `2026-11-20T16:25:46Z`.
    private static func timeText(_ unixSeconds: time_t) -> String {
        var seconds = unixSeconds
        // A structure of the C library, whose one pointer is not used; gmtime_r needs no lock.
        var parts = unsafe tm()
        _ = unsafe gmtime_r(&seconds, &parts)
        let (year, month, day) = unsafe (parts.tm_year, parts.tm_mon, parts.tm_mday)
        let (hour, minute, second) = unsafe (parts.tm_hour, parts.tm_min, parts.tm_sec)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(Int(year) + 1900)-\(two(month + 1))-\(two(day))"
            + "T\(two(hour)):\(two(minute)):\(two(second))Z"
    }
}

import OpenSEGAPI

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
        write(line(part, message, unixSeconds: Int64(time(nil))))
    }

    /// The text with blanks in the place of control characters.
    static func oneLine(_ text: String) -> String {
        String(
            text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
    }

    /// The line; control characters in the message can not end it.
    func line(_ part: Part, _ message: String, unixSeconds: Int64) -> String {
        let stamp = UTCText.string(unixSeconds)
        switch format {
        case .text:
            return "\(stamp) \(part.rawValue): \(Self.oneLine(message))"
        case .json:
            var json = JSONWriter()
            json.beginObject()
            json.string("time", stamp)
            json.string("part", part.rawValue)
            json.string("message", message)
            json.endObject()
            return String(decoding: json.output, as: UTF8.self)
        }
    }
}

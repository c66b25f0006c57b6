#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What a command has to do with the world besides files: its outputs, one input, environment and
/// clock. Tests put their own in place.
struct Console {
    /// Writes a line to standard output.
    var print: (String) -> Void
    /// Why something that was to be printed could not be written; nil while all was.
    var printFailure: () -> String? = { nil }
    /// Writes a line to standard error.
    var complain: (String) -> Void
    /// Reads a line from standard input without its end; nil at the end of the input.
    var readLine: () -> String?
    /// Whether a person sits at standard input.
    var isInteractive: Bool
    var environment: [String: String]
    /// The clock, in Unix seconds.
    var nowUnixSeconds: () -> Int64

    /// The process's own.
    static func process(
        output: Int32 = STDOUT_FILENO, errors: Int32 = STDERR_FILENO
    ) -> Console {
        var failure: String?
        return Console(
            print: { line in
                guard failure == nil, !writeLine(line, to: output) else { return }
                failure = LocalFile.reason()
            },
            printFailure: { failure },
            complain: { writeLine(Log.oneLine($0), to: errors) },
            readLine: { Swift.readLine() },
            isInteractive: isatty(STDIN_FILENO) == 1,
            environment: processEnvironment(),
            nowUnixSeconds: { Int64(time(nil)) })
    }

    /// Writes a line in one piece, so that lines of several threads do not mix. What can not be
    /// written is dropped.
    ///
    /// - Returns: false when something was dropped; the reason is in `errno`.
    @discardableResult
    static func writeLine(_ text: String, to descriptor: Int32) -> Bool {
        let bytes = [UInt8]((text + "\n").utf8)
        var offset = 0
        while offset < bytes.count {
            // In bounds: the slice's own size.
            let count = unsafe bytes[offset...].withUnsafeBytes {
                unsafe write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            offset += count
        }
        return true
    }

    /// Writes a line where the descriptor takes it at once, and drops it where it would have to
    /// wait: a full pipe that nobody reads is not to hold up a thread that reads the meter.
    ///
    /// A pipe that is ready takes 4,096 bytes without waiting; what is longer is cut there.
    static func offerLine(_ text: String, to descriptor: Int32) {
        var state = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        // One structure, for the length of the call.
        guard unsafe poll(&state, 1, 0) == 1, state.revents & Int16(POLLOUT) != 0 else { return }
        // A character cut in two becomes three bytes; with the line's end no more than 4,096.
        writeLine(String(decoding: text.utf8.prefix(4090), as: UTF8.self), to: descriptor)
    }

    private static func processEnvironment() -> [String: String] {
        var result: [String: String] = [:]
        // The C library's list of strings, ended by a null pointer. Nothing in this program
        // changes the environment.
        var entry = unsafe environ
        while let text = unsafe entry.pointee {
            let assignment = unsafe String(cString: text)
            if let equals = assignment.firstIndex(of: "=") {
                result[String(assignment[..<equals])] = String(
                    assignment[assignment.index(after: equals)...])
            }
            unsafe entry += 1
        }
        return result
    }
}

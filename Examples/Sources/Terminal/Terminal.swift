#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What every example does with its command line and its streams.
public enum Terminal {
    /// The name by which the program was started.
    public static var program: String {
        CommandLine.arguments.first.map { String($0.split(separator: "/").last ?? "") } ?? ""
    }

    /// Prints one line on standard error; control characters that it quotes become blanks.
    public static func say(_ sentence: String) {
        let clean = "\(program): \(sentence)".utf8.map { $0 < 0x20 || $0 == 0x7F ? 0x20 : $0 }
        let line = clean + [UInt8(ascii: "\n")]
        _ = write(2, line, line.count)
    }

    /// Ends the program with a sentence. Statuses follow sysexits.h: 64 for a wrong command line,
    /// 65 for wrong input, 66 for input that can not be read, 69 for what is not there, 74 for output
    /// that can not be written.
    public static func fail(_ sentence: String, status: Int32 = 64) -> Never {
        fflush(nil)
        say(sentence)
        exit(status)
    }

    /// Hands what was printed to whoever reads it, or ends the program: a pipe gets nothing before 4 KiB
    /// are full, and what a full disk did not take is told here. To be called at the end too.
    public static func flush() {
        guard fflush(nil) == 0 else { failToWrite() }
    }

    /// Writes all of the bytes to standard output, past what was printed, or ends the program.
    public static func output(_ bytes: [UInt8]) {
        guard writeAll(bytes, to: 1) else { failToWrite() }
    }

    private static func failToWrite() -> Never {
        fail("can not write on: \(reason)", status: 74)
    }

    /// Opens a file for reading, or ends the program; `-` is standard input.
    public static func openForReading(_ path: String) -> Int32 {
        guard path != "-" else { return 0 }
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { fail("can not read \(path): \(reason)", status: 66) }
        return descriptor
    }

    /// Replaces the contents of `bytes` by what comes next; false at the end.
    public static func readPiece(_ descriptor: Int32, into bytes: inout [UInt8]) -> Bool {
        bytes = [UInt8](unsafeUninitializedCapacity: 4096) { room, count in
            var received = -1
            repeat {
                received = read(descriptor, room.baseAddress, room.count)
            } while received < 0 && errno == EINTR
            if received < 0 { fail("can not read on: \(reason)", status: 66) }
            count = received
        }
        return !bytes.isEmpty
    }

    /// A whole file, or the program's end.
    public static func contents(of path: String) -> [UInt8] {
        let descriptor = openForReading(path)
        defer { close(descriptor) }
        var (all, piece): ([UInt8], [UInt8]) = ([], [])
        while readPiece(descriptor, into: &piece) { all += piece }
        return all
    }

    /// A whole file, or nil where there is none.
    public static func contentsIfPresent(of path: String) -> [UInt8]? {
        access(path, F_OK) == 0 ? contents(of: path) : nil
    }

    /// Writes a file so that a reader finds either the old one or the new one, never a part.
    public static func replace(_ path: String, with bytes: [UInt8]) {
        let new = path + ".new"
        let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        guard descriptor >= 0, writeAll(bytes, to: descriptor), close(descriptor) == 0,
            rename(new, path) == 0
        else { fail("can not write \(path): \(reason)", status: 73) }
    }

    /// Writes all of the bytes; false where that fails.
    public static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var done = 0
        while done < bytes.count {
            let written = bytes[done...].withUnsafeBytes {
                write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0 && errno != EINTR { return false }
            done += max(0, written)
        }
        return true
    }

    /// A file's first line without the mark of the byte order that spreadsheets and some editors put in
    /// front of it.
    public static func withoutByteOrderMark(_ line: String) -> Substring {
        let scalars = line.unicodeScalars
        return Substring(scalars.first == "\u{FEFF}" ? scalars.dropFirst() : scalars[...])
    }

    /// What the last failed call said, in words.
    public static var reason: String { String(cString: strerror(errno)) }
}

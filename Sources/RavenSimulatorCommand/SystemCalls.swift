#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The few calls to the operating system that several files need, with its pointers kept here.
enum SystemCalls {
    /// What the last failed call said, in words.
    static var lastErrorText: String { text(ofError: errno) }

    /// The words for an error number.
    static func text(ofError number: Int32) -> String {
        // strerror's text is copied at once; the program has one thread.
        unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }

    /// Writes as much of `bytes` from `start` on as the descriptor takes.
    ///
    /// - Returns: the number of bytes written, 0 when it takes none now, nil when it is broken.
    static func write(_ bytes: [UInt8], from start: Int, to descriptor: Int32) -> Int? {
        while true {
            // The pointer is used during the call only and stays inside the array.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Self.writeBytes(
                    descriptor, UnsafeRawBufferPointer(rebasing: buffer[start...]))
            }
            if count >= 0 { return count }
            if errno == EINTR { continue }
            return errno == EAGAIN ? 0 : nil
        }
    }

    /// Reads at most `maximumByteCount` bytes.
    ///
    /// - Returns: what was read; empty at the end, nil when there is nothing now or it is broken.
    static func read(_ descriptor: Int32, maximumByteCount: Int) -> ReadOutcome {
        while true {
            var count = 0
            // The buffer has exactly the capacity that the call is told.
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: maximumByteCount) {
                buffer, initializedCount in
                count = unsafe readBytes(descriptor, buffer.baseAddress, maximumByteCount)
                initializedCount = max(count, 0)
            }
            if count > 0 { return .bytes(bytes) }
            if count == 0 { return .end }
            if errno == EINTR { continue }
            return errno == EAGAIN ? .nothingNow : .failed(errno)
        }
    }

    enum ReadOutcome {
        case bytes([UInt8])
        case nothingNow
        case end
        case failed(Int32)
    }

    /// Whether something stands at a path, links followed.
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// All bytes of a file.
    static func contents(ofFile path: String) throws(CommandError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw .noInput("can not read \(path): \(lastErrorText)")
        }
        defer { close(descriptor) }
        var contents: [UInt8] = []
        while true {
            switch read(descriptor, maximumByteCount: 65_536) {
            case .bytes(let bytes): contents += bytes
            case .end: return contents
            case .nothingNow: throw .noInput("can not read \(path): it gives no bytes")
            case .failed(let number):
                throw .noInput("can not read \(path): \(text(ofError: number))")
            }
        }
    }

    /// Writes all of the text to standard output.
    static func print(
        _ text: String, to descriptor: Int32 = STDOUT_FILENO
    ) throws(CommandError) {
        let bytes = Array(text.utf8)
        var start = 0
        while start < bytes.count {
            guard let count = write(bytes, from: start, to: descriptor), count > 0 else {
                throw .output("can not write on: \(lastErrorText)")
            }
            start += count
        }
    }

    /// Writes one line to standard error, prefixed with the command's name; control characters in it
    /// can not end it.
    static func report(_ line: String, to descriptor: Int32 = STDERR_FILENO) {
        let bytes = line.utf8.map { $0 < 0x20 || $0 == 0x7F ? UInt8(ascii: " ") : $0 }
        _ = write(
            Array("raven-simulator: ".utf8) + bytes + [UInt8(ascii: "\n")], from: 0, to: descriptor)
    }

    /// Lets no call on the descriptor block, and no child inherit it.
    static func makeNonBlocking(_ descriptor: Int32) {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    private static func writeBytes(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
            unsafe Musl.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
    }

    private static func readBytes(
        _ descriptor: Int32, _ start: UnsafeMutablePointer<UInt8>?, _ count: Int
    ) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.read(descriptor, start, count)
        #elseif canImport(Musl)
            unsafe Musl.read(descriptor, start, count)
        #endif
    }
}

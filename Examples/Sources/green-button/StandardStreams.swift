#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Standard output in large pieces. The program has one thread.
enum StandardOutput {
    private nonisolated(unsafe) static var pending: [UInt8] = []

    static func print(_ line: String) {
        pending.append(contentsOf: line.utf8)
        pending.append(0x0A)
        if pending.count >= 65_536 { flush() }
    }

    /// Writes the bytes and empties the buffer, whose memory is used again.
    static func write(_ bytes: inout [UInt8]) {
        flush()
        writeOut(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    static func flush() {
        writeOut(pending)
        pending.removeAll(keepingCapacity: true)
    }

    private static func writeOut(_ bytes: [UInt8]) {
        // A closed pipe or a full disk: nothing more can be said on this stream.
        guard writeAll(bytes, to: 1) else { exit(CommandFailure.Status.inputOutput.rawValue) }
    }
}

/// Standard error, one line each.
enum StandardError {
    static func print(_ sentence: String) {
        _ = writeAll(Array("green-button: \(sentence)\n".utf8), to: 2)
    }
}

/// Standard input in pieces.
enum StandardInput {
    /// Replaces the contents of `buffer` by the next bytes; false at the end.
    static func read(
        into buffer: inout [UInt8], from descriptor: Int32 = 0
    ) throws(CommandFailure) -> Bool {
        var failure: Int32 = 0
        buffer = [UInt8](unsafeUninitializedCapacity: 65_536) { piece, count in
            var received = -1
            repeat {
                #if canImport(Glibc)
                    received = Glibc.read(descriptor, piece.baseAddress, piece.count)
                #elseif canImport(Musl)
                    received = Musl.read(descriptor, piece.baseAddress, piece.count)
                #endif
            } while received < 0 && errno == EINTR
            if received < 0 { failure = errno }
            count = max(0, received)
        }
        guard failure == 0 else {
            throw CommandFailure(
                .inputOutput, "can not read the input: \(String(cString: strerror(failure)))")
        }
        return !buffer.isEmpty
    }
}

/// Writes all bytes; false when that is not possible, with the reason in `errno`.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var offset = 0
    while offset < bytes.count {
        let written = bytes.withUnsafeBytes { all in
            #if canImport(Glibc)
                Glibc.write(descriptor, all.baseAddress.map { $0 + offset }, bytes.count - offset)
            #elseif canImport(Musl)
                Musl.write(descriptor, all.baseAddress.map { $0 + offset }, bytes.count - offset)
            #endif
        }
        if written < 0 {
            if errno == EINTR { continue }
            return false
        }
        offset += written
    }
    return true
}

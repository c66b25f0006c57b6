#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import Terminal

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
        Terminal.output(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    static func flush() {
        Terminal.output(pending)
        pending.removeAll(keepingCapacity: true)
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

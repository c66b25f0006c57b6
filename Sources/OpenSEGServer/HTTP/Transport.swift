#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The byte stream of one client: a socket, with or without TLS over it. No call waits.
final class Transport {
    let descriptor: Int32
    private var session: TLSSession?

    /// Takes over `descriptor`. With `tls` the client must begin with a handshake; nil when memory
    /// for the session ran out, and the descriptor is closed.
    init?(descriptor: Int32, tls: TLSServer?) {
        self.descriptor = descriptor
        guard let tls else { return }
        guard let session = tls.session(fileDescriptor: descriptor) else { return nil }
        self.session = session
    }

    deinit {
        // The session uses the descriptor until it is gone.
        session = nil
        _ = systemClose(descriptor)
    }

    /// `.count` when done.
    func handshake() -> TLSResult {
        session?.handshake() ?? .count(1)
    }

    /// Whether the handshake failed because the client spoke plain HTTP. Afterwards the transport
    /// is plain, so that an answer can be given.
    func fallsBackToPlain() -> Bool {
        guard session?.metPlainHTTP == true else { return false }
        session = nil
        return true
    }

    /// Appends what was received, at most `maximumCount` bytes.
    func receive(into buffer: inout [UInt8], maximumCount: Int) -> TLSResult {
        if let session { return session.read(into: &buffer, maximumCount: maximumCount) }
        var count = 0
        var problem: Int32 = 0
        buffer.append(addingCapacity: maximumCount) { output in
            // recv fills at most `maximumCount` bytes, and room for so many was asked for.
            unsafe output.withUnsafeMutableBufferPointer { free, filled in
                count = unsafe recv(
                    descriptor, free.baseAddress?.advanced(by: filled), maximumCount, 0)
                problem = errno
                filled += max(count, 0)
            }
        }
        switch count {
        case 1...: return .count(count)
        case 0: return .closed
        default: return Self.isTransient(problem) ? .wantsRead : .failed
        }
    }

    /// After `receive` gave `count` of `maximumCount`: whether there can be no more before poll(2)
    /// says so.
    func isDrained(after count: Int, of maximumCount: Int) -> Bool {
        if let session { return !session.hasPendingBytes }
        return count < maximumCount
    }

    /// Sends some of `bytes` from `offset` on. With `isFollowed` they may wait for what is sent next.
    func send(_ bytes: [UInt8], from offset: Int, isFollowed: Bool) -> TLSResult {
        if let session {
            return session.write(bytes, from: offset, count: bytes.count - offset)
        }
        let count = unsafe bytes.withUnsafeBytes { all in
            // In bounds: `rebasing` traps where `offset` is beyond the end.
            let rest = unsafe UnsafeRawBufferPointer(rebasing: all[offset...])
            return unsafe systemSend(
                descriptor, rest.baseAddress, rest.count, isFollowed: isFollowed)
        }
        guard count < 0 else { return .count(count) }
        return Self.isTransient(errno) ? .wantsWrite : .failed
    }

    /// Whether `send(file:)` can be used: under TLS every byte must pass through the process.
    var sendsFiles: Bool { session == nil }

    /// Sends some of `count` bytes of a file from `offset` on, without copying them.
    func send(file: Int32, from offset: Int64, count: Int) -> TLSResult {
        var place = off_t(offset)
        // Reads and sets the local variable.
        let sent = unsafe sendfile(descriptor, file, &place, count)
        if sent > 0 { return .count(sent) }
        return sent < 0 && Self.isTransient(errno) ? .wantsWrite : .failed
    }

    /// Says that nothing more will be sent. The peer's bytes can still be received.
    func endSending() {
        session?.close()
        _ = shutdown(descriptor, Int32(SHUT_WR))
    }

    private static func isTransient(_ number: Int32) -> Bool {
        number == EAGAIN || number == EWOULDBLOCK || number == EINTR
    }
}

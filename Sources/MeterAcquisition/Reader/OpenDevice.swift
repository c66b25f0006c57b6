#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// An open, non-blocking descriptor to the dongle. Whoever holds it closes it.
struct OpenDevice: Sendable {
    /// What a read or write brought.
    enum Transfer: Sendable, Hashable {
        /// So many bytes were moved, at least one.
        case moved(Int)
        /// Nothing can be moved now.
        case wouldBlock
        /// The device or the peer is gone.
        case ended(LinkProblem)
    }

    /// The descriptor, non-blocking.
    var descriptor: Int32
    /// Whether it is a socket (else a terminal).
    var isSocket: Bool
    /// Which device node it is; nil for a socket.
    var identity: DeviceIdentity?

    /// Reads what has arrived into `buffer`, whose length bounds it.
    func read(into buffer: inout [UInt8]) -> Transfer {
        let descriptor = descriptor
        // The buffer is valid for the call and its own count is passed.
        let count = unsafe buffer.withUnsafeMutableBytes { bytes in
            #if canImport(Glibc)
                unsafe Glibc.read(descriptor, bytes.baseAddress, bytes.count)
            #else
                unsafe Musl.read(descriptor, bytes.baseAddress, bytes.count)
            #endif
        }
        return outcome(count)
    }

    /// Writes as much of `bytes` as the device takes without waiting.
    func write(_ bytes: [UInt8]) -> Transfer {
        let (descriptor, isSocket) = (descriptor, isSocket)
        // As above. MSG_NOSIGNAL: a closed peer is an error here, not a signal to the program.
        let count = unsafe bytes.withUnsafeBytes { bytes in
            if isSocket {
                return unsafe send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            }
            #if canImport(Glibc)
                return unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
            #else
                return unsafe Musl.write(descriptor, bytes.baseAddress, bytes.count)
            #endif
        }
        return outcome(count)
    }

    /// Closes the descriptor without waiting for unsent bytes. May still hang inside a driver: call
    /// it through `BoundedCalls`.
    func discard() {
        // A terminal's close waits for its output to drain (up to 30 s by default); a dongle that
        // no longer reads would hold it, so what is unsent goes first.
        if !isSocket { tcflush(descriptor, TCOFLUSH) }
        #if canImport(Glibc)
            _ = Glibc.close(descriptor)
        #else
            _ = Musl.close(descriptor)
        #endif
    }

    /// Whether `path` now leads to another node than the one that is open, or to none.
    func isReplaced(at path: String) -> Bool {
        guard let identity else { return false }
        return DeviceIdentity(path: path) != identity
    }

    private func outcome(_ count: Int) -> Transfer {
        if count > 0 { return .moved(count) }
        if count == 0 { return .ended(isSocket ? .closedByPeer : .vanished) }
        switch errno {
        case EAGAIN, EWOULDBLOCK, EINTR: return .wouldBlock
        case EIO, ENXIO, ENODEV, EPIPE, ECONNRESET, EBADF:
            return .ended(isSocket ? .closedByPeer : .vanished)
        default: return .ended(.failed(errno: errno))
        }
    }
}

import CTLS

/// What one step of a TLS session came to.
enum TLSResult: Hashable, Sendable {
    /// So many bytes were read or written (always above 0), or the handshake is done (1).
    case count(Int)
    /// Nothing more until the socket can be read.
    case wantsRead
    /// Nothing more until the socket can be written.
    case wantsWrite
    /// The peer has ended the connection.
    case closed
    /// The session is unusable; `TLSSession.problem` says why.
    case failed
}

/// The server's side of one TLS connection over a non-blocking socket. No call waits.
///
/// Not `Sendable`: it belongs to the thread that serves the connection. The process must ignore
/// SIGPIPE. Costs about 14 KiB while idle. Give the session up before closing the descriptor.
// Safe: the pointer is private, valid until deinit, and only handed to CTLS.
@safe final class TLSSession {
    private let pointer: OpaquePointer

    /// Takes ownership of a `ctls_session`.
    init(_ pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        unsafe ctls_session_free(pointer)
    }

    /// Goes on with the handshake; `.count(1)` when it is done.
    func handshake() -> TLSResult {
        unsafe Self.result(ctls_handshake(pointer))
    }

    /// Appends at most `maximumCount` received bytes to `buffer`.
    ///
    /// Call again until it wants something: bytes may wait inside the session where poll(2) can
    /// not see them (`hasPendingBytes`).
    func read(into buffer: inout [UInt8], maximumCount: Int) -> TLSResult {
        let room = max(maximumCount, 1)
        var count = 0
        buffer.append(addingCapacity: room) { output in
            // ctls_read fills at most `room` bytes, and so many were asked for.
            unsafe output.withUnsafeMutableBufferPointer { free, filled in
                count = unsafe ctls_read(pointer, free.baseAddress?.advanced(by: filled), room)
                filled += max(count, 0)
            }
        }
        return Self.result(count)
    }

    /// Sends some of the `count` bytes of `bytes` that start at `offset`, as many as fit.
    ///
    /// After `.wantsRead` or `.wantsWrite` the next call must offer the same bytes again (more may
    /// follow them, and the array may have moved). A range outside of `bytes` counts as `.failed`.
    func write(_ bytes: [UInt8], from offset: Int, count: Int) -> TLSResult {
        guard offset >= 0, count > 0, offset <= bytes.count, count <= bytes.count - offset else {
            return .failed
        }
        let written = unsafe bytes.withUnsafeBytes { all in
            // In bounds: checked above.
            let part = unsafe UnsafeRawBufferPointer(rebasing: all[offset..<(offset + count)])
            return unsafe ctls_write(pointer, part.baseAddress, part.count)
        }
        return Self.result(written)
    }

    /// Tells the peer that nothing more comes, if the session is sound. Never waits.
    func close() {
        unsafe ctls_close(pointer)
    }

    /// Whether received bytes wait inside the session, which poll(2) can not see.
    var hasPendingBytes: Bool {
        unsafe ctls_has_pending(pointer) != 0
    }

    /// Whether the handshake failed because the client spoke plain HTTP, so that a plain answer can
    /// tell it so.
    var metPlainHTTP: Bool {
        unsafe ctls_met_plain_http(pointer) != 0
    }

    /// Why the session failed, in the TLS library's words; empty when it did not.
    var problem: String {
        // A string inside the session, copied before anything can change it.
        unsafe String(cString: ctls_problem(pointer))
    }

    /// Protocol version and suite, for instance `TLSv1.3 TLS_AES_128_GCM_SHA256`.
    var description: String {
        var text = [CChar](repeating: 0, count: 96)
        unsafe ctls_describe(pointer, &text, text.count)
        return String(
            decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func result(_ outcome: Int) -> TLSResult {
        switch outcome {
        case 1...: .count(outcome)
        case CTLS_CLOSED: .closed
        case CTLS_WANT_READ: .wantsRead
        case CTLS_WANT_WRITE: .wantsWrite
        default: .failed
        }
    }
}

import CTLS
import Synchronization

/// The gateway's certificate and key, ready to take connections over TLS 1.2 or 1.3.
///
/// May be used from any thread. `reload()` reads the same files again; sessions that are open keep
/// the certificate they began with.
final class TLSServer: Sendable {
    /// Owns one `ctls_server`, which is safe to use from any thread (it only counts references).
    @safe private final class Handle: @unchecked Sendable {
        let pointer: OpaquePointer

        init(_ pointer: OpaquePointer) {
            unsafe self.pointer = pointer
        }

        deinit {
            unsafe ctls_server_free(pointer)
        }
    }

    /// Path of the PEM file with the certificate chain, leaf first.
    let certificatePath: String
    /// Path of the PEM file with the leaf's key.
    let keyPath: String
    private let current: Mutex<Handle>

    /// Name and version of the TLS library, or nil where the build has none.
    static var backend: String? {
        // The library's own constant string.
        unsafe ctls_tls_backend().map { unsafe String(cString: $0) }
    }

    /// Whether this build can do TLS at all.
    static var isAvailable: Bool { backend != nil }

    /// Reads certificate and key.
    ///
    /// - Throws: `.unavailable` in a build without TLS; `.certificate` when a file can not be read,
    ///   is not PEM, has a passphrase, is too weak, or the two do not belong together.
    init(certificatePath: String, keyPath: String) throws(TLSError) {
        self.certificatePath = certificatePath
        self.keyPath = keyPath
        current = Mutex(try Self.load(certificatePath, keyPath))
    }

    /// Reads the files again; on failure the old certificate stays in use.
    ///
    /// - Throws: as `init`.
    func reload() throws(TLSError) {
        let fresh = try Self.load(certificatePath, keyPath)
        current.withLock { $0 = fresh }
    }

    /// Begins a session over a connected non-blocking socket, which stays the caller's to close
    /// after the session is gone. Nil when memory ran out.
    func session(fileDescriptor: Int32) -> TLSSession? {
        let handle = current.withLock { $0 }
        guard let pointer = unsafe ctls_session_new(handle.pointer, fileDescriptor) else {
            return nil
        }
        return unsafe TLSSession(pointer)
    }

    /// What the certificate in the file says now; nil when it can not be read.
    var certificateDetails: CertificateDetails? {
        guard let text = try? LocalFile.text(certificatePath) else { return nil }
        return try? CertificateDetails(pem: text)
    }

    private static func load(
        _ certificatePath: String, _ keyPath: String
    ) throws(TLSError) -> Handle {
        guard isAvailable else {
            throw TLSError(code: .unavailable, message: "this build has no TLS")
        }
        return try unsafe TLSError.reported(as: .certificate) { why, room in
            // The paths live for the call; the result is owned by the handle.
            unsafe ctls_server_new(certificatePath, keyPath, why, room).map { unsafe Handle($0) }
        }
    }
}

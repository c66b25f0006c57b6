/// Why TLS could not be set up or a certificate could not be made or read.
struct TLSError: Error, Hashable, Sendable {
    /// What kind of failure it was.
    enum Code: Hashable, Sendable {
        /// The build has no TLS library.
        case unavailable
        /// Certificate or key can not be read, or do not belong together.
        case certificate
        /// The authority can not make or vouch for a certificate.
        case authority
    }

    /// What kind of failure it was.
    var code: Code
    /// One sentence for a person, without full stop; never holds key material.
    var message: String

    /// Runs a C function that reports failure with a sentence; nil means failure.
    static func reported<Value>(
        as code: Code, _ body: (UnsafeMutablePointer<CChar>, Int) -> Value?
    ) throws(TLSError) -> Value {
        var why = [CChar](repeating: 0, count: 512)
        let result = unsafe why.withUnsafeMutableBufferPointer { buffer -> Value? in
            // An array of 512 elements always has a base address.
            guard let base = buffer.baseAddress else { return nil }
            return unsafe body(base, buffer.count)
        }
        guard let result else {
            let text = why.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
            throw TLSError(code: code, message: String(decoding: text, as: UTF8.self))
        }
        return result
    }
}

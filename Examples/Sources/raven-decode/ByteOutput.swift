#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Writes bytes to a descriptor.
enum ByteOutput {
    /// Writes all of `bytes`; a reader that went away ends the program quietly.
    static func write(_ bytes: [UInt8], to descriptor: Int32) {
        bytes.withUnsafeBytes { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = UnsafeRawBufferPointer(rebasing: rest)
                #if canImport(Glibc)
                    let count = Glibc.write(descriptor, piece.baseAddress, piece.count)
                #else
                    let count = Musl.write(descriptor, piece.baseAddress, piece.count)
                #endif
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { exit(0) }
                rest = rest.dropFirst(count)
            }
        }
    }
}

internal import CDeflate

/// A streamed body compressed with gzip while it is produced. Memory: zlib's 70 kB and one piece.
///
/// `@safe`: the pointer never leaves the object.
@safe
final class GzipBody: APIBodyStream {
    private let plain: any APIBodyStream
    // Made in init, freed in deinit, and used by this object only, on the thread that it belongs to.
    private let stream: OpaquePointer
    private var piece: [UInt8] = []
    private var isAtEnd = false

    /// Whether this build can compress at all: zlib's header was there.
    static let isAvailable = cdeflate_is_available() == 1

    /// Nil where there is no zlib or no memory; the plain body is then to be sent.
    init?(_ plain: any APIBodyStream) {
        guard let stream = unsafe cdeflate_new() else { return nil }
        unsafe self.stream = stream
        self.plain = plain
    }

    deinit {
        unsafe cdeflate_free(stream)
    }

    func writeNextPiece(into output: inout [UInt8]) -> APIBodyProgress {
        // Compressed, a piece shrinks to a few hundred bytes: several go into one.
        let limit = output.count + 8192
        while output.count < limit {
            piece.removeAll(keepingCapacity: true)
            let progress = plain.writeNextPiece(into: &piece)
            if case .aborted = progress { return progress }
            isAtEnd = progress == .finished
            guard compress(into: &output) else {
                return .aborted(reason: "an answer was broken off: it could not be compressed")
            }
            if isAtEnd { return .finished }
        }
        return .more
    }

    /// Compresses the whole piece, and at the end what zlib still holds.
    private func compress(into output: inout [UInt8]) -> Bool {
        let room = 16_384
        var start = 0
        while true {
            var consumed = 0
            var hasEnded: CInt = 0
            var written = -1
            let finishes: CInt = isAtEnd ? 1 : 0
            output.append(addingCapacity: room) { output in
                // The C side stays within the two counts that it is given.
                unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                    let free = unsafe buffer.baseAddress?.advanced(by: count)
                    unsafe piece[start...].withUnsafeBufferPointer { input in
                        written = unsafe cdeflate_write(
                            stream, input.baseAddress, input.count, &consumed, free, room, finishes,
                            &hasEnded)
                    }
                    if written > 0 { count += written }
                }
            }
            guard written >= 0 else { return false }
            start += consumed
            if hasEnded == 1 { return true }
            if start == piece.count, !isAtEnd, written < room { return true }
            // Room and input were there and nothing moved: zlib would never end.
            if written == 0, consumed == 0 { return false }
        }
    }
}

extension OpenSEGAPI {
    /// Compresses a streamed answer where the client takes that; events stay as they are, and short
    /// answers are not worth it.
    func compressed(_ response: APIResponse, for request: APIRequest) -> APIResponse {
        guard GzipBody.isAvailable else { return response }
        var stream: (any APIBodyStream)?
        if case .stream(let plain) = response.body { stream = plain }
        guard stream != nil || response.status == 304 else { return response }
        var response = response
        response.headers.append((name: "Vary", value: "Accept-Encoding"))
        guard let stream, request.acceptsGzip, let body = GzipBody(stream) else {
            return response
        }
        response.headers.append((name: "Content-Encoding", value: "gzip"))
        response.body = .stream(body)
        return response
    }
}

/// A streamed body around the code that writes its pieces.
///
/// The code is handed in as a closure, made where the sample type is known, so that it is compiled for
/// that type; a generic class would look everything up at run time, reading by reading.
final class PulledBody: APIBodyStream {
    private let writePiece: (inout [UInt8]) -> APIBodyProgress

    init(_ writePiece: @escaping (inout [UInt8]) -> APIBodyProgress) {
        self.writePiece = writePiece
    }

    func writeNextPiece(into output: inout [UInt8]) -> APIBodyProgress {
        writePiece(&output)
    }
}

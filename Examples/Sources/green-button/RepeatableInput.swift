#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import Terminal

/// Standard input that can be read a second time: a file is rewound; what comes from a pipe is kept in
/// a file without a name, which the system removes at the end.
struct RepeatableInput {
    private let startOffset: off_t
    private let descriptor: Int32

    init() throws(CommandFailure) {
        let offset = lseek(0, 0, SEEK_CUR)
        guard offset < 0 else {
            startOffset = offset
            descriptor = 0
            return
        }
        startOffset = 0
        guard let file = tmpfile() else { throw Self.failure("keep a copy of") }
        descriptor = fileno(file)
        var piece: [UInt8] = []
        while try StandardInput.read(into: &piece) {
            guard Terminal.writeAll(piece, to: descriptor) else {
                throw Self.failure("keep a copy of")
            }
        }
        try rewind()
    }

    /// Replaces the contents of `buffer` by the next bytes; false at the end.
    func read(into buffer: inout [UInt8]) throws(CommandFailure) -> Bool {
        try StandardInput.read(into: &buffer, from: descriptor)
    }

    func rewind() throws(CommandFailure) {
        if lseek(descriptor, startOffset, SEEK_SET) < 0 { throw Self.failure("rewind") }
    }

    private static func failure(_ what: String) -> CommandFailure {
        CommandFailure(
            .inputOutput, "can not \(what) the input: \(Terminal.reason)")
    }
}

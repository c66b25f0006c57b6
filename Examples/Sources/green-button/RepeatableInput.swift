#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Standard input that can be read a second time: a file is rewound, a pipe is kept in memory.
struct RepeatableInput {
    private let startOffset: off_t
    /// What a pipe has given, in pieces; nil for a file.
    private var kept: [[UInt8]]?
    private var nextKept = 0

    init() throws(CommandFailure) {
        startOffset = lseek(0, 0, SEEK_CUR)
        guard startOffset < 0 else { return }
        var pieces: [[UInt8]] = []
        var piece: [UInt8] = []
        while try StandardInput.read(into: &piece) { pieces.append(piece) }
        kept = pieces
    }

    /// Replaces the contents of `buffer` by the next bytes; false at the end.
    mutating func read(into buffer: inout [UInt8]) throws(CommandFailure) -> Bool {
        guard let kept else { return try StandardInput.read(into: &buffer) }
        guard nextKept < kept.count else { return false }
        buffer = kept[nextKept]
        nextKept += 1
        return true
    }

    mutating func rewind() throws(CommandFailure) {
        nextKept = 0
        if kept == nil, lseek(0, startOffset, SEEK_SET) < 0 {
            throw CommandFailure(
                .inputOutput, "can not rewind the input: \(String(cString: strerror(errno)))")
        }
    }
}

import CTLS
import OpenSEGAPI

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Kept text in files that exist in memory only, from which plain connections send without a copy.
///
/// What sendfile(2) has taken may still be read from the same memory long after the call, by a client
/// of this machine that is slow to read. So text is never written over: it goes into files of 256 KiB,
/// and a file is closed once all its text has been given up; the kernel keeps the memory for those who
/// still read it. The memory belongs to the process's control group and not to its resident set.
final class TextFiles: TextStore {
    /// One file: its text, by position.
    struct File {
        let descriptor: Int32
        let start: Int64
        fileprivate(set) var end: Int64
    }

    private static let byteCount: Int64 = 262_144
    /// In order of position, without holes.
    private var files: [File] = []
    private var end: Int64 = 0

    deinit {
        discard(before: .max)
    }

    func append(_ text: [UInt8]) -> Bool {
        let newEnd = end + Int64(text.count)
        var file: File
        if let last = files.last, newEnd - last.start <= Self.byteCount {
            file = last
            files.removeLast()
        } else {
            let descriptor = ctls_memory_file()
            guard descriptor >= 0 else { return false }
            file = File(descriptor: descriptor, start: end, end: end)
        }
        defer { files.append(file) }
        var written = 0
        while written < text.count {
            let place = off_t(end - file.start) + off_t(written)
            let count = unsafe text.withUnsafeBytes { bytes in
                // In bounds: `rebasing` traps where `written` is beyond the end.
                let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[written...])
                return unsafe pwrite(file.descriptor, rest.baseAddress, rest.count, place)
            }
            // What was written is beyond the end: it will be written again.
            guard count > 0 else { return false }
            written += count
        }
        end = newEnd
        file.end = newEnd
        return true
    }

    func discard(before position: Int64) {
        let goneCount = files.prefix { $0.end <= position }.count
        for file in files[..<goneCount] { _ = systemClose(file.descriptor) }
        files.removeFirst(goneCount)
    }

    func read(_ range: Range<Int64>, into output: inout [UInt8]) -> Bool {
        let before = output.count
        var position = range.lowerBound
        while position < range.upperBound, let file = file(at: position) {
            let count = Int(min(file.end, range.upperBound) - position)
            var received = 0
            output.append(addingCapacity: count) { output in
                // pread fills at most `count` bytes, and room for so many was asked for.
                unsafe output.withUnsafeMutableBufferPointer { buffer, filled in
                    received = unsafe pread(
                        file.descriptor, buffer.baseAddress?.advanced(by: filled), count,
                        off_t(position - file.start))
                    filled += max(received, 0)
                }
            }
            guard received > 0 else { break }
            position += Int64(received)
        }
        if position == range.upperBound { return true }
        output.removeLast(output.count - before)
        return false
    }

    /// The file that has the byte at `position`.
    func file(at position: Int64) -> File? {
        files.first { $0.start <= position && position < $0.end }
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A pipe through which one thread ends another one's poll(2).
final class WakePipe: Sendable {
    /// Becomes readable at `wake`; -1 where the system gave no pipe.
    let readEnd: Int32
    private let writeEnd: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        // pipe writes two descriptors into the array of two.
        if unsafe pipe(&ends) == 0, makeNonBlocking(ends[0]), makeNonBlocking(ends[1]) {
            readEnd = ends[0]
            writeEnd = ends[1]
        } else {
            readEnd = -1
            writeEnd = -1
        }
    }

    deinit {
        if readEnd >= 0 {
            close(readEnd)
            close(writeEnd)
        }
    }

    /// Makes the read end readable, for good. Any thread.
    func wake() {
        var byte: UInt8 = 1
        // One byte from a local; a full pipe is readable already.
        _ = unsafe write(writeEnd, &byte, 1)
    }
}

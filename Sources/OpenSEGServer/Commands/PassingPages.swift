#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Gives back the pages of program and libraries that are needed once: to start, by linking, reading
/// the configuration, setting up TLS; and for the first client, by finding what libraries need of
/// each other and checking a password. What is still needed comes back from the file, page by page,
/// when it is next used.
struct PassingPages {
    private let mappings: [Range<UInt>]

    /// Notes what is mapped of code and, where the kernel tells which pages were written to, of
    /// constants. To be made before threads load more: what was loaded with the program is never
    /// unmapped, so that the addresses stay what they are.
    init() {
        // `smaps` is not in every kernel for small devices.
        let maps =
            (try? LocalFile.read("/proc/self/smaps")) ?? (try? LocalFile.read("/proc/self/maps"))
        mappings = Self.unwrittenMappings(maps ?? [])
    }

    /// Nothing is lost by it: what was never written to is in the file as well.
    func giveBack() {
        for range in mappings {
            guard let start = unsafe UnsafeMutableRawPointer(bitPattern: range.lowerBound)
            else { continue }
            // The range is a whole mapping that a file backs, private and not writable, and stays
            // for as long as the process runs.
            _ = unsafe madvise(start, range.count, MADV_DONTNEED)
        }
    }

    /// The addresses of the mappings whose pages are all as in their file, from lines such as
    /// `55d0c0de4000-55d0c1203000 r-xp 000df000 fe:01 1234  /usr/…`, in `smaps` followed by lines such
    /// as `Anonymous:    0 kB`. What can be read only may have been written to by the linker before,
    /// so that it takes this line to know; code is not written to.
    static func unwrittenMappings(_ maps: [UInt8]) -> [Range<UInt>] {
        var found: [Range<UInt>] = []
        var constants: Range<UInt>?
        for line in maps.split(separator: UInt8(ascii: "\n")) {
            let fields = line.split(separator: UInt8(ascii: " "), maxSplits: 6)
            guard fields.count > 1 else { continue }
            if fields[0].elementsEqual("Anonymous:".utf8) {
                if let range = constants, fields[1].elementsEqual("0".utf8) { found.append(range) }
                constants = nil
            } else if fields.count >= 6, fields[5].first == UInt8(ascii: "/"),
                let range = addresses(fields[0])
            {
                if fields[1].elementsEqual("r-xp".utf8) { found.append(range) }
                constants = fields[1].elementsEqual("r--p".utf8) ? range : nil
            }
        }
        return found
    }

    private static func addresses(_ text: ArraySlice<UInt8>) -> Range<UInt>? {
        let ends = text.split(separator: UInt8(ascii: "-"))
        guard ends.count == 2,
            let start = UInt(String(decoding: ends[0], as: UTF8.self), radix: 16),
            let end = UInt(String(decoding: ends[1], as: UTF8.self), radix: 16), start < end
        else { return nil }
        return start..<end
    }
}

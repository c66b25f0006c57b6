#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Gives back the pages of program and libraries that were needed to start: reading the
/// configuration, setting up TLS, linking. What is still needed comes back from the file, page by
/// page, when it is next called.
enum StartUpPages {
    /// Unmaps what is mapped of code. Nothing is lost by it: code is never written to, so that the
    /// file has it all. Pages with data stay, as they may have been written to.
    static func giveBack() {
        guard let maps = try? LocalFile.text("/proc/self/maps") else { return }
        for line in maps.textLines {
            guard let range = codeRange(line),
                let start = unsafe UnsafeMutableRawPointer(bitPattern: range.lowerBound)
            else { continue }
            // The range is a whole mapping of this process, private, executable and not writable.
            _ = unsafe madvise(start, range.count, MADV_DONTNEED)
        }
    }

    /// The addresses of a line such as `55d0c0de4000-55d0c1203000 r-xp 000df000 fe:01 1234  /usr/…`
    /// that maps code of a file; nil for every other line.
    static func codeRange(_ line: String) -> Range<UInt>? {
        let fields = line.split(separator: " ", omittingEmptySubsequences: true)
        guard fields.count >= 6, fields[1] == "r-xp", fields[5].hasPrefix("/") else { return nil }
        let ends = fields[0].split(separator: "-")
        guard ends.count == 2, let start = UInt(ends[0], radix: 16),
            let end = UInt(ends[1], radix: 16), start < end
        else { return nil }
        return start..<end
    }
}

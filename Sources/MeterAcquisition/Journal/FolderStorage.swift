#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A journal's segments as files `openseg-NUMBER.journal` (16 hexadecimal digits) in one folder, which
/// is made where it is missing and belongs to one process at a time.
struct FolderStorage: JournalStorage {
    private let folder: Int32
    private var file: Int32 = -1

    /// No segment of ours comes near this; another's file must not fill the memory.
    static let maximumByteCount = 64 << 20

    /// Opens the folder and locks it against other processes; the lock ends with this process.
    init(path: String) throws(JournalStorageError) {
        // Pointers below are to texts and locals, used during the calls only.
        if unsafe mkdir(path, 0o700) != 0, errno != EEXIST {
            throw JournalStorageError(operation: .open, errorNumber: errno)
        }
        let opened = Self.openFile(path, O_RDONLY | O_DIRECTORY)
        guard opened >= 0 else {
            throw JournalStorageError(operation: .open, errorNumber: errno)
        }
        // Some network file systems have no locks; there the owner's care must do.
        if flock(opened, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            closeFile(opened)
            throw JournalStorageError(operation: .lock, errorNumber: EWOULDBLOCK)
        }
        folder = opened
    }

    mutating func segments() throws(JournalStorageError) -> [UInt64] {
        // The stream takes over this descriptor; a position of its own needs an opening of its own.
        let copy = unsafe openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0, let stream = unsafe fdopendir(copy) else {
            let code = errno
            if copy >= 0 { closeFile(copy) }
            throw JournalStorageError(operation: .list, errorNumber: code)
        }
        defer { unsafe closedir(stream) }
        var numbers: [UInt64] = []
        while let entry = unsafe readdir(stream) {
            // The name is the entry's own, ended by a zero, and is copied before the next call.
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if let number = Self.number(of: name) { numbers.append(number) }
        }
        return numbers.sorted()
    }

    mutating func read(_ segment: UInt64) throws(JournalStorageError) -> [UInt8] {
        let descriptor = unsafe openat(
            folder, Self.name(of: segment), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw JournalStorageError(operation: .read, errorNumber: errno)
        }
        defer { closeFile(descriptor) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = readFile(descriptor, into: &piece)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw JournalStorageError(operation: .read, errorNumber: errno)
            }
            if count == 0 { return bytes }
            bytes += piece[..<count]
            guard bytes.count <= Self.maximumByteCount else {
                throw JournalStorageError(operation: .read, errorNumber: EFBIG)
            }
        }
    }

    mutating func open(_ segment: UInt64, isNew: Bool) throws(JournalStorageError) {
        close()
        let flags = O_WRONLY | O_APPEND | O_CLOEXEC | O_NOFOLLOW | (isNew ? O_CREAT | O_EXCL : 0)
        let descriptor = unsafe openat(folder, Self.name(of: segment), flags, 0o600)
        guard descriptor >= 0 else {
            throw JournalStorageError(operation: .create, errorNumber: errno)
        }
        file = descriptor
        // A new name survives a power cut only when its folder is on the medium too.
        if isNew, fsync(folder) != 0 {
            throw JournalStorageError(operation: .sync, errorNumber: errno)
        }
    }

    mutating func append(_ bytes: [UInt8]) throws(JournalStorageError) {
        var written = 0
        while written < bytes.count {
            let count = writeFile(file, bytes, from: written)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw JournalStorageError(
                    operation: .append, errorNumber: count < 0 ? errno : ENOSPC)
            }
            written += count
        }
        guard fdatasync(file) == 0 else {
            throw JournalStorageError(operation: .sync, errorNumber: errno)
        }
    }

    mutating func cut(to byteCount: Int) throws(JournalStorageError) {
        guard ftruncate(file, off_t(byteCount)) == 0 else {
            throw JournalStorageError(operation: .cut, errorNumber: errno)
        }
    }

    mutating func close() {
        if file >= 0 { closeFile(file) }
        file = -1
    }

    mutating func closeAll() {
        close()
        closeFile(folder)
    }

    mutating func remove(_ segment: UInt64) throws(JournalStorageError) {
        guard unsafe unlinkat(folder, Self.name(of: segment), 0) == 0 else {
            throw JournalStorageError(operation: .remove, errorNumber: errno)
        }
    }

    private static let (prefix, suffix) = ("openseg-", ".journal")

    private static func name(of segment: UInt64) -> String {
        let digits = String(segment, radix: 16)
        return prefix + String(repeating: "0", count: 16 - digits.utf8.count) + digits + suffix
    }

    private static func number(of name: String) -> UInt64? {
        guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return nil }
        let number = UInt64(name.dropFirst(prefix.count).dropLast(suffix.count), radix: 16)
        // Only a name that we would give.
        return number.flatMap { self.name(of: $0) == name ? $0 : nil }
    }

    private static func openFile(_ path: String, _ flags: Int32) -> Int32 {
        #if canImport(Glibc)
            unsafe Glibc.open(path, flags | O_CLOEXEC)
        #else
            unsafe Musl.open(path, flags | O_CLOEXEC)
        #endif
    }
}

private func closeFile(_ descriptor: Int32) {
    #if canImport(Glibc)
        _ = Glibc.close(descriptor)
    #else
        _ = Musl.close(descriptor)
    #endif
}

private func readFile(_ descriptor: Int32, into piece: inout [UInt8]) -> Int {
    // The piece is valid for the call and its own count is passed.
    unsafe piece.withUnsafeMutableBytes { bytes in
        #if canImport(Glibc)
            unsafe Glibc.read(descriptor, bytes.baseAddress, bytes.count)
        #else
            unsafe Musl.read(descriptor, bytes.baseAddress, bytes.count)
        #endif
    }
}

private func writeFile(_ descriptor: Int32, _ bytes: [UInt8], from start: Int) -> Int {
    // As above; `start` is below the count.
    unsafe bytes.withUnsafeBytes { bytes in
        let rest = unsafe UnsafeRawBufferPointer(rebasing: bytes[start...])
        #if canImport(Glibc)
            return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        #else
            return unsafe Musl.write(descriptor, rest.baseAddress, rest.count)
        #endif
    }
}

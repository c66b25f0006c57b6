#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Reads and writes the small files that the gateway lives on: configuration, users, certificates
/// and keys. Whole files, at most `maximumByteCount` bytes.
enum LocalFile {
    /// No file of ours comes near this; a device node or a wrong path must not fill the memory.
    static let maximumByteCount = 1 << 20

    /// Why a file could not be read or written.
    struct Failure: Error, Hashable, Sendable {
        /// What kind of failure it was.
        enum Code: Hashable, Sendable {
            case missing
            /// The system does not let us.
            case notPermitted
            /// There, and not to be read as a file: a folder, a device, a broken disk.
            case unreadable
            case tooLarge
            /// A secret that others may read.
            case tooOpen
            case exists
            case unwritable
        }

        /// What kind of failure it was.
        var code: Code
        /// The file.
        var path: String
        /// One sentence without full stop that names the file.
        var message: String
    }

    /// Reads a whole file.
    ///
    /// - Parameter isSecret: refuses a file that group or others may read or write.
    /// - Throws: `.missing`, `.notPermitted`, `.unreadable`, `.tooLarge` or `.tooOpen`.
    static func read(_ path: String, isSecret: Bool = false) throws(Failure) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            let code: Failure.Code =
                switch errno {
                case ENOENT: .missing
                case EACCES, EPERM: .notPermitted
                default: .unreadable
                }
            throw Failure(code: code, path: path, message: "\(path) can not be read: \(reason())")
        }
        defer { close(descriptor) }
        var information = stat()
        guard unsafe fstat(descriptor, &information) == 0,
            information.st_mode & S_IFMT == S_IFREG
        else {
            let kind =
                information.st_mode & S_IFMT == S_IFDIR
                ? "a folder, not a file" : "not an ordinary file"
            throw Failure(code: .unreadable, path: path, message: "\(path) is \(kind)")
        }
        if isSecret, information.st_mode & 0o077 != 0 {
            throw Failure(
                code: .tooOpen, path: path,
                message: "\(path) may be read by others than its owner; run: chmod 600 \(path)")
        }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 16_384)
        while bytes.count <= maximumByteCount {
            let count = readBytes(descriptor, &piece)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw Failure(
                    code: .unreadable, path: path, message: "\(path) can not be read: \(reason())")
            }
            if count == 0 { return bytes }
            bytes.append(contentsOf: piece[..<count])
        }
        throw Failure(
            code: .tooLarge, path: path,
            message: "\(path) is larger than \(maximumByteCount) bytes")
    }

    /// Reads a whole file as UTF-8, with invalid bytes replaced.
    ///
    /// - Throws: as `read`.
    static func text(_ path: String, isSecret: Bool = false) throws(Failure) -> String {
        String(decoding: try read(path, isSecret: isSecret), as: UTF8.self)
    }

    /// Makes a new file with these permission bits, whatever the umask.
    ///
    /// - Throws: `.exists` when there is one already, or `.unwritable`.
    static func create(_ path: String, _ text: String, mode: mode_t) throws(Failure) {
        try write(path, text, mode: mode, flags: O_EXCL)
    }

    /// Replaces a file in one step: readers see the old text or the new one, also after a power
    /// cut. The owner stays the same where that is allowed, so that an administrator's change does
    /// not shut the gateway's own user out. Of a symbolic link the file it leads to is replaced.
    ///
    /// - Throws: `.unwritable`.
    static func replace(_ path: String, _ text: String, mode: mode_t) throws(Failure) {
        let path = linked(path)
        let temporary = path + ".new"
        try write(temporary, text, mode: mode, flags: O_TRUNC)
        var old = stat()
        if unsafe lstat(path, &old) == 0 { _ = unsafe lchown(temporary, old.st_uid, old.st_gid) }
        guard unsafe rename(temporary, path) == 0 else {
            let failure = Failure(
                code: .unwritable, path: path, message: "\(path) can not be written: \(reason())")
            _ = unsafe unlink(temporary)
            throw failure
        }
    }

    /// Where a path leads after all symbolic links; the path itself where that is nowhere yet.
    private static func linked(_ path: String) -> String {
        var information = stat()
        guard unsafe lstat(path, &information) == 0, information.st_mode & S_IFMT == S_IFLNK,
            // realpath gives NUL-terminated text of its own, to be freed.
            let target = unsafe realpath(path, nil)
        else { return path }
        defer { unsafe free(target) }
        return unsafe String(cString: target)
    }

    /// Removes a file, if it is there.
    static func remove(_ path: String) {
        _ = unsafe unlink(path)
    }

    /// Makes a folder and those above it, for the owner only; an existing one is left as it is.
    ///
    /// - Throws: `.unwritable`.
    static func makeFolder(_ path: String) throws(Failure) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += part + "/"
            guard unsafe mkdir(made, 0o700) != 0, errno != EEXIST else { continue }
            throw Failure(
                code: .unwritable, path: path,
                message: "folder \(made) can not be made: \(reason())")
        }
    }

    /// Whether something is there under this path.
    static func exists(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0
    }

    /// `path`, taken from `folder` when it is relative.
    static func resolve(_ path: String, in folder: String) -> String {
        path.hasPrefix("/") || folder.isEmpty ? path : folder + "/" + path
    }

    private static func write(
        _ path: String, _ text: String, mode: mode_t, flags: Int32
    ) throws(Failure) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | flags, mode)
        guard descriptor >= 0 else {
            let exists = errno == EEXIST
            throw Failure(
                code: exists ? .exists : .unwritable, path: path,
                message: exists
                    ? "\(path) is there already" : "\(path) can not be written: \(reason())")
        }
        var isWritten = fchmod(descriptor, mode) == 0
        let bytes = [UInt8](text.utf8)
        var offset = 0
        while isWritten, offset < bytes.count {
            let count = writeBytes(descriptor, bytes[offset...])
            if count < 0, errno == EINTR { continue }
            isWritten = count > 0
            offset += max(count, 0)
        }
        isWritten = isWritten && fsync(descriptor) == 0
        let why = reason()
        close(descriptor)
        if !isWritten {
            _ = unsafe unlink(path)
            throw Failure(
                code: .unwritable, path: path, message: "\(path) can not be written: \(why)")
        }
    }

    /// The system's words for `errno`.
    static func reason() -> String {
        // A text of the C library, copied at once.
        unsafe String(cString: strerror(errno))
    }
}

// Outside of the type, whose own `read` and `write` would hide the system calls.

private func readBytes(_ descriptor: Int32, _ buffer: inout [UInt8]) -> Int {
    // In bounds: the buffer's own size.
    unsafe buffer.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
}

private func writeBytes(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> Int {
    // In bounds: the slice's own size.
    unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A pseudo terminal in raw mode behind a symbolic link: the serial port of the simulated dongle.
///
/// The host opens the link. Whether it has done so is seen on this side as the absence of a
/// hang-up, which the kernel reports while nobody has the other end open.
struct PseudoTerminal {
    /// Where the host finds the device.
    let link: String
    private(set) var descriptor: Int32 = -1
    private var devicePath = ""

    init(link: String) {
        self.link = link
    }

    /// What to print about where this listens.
    var place: String { "pty \(link) (\(devicePath))" }

    /// Makes the device and its link.
    mutating func open() throws(CommandError) {
        var master: Int32 = -1
        var other: Int32 = -1
        var settings = termios()
        // Only the two descriptors are written; name, settings and size are left out.
        guard unsafe openpty(&master, &other, nil, nil, nil) == 0 else {
            throw .unavailable("no pseudo terminal: \(SystemCalls.lastErrorText)")
        }
        // The other end is closed again: from then on a hang-up is reported until a host opens it.
        defer { close(other) }
        var name = [CChar](repeating: 0, count: 128)
        // The array's length is passed along.
        guard unsafe ttyname_r(other, &name, name.count) == 0 else {
            close(master)
            throw .unavailable("no name for the pseudo terminal: \(SystemCalls.lastErrorText)")
        }
        devicePath = String(
            decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        // The structure is used during the calls only.
        unsafe tcgetattr(other, &settings)
        unsafe cfmakeraw(&settings)
        unsafe cfsetspeed(&settings, speed_t(B115200))
        unsafe tcsetattr(other, TCSANOW, &settings)
        SystemCalls.makeNonBlocking(master)
        do throws(CommandError) {
            try makeLink()
        } catch {
            close(master)
            throw error
        }
        descriptor = master
    }

    /// Takes the device and its link away.
    mutating func remove() {
        guard descriptor >= 0 else { return }
        if Self.target(ofLink: link) == devicePath { unsafe unlink(link) }
        close(descriptor)
        descriptor = -1
    }

    /// Whether a host has the device open, or had it and left bytes to be read.
    var hasClient: Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        // One structure, during the call only.
        let count = unsafe poll(&entry, 1, 0)
        return count == 0 || entry.revents & Int16(POLLHUP) == 0
            || entry.revents & Int16(POLLIN) != 0
    }

    /// Forgets what the last host did not read, as a serial port does when it is closed.
    func discardUnreadOutput() {
        let other = Self.openPath(devicePath)
        guard other >= 0 else { return }
        tcflush(other, TCIFLUSH)
        close(other)
    }

    /// Puts the link in place at once, also over the link of an earlier run.
    private func makeLink() throws(CommandError) {
        if Self.target(ofLink: link) == nil, SystemCalls.exists(link) {
            throw .unavailable("\(link) exists and is not a symbolic link; it is left alone")
        }
        let temporary = "\(link).\(getpid())"
        unsafe unlink(temporary)
        guard unsafe symlink(devicePath, temporary) == 0, unsafe rename(temporary, link) == 0 else {
            let reason = SystemCalls.lastErrorText
            unsafe unlink(temporary)
            throw .unavailable("can not make the link \(link): \(reason)")
        }
    }

    private static func openPath(_ path: String) -> Int32 {
        #if canImport(Glibc)
            unsafe Glibc.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        #elseif canImport(Musl)
            unsafe Musl.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
        #endif
    }

    /// Where a symbolic link points; nil for anything that is none.
    private static func target(ofLink path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        // The array's length is passed along.
        let count = unsafe readlink(path, &buffer, buffer.count)
        guard count >= 0 else { return nil }
        return String(decoding: buffer.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

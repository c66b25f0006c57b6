#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Opens serial devices and pseudo-terminals as a RAVEn wants them (XML API manual 1.27, section on
/// the serial line): 115200 baud, 8 data bits, no parity, 1 stop bit, no flow control, raw, no echo.
enum DeviceOpening {
    /// An open device, or why there is none.
    typealias Result = Swift.Result<OpenDevice, LinkProblem>

    /// Opens the device at `path`. May hang inside a driver: call it through `BoundedCalls`.
    static func openSerial(path: String) -> Result {
        // Non-blocking, so that open does not wait for a carrier; never the controlling terminal.
        let descriptor = unsafe open(path, O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return .failure(.opening(errno: errno)) }
        // Two readers on one port each get half of the bytes; the lock keeps out a second gateway.
        // It is the kernel's and ends with the descriptor, also after a crash.
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
            close(descriptor)
            return .failure(.inUse)
        }
        guard setRaw(descriptor), let identity = DeviceIdentity(descriptor: descriptor) else {
            let code = errno
            close(descriptor)
            return .failure(code == ENOTTY ? .notASerialDevice : .opening(errno: code))
        }
        return .success(OpenDevice(descriptor: descriptor, isSocket: false, identity: identity))
    }

    /// Sets the line; false with errno when the descriptor is no terminal or refuses.
    private static func setRaw(_ descriptor: Int32) -> Bool {
        var settings = termios()
        // The pointers are to a local and are used during the calls only.
        guard unsafe tcgetattr(descriptor, &settings) == 0 else { return false }
        unsafe cfmakeraw(&settings)  // no echo: an echo would come back to the dongle as commands
        settings.c_cflag |= tcflag_t(CLOCAL) | tcflag_t(CREAD)
        // HUPCL off: closing must not drop the control lines, which resets some adapters.
        settings.c_cflag &= ~(tcflag_t(HUPCL) | tcflag_t(CSTOPB) | tcflag_t(CRTSCTS))
        settings.c_iflag &= ~(tcflag_t(IXON) | tcflag_t(IXOFF) | tcflag_t(IXANY))
        guard unsafe cfsetispeed(&settings, speed_t(B115200)) == 0,
            unsafe cfsetospeed(&settings, speed_t(B115200)) == 0
        else { return false }
        // At once: draining first could wait for ever, flushing would throw readings away.
        return unsafe tcsetattr(descriptor, TCSANOW, &settings) == 0
    }
}

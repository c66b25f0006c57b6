#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

extension LinkProblem {
    /// The problem for a person: one sentence that names the place, with a full stop.
    public func sentence(for source: MeterSource) -> String {
        switch self {
        case .opening(let code): Self.openingSentence(source, code)
        case .openTimedOut: "\(source) could not be opened in time."
        case .systemHangs:
            "\(source) can not be opened: the system still hangs in earlier attempts."
        case .inUse: "\(source) is in use by another program."
        case .notASerialDevice: "\(source) is not a serial device."
        case .nameNotFound: "\(source) can not be reached: no address is known for that name."
        case .vanished: "\(source) has gone away (unplugged?)."
        case .closedByPeer: "\(source) has closed the connection."
        case .replaced: "\(source) leads to another device now."
        case .writerStuck: "\(source) takes no commands and sends nothing."
        case .silent: "\(source) has sent nothing for minutes; it is opened anew."
        case .failed(let code): "\(source) failed (\(Self.text(code)))."
        }
    }

    private static func openingSentence(_ source: MeterSource, _ code: Int32) -> String {
        switch code {
        case ENOENT, ENODEV, ENXIO: "There is no device at \(source); is the dongle plugged in?"
        case EACCES, EPERM:
            "\(source) may not be opened by this user; it needs the group that owns it (often dialout)."
        case EBUSY: "\(source) is in use by another program."
        case ECONNREFUSED: "\(source) refuses the connection; does the program there run?"
        case ETIMEDOUT, EHOSTUNREACH, ENETUNREACH: "\(source) can not be reached."
        case EISDIR: "\(source) is a folder, not a device."
        default: "\(source) could not be opened (\(text(code)))."
        }
    }

    private static func text(_ code: Int32) -> String {
        // strerror's text is copied at once; only the loop's thread asks for it.
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}

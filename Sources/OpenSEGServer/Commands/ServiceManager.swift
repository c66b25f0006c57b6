#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// What systemd and its like agree with a service: sockets that are open already, and a word when
/// it is ready. Protocols: sd_listen_fds(3) and sd_notify(3). Nothing happens without their
/// environment variables.
struct ServiceManager {
    /// The first descriptor that is handed over.
    private static let firstDescriptor: Int32 = 3

    /// Descriptors of listening sockets that were handed to this process.
    let listeningDescriptors: [Int32]
    private let notifySocket: String?

    /// Reads the agreement from the environment.
    init(environment: [String: String], processIdentifier: Int32 = getpid()) {
        notifySocket = environment["NOTIFY_SOCKET"]
        if environment["LISTEN_PID"] == "\(processIdentifier)",
            let count = environment["LISTEN_FDS"].flatMap(Int32.init), (1...64).contains(count)
        {
            listeningDescriptors = (0..<count).map { Self.firstDescriptor + $0 }
        } else {
            listeningDescriptors = []
        }
    }

    /// Tells the service manager a state such as `READY=1` or `STOPPING=1`, if it wants to know.
    func notify(_ state: String) {
        guard let path = notifySocket, let first = path.utf8.first,
            first == UInt8(ascii: "/") || first == UInt8(ascii: "@")
        else { return }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var name = Array(path.utf8)
        // A leading @ stands for the NUL of an abstract name.
        if name[0] == UInt8(ascii: "@") { name[0] = 0 }
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard name.count < room else { return }
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: name) }
        let size = MemoryLayout<sockaddr_un>.size - room + name.count
        #if canImport(Glibc)
            let type = Int32(SOCK_DGRAM.rawValue)
        #else
            let type = SOCK_DGRAM
        #endif
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let bytes = Array(state.utf8)
        // Address and size belong together; the state is the array's own bytes.
        _ = unsafe withUnsafePointer(to: address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                unsafe sendto(
                    descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL), $0, socklen_t(size))
            }
        }
    }
}

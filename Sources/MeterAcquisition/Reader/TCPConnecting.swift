#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Connects to a serial line that is offered over TCP.
///
/// Names are resolved on each attempt, on a thread that can be abandoned (see `BoundedCalls`), so a
/// dead name server costs the connect deadline and nothing else. All addresses of the name are tried
/// in the resolver's order inside the same deadline.
enum TCPConnecting {
    /// Connects, waiting at most `milliseconds`. Resolving may hang: call it
    /// through `BoundedCalls` with a little more time than the deadline.
    static func connect(host: String, port: UInt16, milliseconds: Int64) -> DeviceOpening.Result {
        let deadline = readClocks().monotonicMilliseconds + milliseconds
        var hints = unsafe addrinfo()
        unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        unsafe hints.ai_flags = AI_NUMERICSERV
        var list: UnsafeMutablePointer<addrinfo>? = nil
        guard unsafe getaddrinfo(host, String(port), &hints, &list) == 0 else {
            return .failure(.nameNotFound)
        }
        // The list is getaddrinfo's; it is walked here and given back, and nothing of it is kept.
        defer { unsafe freeaddrinfo(list) }
        var problem = LinkProblem.nameNotFound
        var next = unsafe list
        while let entry = unsafe next {
            switch unsafe connect(to: entry.pointee, deadline: deadline) {
            case .success(let device): return .success(device)
            case .failure(let failure): problem = failure
            }
            unsafe next = entry.pointee.ai_next
        }
        return .failure(problem)
    }

    private static func connect(to address: addrinfo, deadline: Int64) -> DeviceOpening.Result {
        let descriptor = unsafe socket(address.ai_family, address.ai_socktype, address.ai_protocol)
        guard descriptor >= 0 else { return .failure(.opening(errno: errno)) }
        let device = OpenDevice(descriptor: descriptor, isSocket: true, identity: nil)
        guard makeNonBlocking(descriptor) else {
            device.discard()
            return .failure(.opening(errno: errno))
        }
        setOptions(descriptor)
        // The address belongs to the list that the caller keeps alive.
        #if canImport(Glibc)
            let status = unsafe Glibc.connect(descriptor, address.ai_addr, address.ai_addrlen)
        #else
            let status = unsafe Musl.connect(descriptor, address.ai_addr, address.ai_addrlen)
        #endif
        if status != 0 {
            guard errno == EINPROGRESS else {
                let code = errno
                device.discard()
                return .failure(.opening(errno: code))
            }
            let left = deadline - readClocks().monotonicMilliseconds
            let (events, _) = waitForEvents(
                (descriptor, Int16(POLLOUT)), (-1, 0), milliseconds: left)
            var code: Int32 = events == 0 ? ETIMEDOUT : 0
            var size = socklen_t(MemoryLayout<Int32>.size)
            if events != 0 {
                // The option is an int, and its size says so.
                _ = unsafe getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size)
            }
            guard code == 0 else {
                device.discard()
                return .failure(.opening(errno: code))
            }
        }
        return .success(device)
    }

    /// Small commands go out at once, and a peer that vanished without a word is noticed in about a
    /// minute even when nothing is sent.
    private static func setOptions(_ descriptor: Int32) {
        func set(_ level: Int32, _ option: Int32, _ value: Int32) {
            // The pointer is to a local int of the stated size; a refusal costs comfort only.
            unsafe withUnsafePointer(to: value) {
                _ = unsafe setsockopt(
                    descriptor, level, option, $0, socklen_t(MemoryLayout<Int32>.size))
            }
        }
        set(Int32(IPPROTO_TCP), TCP_NODELAY, 1)
        set(SOL_SOCKET, SO_KEEPALIVE, 1)
        set(Int32(IPPROTO_TCP), TCP_KEEPIDLE, 30)
        set(Int32(IPPROTO_TCP), TCP_KEEPINTVL, 10)
        set(Int32(IPPROTO_TCP), TCP_KEEPCNT, 3)
    }
}

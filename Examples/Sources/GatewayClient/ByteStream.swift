#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The bytes between here and a gateway: a socket, or curl's standard output.
final class ByteStream {
    private let descriptor: Int32
    /// The child process, where there is one.
    private var curl: pid_t?

    /// A socket to `http://HOST:PORT` or `unix:/PATH`.
    init(connectedTo address: String) throws(GatewayProblem) {
        if address.hasPrefix("unix:") {
            descriptor = Self.connect(toSocketAt: String(address.dropFirst(5)))
        } else {
            let authority = address.dropFirst(7)
            let colon = authority.lastIndex(of: ":").flatMap {
                authority[$0...].contains("]") ? nil : $0
            }
            let host = authority[..<(colon ?? authority.endIndex)].filter { $0 != "[" && $0 != "]" }
            let port = colon.map { String(authority[$0...].dropFirst()) } ?? "80"
            descriptor = Self.connect(host: host, port: port)
        }
        guard descriptor >= 0 else {
            throw GatewayProblem(
                .unreachable, "\(address) does not answer: \(String(cString: strerror(errno)))")
        }
    }

    /// curl, told to hand through what the gateway sends as it is, head and all.
    init(
        curl url: String, _ path: String, _ headers: [(name: String, value: String)],
        configuration: String?
    ) throws(GatewayProblem) {
        var words = ["curl", "--silent", "--show-error", "--no-buffer", "--http1.1", "--raw"]
        words += ["--include", "--connect-timeout", "5", "--header", "Connection: close"]
        if let configuration { words += ["--config", configuration] }
        for (name, value) in headers { words += ["--header", "\(name): \(value)"] }
        if url.hasPrefix("unix:") {
            words += ["--unix-socket", String(url.dropFirst(5)), "http://localhost" + path]
        } else {
            words.append(url + path)
        }
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { throw GatewayProblem(.unreachable, "can not make a pipe") }
        // curl keeps neither end by its old number: else the end of its output would never come.
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        var arguments = words.map { strdup($0) } + [nil]
        var child = pid_t()
        let failure = posix_spawnp(&child, "curl", &actions, nil, &arguments, environ)
        for argument in arguments { free(argument) }
        posix_spawn_file_actions_destroy(&actions)
        close(ends[1])
        descriptor = ends[0]
        guard failure == 0 else {
            throw GatewayProblem(
                .unreachable, "can not run curl: \(String(cString: strerror(failure)))")
        }
        curl = child
    }

    deinit {
        // curl first: it would complain that nobody takes its output.
        if let curl { kill(curl, SIGTERM) }
        close(descriptor)
        if let curl { waitpid(curl, nil, 0) }
    }

    /// Writes all of the bytes to the socket.
    func send(_ bytes: [UInt8]) throws(GatewayProblem) {
        var done = 0
        while done < bytes.count {
            let sent = bytes[done...].withUnsafeBytes {
                Self.send($0, to: descriptor)
            }
            guard sent > 0 || errno == EINTR else {
                throw GatewayProblem(.brokenOff, "the gateway closed the connection")
            }
            done += max(0, sent)
        }
    }

    /// The next bytes, as many as there are; nil at the end.
    func receive(timeoutSeconds: Int) throws(GatewayProblem) -> [UInt8]? {
        var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&wait, 1, Int32(clamping: timeoutSeconds * 1000)) > 0 else {
            throw GatewayProblem(.unreachable, "no byte for \(timeoutSeconds) s")
        }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 16_384) { room, count in
            let received = read(descriptor, room.baseAddress, room.count)
            if received < 0 { failure = errno }
            count = max(0, received)
        }
        guard failure == 0 else {
            throw GatewayProblem(.brokenOff, "cut off: \(String(cString: strerror(failure)))")
        }
        return bytes.isEmpty ? nil : bytes
    }

    private static func send(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int {
        #if canImport(Glibc)
            Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #else
            Musl.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
        #endif
    }

    private static var streamType: Int32 {
        #if canImport(Glibc)
            Int32(SOCK_STREAM.rawValue)
        #else
            SOCK_STREAM
        #endif
    }

    private static func connect(_ address: UnsafePointer<sockaddr>, _ size: socklen_t) -> Int32 {
        let descriptor = socket(Int32(address.pointee.sa_family), streamType, 0)
        guard descriptor >= 0 else { return -1 }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        #if canImport(Glibc)
            let status = Glibc.connect(descriptor, address, size)
        #else
            let status = Musl.connect(descriptor, address, size)
        #endif
        if status == 0 { return descriptor }
        let reason = errno
        close(descriptor)
        errno = reason
        return -1
    }

    private static func connect(toSocketAt path: String) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let fits = withUnsafeMutableBytes(of: &address.sun_path) { room in
            guard path.utf8.count < room.count else { return false }
            room.copyBytes(from: path.utf8)
            return true
        }
        guard fits else {
            errno = ENAMETOOLONG
            return -1
        }
        return withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    private static func connect(host: String, port: String) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = streamType
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, port, &hints, &found) == 0 else {
            errno = EHOSTUNREACH
            return -1
        }
        defer { freeaddrinfo(found) }
        var next = found
        while let candidate = next?.pointee {
            if let address = candidate.ai_addr {
                let descriptor = connect(address, candidate.ai_addrlen)
                if descriptor >= 0 { return descriptor }
            }
            next = candidate.ai_next
        }
        return -1
    }
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A listening TCP port, on every address of its host name, for one client after another.
struct TCPPort {
    /// The host as given, without brackets.
    let host: String
    /// The port; 0 until the system has chosen one.
    private(set) var port: UInt16
    private(set) var listeners: [Int32] = []
    private(set) var client: Int32 = -1

    /// Reads `HOST:PORT`, the host in brackets when it is an IPv6 address.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"),
            let number = UInt16(text[text.index(after: colon)...])
        else { return nil }
        var name = text[..<colon]
        if name.hasPrefix("["), name.hasSuffix("]") {
            name = name.dropFirst().dropLast()
        } else if name.contains(":") {
            return nil
        }
        guard !name.isEmpty else { return nil }
        host = String(name)
        port = number
    }

    /// What to print about where this listens.
    var place: String { host.contains(":") ? "tcp [\(host)]:\(port)" : "tcp \(host):\(port)" }

    /// Opens the port on every address that the host name stands for.
    mutating func open() throws(CommandError) {
        var hints = unsafe addrinfo()
        unsafe hints.ai_flags = AI_PASSIVE
        unsafe hints.ai_socktype = Self.streamSocketType
        var found: UnsafeMutablePointer<addrinfo>?
        // The list is the system's until freeaddrinfo, and read in between only.
        let failure = unsafe getaddrinfo(host, String(port), &hints, &found)
        guard failure == 0 else {
            throw .unavailable("\(host) is not an address or the name of this machine")
        }
        defer { unsafe freeaddrinfo(found) }
        var problem = "no address"
        var next = unsafe found
        while let entry = unsafe next {
            unsafe next = entry.pointee.ai_next
            if let listener = unsafe listen(on: entry.pointee) {
                listeners.append(listener)
                if port == 0 { port = Self.boundPort(of: listener) }
            } else {
                problem = SystemCalls.lastErrorText
            }
        }
        guard !listeners.isEmpty else {
            throw .unavailable("can not listen on \(place): \(problem)")
        }
    }

    /// Stops listening and drops the client; the port stays ours to open again.
    mutating func remove() {
        dropClient()
        for listener in listeners { close(listener) }
        listeners = []
    }

    /// Takes a client that is waiting, unless there is one already.
    mutating func acceptClient() {
        for listener in listeners where client < 0 {
            let accepted = accept(listener, nil, nil)
            guard accepted >= 0 else { continue }
            SystemCalls.makeNonBlocking(accepted)
            Self.set(TCP_NODELAY, at: Int32(IPPROTO_TCP), of: accepted)
            client = accepted
        }
    }

    /// Ends the connection; what was written is still delivered.
    mutating func dropClient() {
        if client >= 0 { close(client) }
        client = -1
    }

    private func listen(on address: addrinfo) -> Int32? {
        let listener = unsafe socket(
            address.ai_family, address.ai_socktype, address.ai_protocol)
        guard listener >= 0 else { return nil }
        Self.set(SO_REUSEADDR, at: SOL_SOCKET, of: listener)
        if unsafe address.ai_family == AF_INET6 {
            Self.set(IPV6_V6ONLY, at: Int32(IPPROTO_IPV6), of: listener)
        }
        var storage = sockaddr_storage()
        // Copied so that the port which the first address got can be put in; both the address and
        // the storage have at least the length that is passed.
        unsafe memcpy(&storage, address.ai_addr, Int(address.ai_addrlen))
        let isBound = unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            // Both address families hold the port in bytes 2 and 3, in network order.
            unsafe bytes[2] = UInt8(port >> 8)
            unsafe bytes[3] = UInt8(port & 0xFF)
            guard let start = bytes.baseAddress else { return false }
            let pointer = unsafe start.assumingMemoryBound(to: sockaddr.self)
            return unsafe bind(listener, pointer, address.ai_addrlen) == 0
        }
        guard isBound, Self.startListening(listener) else {
            let number = errno
            close(listener)
            errno = number
            return nil
        }
        SystemCalls.makeNonBlocking(listener)
        return listener
    }

    private static func boundPort(of listener: Int32) -> UInt16 {
        var storage = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return unsafe withUnsafeMutableBytes(of: &storage) { bytes in
            guard let start = bytes.baseAddress else { return 0 }
            let pointer = unsafe start.assumingMemoryBound(to: sockaddr.self)
            // The length passed is that of the storage.
            guard unsafe getsockname(listener, pointer, &length) == 0 else { return 0 }
            return unsafe UInt16(bytes[2]) << 8 | UInt16(bytes[3])
        }
    }

    private static func set(_ option: Int32, at level: Int32, of descriptor: Int32) {
        var one: Int32 = 1
        // One integer, during the call only.
        unsafe setsockopt(
            descriptor, level, option, &one, socklen_t(MemoryLayout<Int32>.size))
    }

    private static func startListening(_ descriptor: Int32) -> Bool {
        #if canImport(Glibc)
            Glibc.listen(descriptor, 8) == 0
        #elseif canImport(Musl)
            Musl.listen(descriptor, 8) == 0
        #endif
    }

    private static var streamSocketType: Int32 {
        #if canImport(Glibc)
            Int32(SOCK_STREAM.rawValue)
        #elseif canImport(Musl)
            SOCK_STREAM
        #endif
    }
}

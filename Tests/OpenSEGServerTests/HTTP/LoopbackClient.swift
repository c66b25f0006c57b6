import Glibc

/// A raw socket to a server on this machine. Every wait ends after ten seconds with an error.
final class LoopbackClient {
    struct Failure: Error {
        var what: String
        var received: String
    }

    let descriptor: Int32
    private(set) var received: [UInt8] = []
    /// The server has ended its side.
    private(set) var sawEnd = false

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, size) }
        }
        if result != 0 { throw Failure(what: "connect: \(errno)", received: "") }
    }

    deinit { close(descriptor) }

    var text: String { String(decoding: received, as: UTF8.self) }

    func send(_ text: String) {
        let bytes = Array(text.utf8)
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    }

    /// Asks for `path` with a plain HTTP/1.1 head.
    func get(_ path: String, _ fields: String...) {
        send(
            "GET \(path) HTTP/1.1\r\nHost: localhost\r\n"
                + fields.map { $0 + "\r\n" }.joined() + "\r\n")
    }

    /// Reads until `isEnough` or the end of the connection.
    func receive(until isEnough: (String) -> Bool) throws {
        while !sawEnd, !isEnough(text) {
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&entry, 1, 10_000) == 1 else {
                throw Failure(what: "nothing came for 10 s", received: text)
            }
            var bytes = [UInt8](repeating: 0, count: 65_536)
            let count = recv(descriptor, &bytes, bytes.count, 0)
            if count <= 0 { sawEnd = true } else { received += bytes[..<count] }
        }
    }

    /// Everything up to the end of the connection.
    func receiveAll() throws -> String {
        try receive { _ in false }
        return text
    }

    /// The next answer with a Content-Length, taken out of what was received.
    func receiveAnswer() throws -> Answer {
        try receive { Answer($0) != nil }
        guard let answer = Answer(text) else {
            throw Failure(what: "the connection ended within an answer", received: text)
        }
        received.removeFirst(answer.byteCount)
        return answer
    }

    /// An answer whose body is all there.
    struct Answer {
        var status: Int
        var fields: [String: String] = [:]
        var body: String
        var byteCount: Int

        init?(_ text: String) {
            guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
            let lines = text[..<end.lowerBound].split(separator: "\r\n")
            let words = lines[0].split(separator: " ")
            guard words.count > 1, let status = Int(words[1]) else { return nil }
            self.status = status
            for line in lines.dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1)
                fields[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
            }
            let length = fields["content-length"].flatMap { Int($0) } ?? 0
            let rest = text[end.upperBound...].utf8
            guard rest.count >= length else { return nil }
            body = String(decoding: rest.prefix(length), as: UTF8.self)
            byteCount = text[..<end.upperBound].utf8.count + length
        }
    }
}

/// How many descriptors this process has open.
func openDescriptorCount() -> Int {
    (0..<1_024).count { fcntl(Int32($0), F_GETFD) != -1 }
}

/// Reads one byte, waiting at most ten seconds for it; 1 when there was one.
func systemRead(_ descriptor: Int32, _ byte: inout UInt8) -> Int {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&entry, 1, 10_000) == 1 else { return 0 }
    return read(descriptor, &byte, 1)
}

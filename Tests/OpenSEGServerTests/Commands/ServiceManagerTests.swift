import Testing

@testable import OpenSEGServer

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

@Suite("Agreement with a service manager")
struct ServiceManagerTests {
    @Test(
        "Sockets are taken only when they are meant for this process",
        arguments: [
            (["LISTEN_PID": "77", "LISTEN_FDS": "2"], [3, 4]),
            (["LISTEN_PID": "78", "LISTEN_FDS": "2"], []), (["LISTEN_FDS": "1"], []),
            (["LISTEN_PID": "77", "LISTEN_FDS": "0"], []),
            (["LISTEN_PID": "77", "LISTEN_FDS": "65"], []),
            (["LISTEN_PID": "77", "LISTEN_FDS": "-1"], []), ([:], []),
        ])
    func sockets(environment: [String: String], expected: [Int32]) {
        let manager = ServiceManager(environment: environment, processIdentifier: 77)
        #expect(manager.listeningDescriptors == expected)
    }

    @Test(
        "The state arrives as one datagram, at a path and at an abstract name",
        arguments: ["/", "@"])
    func notify(kind: String) throws {
        let folder = try TemporaryFolder()
        let path = kind == "/" ? folder.file("notify") : "@openseg-test-\(folder.path)"
        let receiver = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        defer { close(receiver) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        var name = Array(path.utf8)
        if kind == "@" { name[0] = 0 }
        let room = MemoryLayout.size(ofValue: address.sun_path)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size - room + name.count)
        let bound = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(receiver, $0, size) }
        }
        try #require(bound == 0)
        ServiceManager(environment: ["NOTIFY_SOCKET": path]).notify("READY=1")
        var buffer = [UInt8](repeating: 0, count: 64)
        let count = recv(receiver, &buffer, buffer.count, Int32(MSG_DONTWAIT))
        try #require(count > 0)
        #expect(String(decoding: buffer[..<count], as: UTF8.self) == "READY=1")
    }

    @Test("Nobody to tell, or a name that can not be: nothing happens")
    func nobody() {
        for path in [nil, "", "relative", String(repeating: "/x", count: 100)] {
            ServiceManager(environment: path.map { ["NOTIFY_SOCKET": $0] } ?? [:]).notify("READY=1")
        }
        #expect(ServiceManager(environment: [:]).listeningDescriptors.isEmpty)
    }
}

import Foundation
import Testing

@testable import RavenSimulatorCommand

@Suite struct TCPPortTests {
    @Test(arguments: [
        ("127.0.0.1:7000", "127.0.0.1", 7000), ("[::1]:0", "::1", 0),
        ("localhost:1", "localhost", 1),
    ])
    func hostAndPortAreTold(text: String, host: String, number: UInt16) throws {
        let port = try #require(TCPPort(text))
        #expect(port.host == host && port.port == number)
        #expect(port.place == "tcp \(text)")
    }

    @Test(arguments: ["", "7000", "h:", "h:x", "h:-1", "h:65536", ":1", "::1:1", "[]:1"])
    func otherFormsAreNone(text: String) {
        #expect(TCPPort(text) == nil)
    }

    @Test(arguments: [("127.0.0.1:0", false), ("[::1]:0", true), ("localhost:0", false)])
    func theSystemChoosesAPortAndClientsComeOneAfterAnother(text: String, isIPv6: Bool) throws {
        var port = try #require(TCPPort(text))
        try port.open()
        #expect(port.port != 0)
        for _ in 0..<3 {
            let host = try #require(Host(port: port.port, isIPv6: isIPv6))
            port.acceptClient()
            #expect(port.client >= 0)
            port.dropClient()
            #expect(port.client < 0)
            host.close()
        }
        port.remove()
        #expect(Host(port: port.port, isIPv6: isIPv6) == nil)
    }

    @Test func theSamePortCanBeOpenedAgainAtOnce() throws {
        var port = try #require(TCPPort("127.0.0.1:0"))
        try port.open()
        let number = port.port
        let host = try #require(Host(port: number))
        port.acceptClient()
        port.remove()
        try port.open()
        #expect(port.port == number)
        host.close()
        port.remove()
    }

    @Test func aPortInUseIsNamed() throws {
        var first = try #require(TCPPort("127.0.0.1:0"))
        try first.open()
        var second = try #require(TCPPort("127.0.0.1:\(first.port)"))
        let error = #expect(throws: CommandError.self) { try second.open() }
        #expect(error?.message.contains("127.0.0.1:\(first.port)") == true)
        #expect(error?.status == 69)
        first.remove()
    }
}

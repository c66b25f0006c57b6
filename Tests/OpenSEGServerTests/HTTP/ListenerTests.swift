import Glibc
import Testing

@testable import OpenSEGServer

@Suite struct ListenerTests {
    @Test(arguments: ["127.0.0.1:0", "[::1]:0", "unix:/tmp/openseg-listener-test"])
    func `The address of a listening socket is found out`(_ text: String) throws {
        let listener = try Listener(try #require(ListenAddress(text)))
        let adopted = try #require(Listener(adopting: dup(listener.descriptor)))
        let found = adopted.address
        switch (found, listener.address) {
        case (.ipv4(let bytes, let port), .ipv4(let expected, _)):
            #expect(bytes == expected)
            #expect(port == listener.port)
        case (.ipv6(let bytes, let port, _), .ipv6(let expected, _, _)):
            #expect(bytes == expected)
            #expect(port == listener.port)
        case (.unixSocket(let path), .unixSocket(let expected)): #expect(path == expected)
        default: Issue.record("\(found) for \(listener.address)")
        }
    }

    @Test func `A Unix socket left over by a crash does not keep the server from starting`() throws
    {
        let path = "/tmp/openseg-left-over-\(getpid())"
        let address = ListenAddress.unixSocket(path: path)
        let dead = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #expect(address.withSocketAddress { bind(dead, $0, $1) } == 0)
        close(dead)
        let listener = try Listener(address)
        #expect(throws: Listener.Failure.self, "a live one is not taken over") {
            try Listener(address)
        }
        withExtendedLifetime(listener) {}
    }

    @Test func `A file that is no socket is left alone where a Unix socket is to be made`() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("precious", to: "notes")
        let address = ListenAddress.unixSocket(path: path)
        var sentence = ""
        do throws(Listener.Failure) {
            _ = try Listener(address)
        } catch {
            sentence = error.sentence
        }
        #expect(sentence == "can not listen on unix:\(path) (bind: File exists)")
        #expect(try LocalFile.text(path) == "precious")
    }
}

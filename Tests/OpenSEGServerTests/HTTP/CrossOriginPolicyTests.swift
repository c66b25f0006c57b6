import OpenSEGAPI
import Testing

@testable import OpenSEGServer

@Suite struct CrossOriginPolicyTests {
    private func server(_ origins: [String]) throws -> LoopbackServer {
        try LoopbackServer(
            verify: { _, _ in false }, crossOrigin: CrossOriginPolicy(origins)
        ) { request, _ in .sentence(200, request.path) }
    }

    private func ask(_ server: LoopbackServer, _ method: String, _ fields: String) throws
        -> LoopbackClient.Answer
    {
        let client = try LoopbackClient(port: server.port)
        client.send("\(method) /health HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n")
        return try client.receiveAnswer()
    }

    @Test func `Unless configured no answer speaks of origins and OPTIONS is not allowed`() throws {
        let server = try server([])
        let answer = try ask(server, "GET", "Origin: https://a.example\r\n")
        #expect(answer.status == 200)
        #expect(answer.fields.keys.allSatisfy { !$0.hasPrefix("access-control") && $0 != "vary" })
        let preflight = try ask(
            server, "OPTIONS",
            "Origin: https://a.example\r\nAccess-Control-Request-Method: GET\r\n")
        #expect(preflight.status == 405)
    }

    @Test func `A configured origin may read with credentials; another one learns nothing`() throws
    {
        let server = try server(["https://A.example:8123"])
        let ours = try ask(server, "GET", "Origin: https://a.example:8123\r\n")
        #expect(ours.fields["access-control-allow-origin"] == "https://a.example:8123")
        #expect(ours.fields["access-control-allow-credentials"] == "true")
        #expect(ours.fields["access-control-expose-headers"]?.contains("OpenSEG-Age") == true)
        #expect(ours.fields["vary"] == "Origin")
        for field in ["Origin: https://a.example\r\n", "Origin: null\r\n", ""] {
            let other = try ask(server, "GET", field)
            #expect(other.status == 200)
            #expect(other.fields["access-control-allow-origin"] == nil)
            #expect(other.fields["vary"] == "Origin")
        }
    }

    @Test
    func `A preflight of a configured origin needs no credentials and names what may be sent`()
        throws
    {
        let server = try server(["https://a.example"])
        let fields = "Access-Control-Request-Method: GET\r\n"
        let ours = try ask(server, "OPTIONS", "Origin: https://a.example\r\n" + fields)
        #expect(ours.status == 204)
        #expect(ours.fields["access-control-allow-methods"] == "GET, HEAD")
        #expect(ours.fields["access-control-allow-headers"]?.contains("Authorization") == true)
        #expect(ours.fields["access-control-allow-origin"] == "https://a.example")
        #expect(try ask(server, "OPTIONS", "Origin: https://b.example\r\n" + fields).status == 405)
        #expect(try ask(server, "OPTIONS", "Origin: https://a.example\r\n").status == 405)
    }

    @Test(arguments: [
        ("https://home.example", true), ("http://192.168.1.5:8123", true), ("HTTPS://A.b", true),
        ("http://[::1]:80", true), ("*", false), ("home.example", false), ("https://", false),
        ("https://a.example/", false), ("ftp://a.example", false), ("https://a b", false),
        ("https://user@a.example", false),
    ])
    func `Only scheme, host and port make an origin`(_ text: String, _ isOrigin: Bool) {
        #expect(CrossOriginPolicy.isOrigin(text) == isOrigin)
    }
}

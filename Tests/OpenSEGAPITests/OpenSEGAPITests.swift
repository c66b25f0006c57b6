import Testing

@testable import OpenSEGAPI

@Suite("Requests and what they get at once")
struct OpenSEGAPITests {
    @Test("/audit gives the bytes that were sent, as plain text")
    func audit() throws {
        let fixture = try APIFixture(audit: { "1795000000 <Command>\\r\\n\n" })
        let answer = fixture.ask("/audit")
        #expect(answer.status == 200)
        #expect(answer.response.contentType == "text/plain; charset=utf-8")
        #expect(answer.body == "1795000000 <Command>\\r\\n\n")
        #expect(answer.response.headers.contains { $0 == ("Cache-Control", "no-store") })
    }

    @Test("/health says ok whatever the cache holds, and is not stored")
    func health() throws {
        for fixture in [try APIFixture(), try APIFixture.documented()] {
            let answer = fixture.ask("/health")
            #expect(answer.status == 200)
            #expect(answer.body == "ok\n")
            #expect(answer.response.header("cache-control") == "no-store")
        }
    }

    @Test("The status is asked for with each request that needs it")
    func status() throws {
        var status = APIFixture.status
        status.sentence = "The dongle is not there."
        #expect(try APIFixture().ask("/status").body.contains("The meter answers."))
        #expect(try APIFixture(status: status).ask("/status").body.contains(status.sentence))
    }
}

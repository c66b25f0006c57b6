import OpenSEGAPI
import Testing

@testable import OpenSEGServer

@Suite struct DisplayPageTests {
    private let page = DisplayPage()

    private func text() throws -> String {
        guard case .bytes(let bytes) = page.respond(to: APIRequest(path: "/")).body else {
            throw NoBody()
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private struct NoBody: Error {}

    /// What stands between an opening tag and the next closing one.
    private func content(_ tag: String, of text: String) throws -> String {
        let start = try #require(text.firstRange(of: "<\(tag)>")).upperBound
        let end = try #require(text[start...].firstRange(of: "</\(tag)>")).lowerBound
        return String(text[start..<end])
    }

    @Test func `The page is one document below 40 kB that fetches nothing from elsewhere`() throws {
        let text = try text()
        #expect(text.utf8.count < 40_000)
        #expect(text.hasPrefix("<!doctype html>"))
        #expect(text.hasSuffix("</html>\n"))
        // The only addresses with a host are names of XML vocabularies.
        for range in text.ranges(of: "://") {
            #expect(text[range.upperBound...].hasPrefix("www.w3.org/2000/svg"))
        }
        #expect(!text.contains("src="))
        #expect(!text.contains("@import"))
    }

    @Test func `The policy names exactly the page's own script and style`() throws {
        let text = try text()
        let response = page.respond(to: APIRequest(path: "/"))
        let policy = try #require(response.header("Content-Security-Policy"))
        for tag in ["script", "style"] {
            let digest = SHA256.digest(Array(try content(tag, of: text).utf8))
            #expect(policy.contains("\(tag)-src 'sha256-\(Base64.encode(digest))'"))
            #expect(text.components(of: "<\(tag)") == 1)
        }
        #expect(policy.hasPrefix("default-src 'none'"))
        #expect(!policy.contains("unsafe"))
        // Attributes that hold script or style would be blocked by the policy.
        #expect(!text.contains(" style=\""))
        #expect(!text.contains(" onclick="))
    }

    @Test func `A browser that has the page is told so`() throws {
        let tag = try #require(page.respond(to: APIRequest(path: "/")).header("ETag"))
        let again = page.respond(to: APIRequest(path: "/", ifNoneMatch: "\"x\", \(tag)"))
        #expect(again.status == 304)
        guard case .none = again.body else {
            Issue.record("304 has a body")
            return
        }
        #expect(page.respond(to: APIRequest(path: "/", ifNoneMatch: "\"x\"")).status == 200)
    }
}

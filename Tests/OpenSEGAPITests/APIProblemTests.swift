import Testing

@testable import OpenSEGAPI

@Suite("Problems as answers")
struct APIProblemTests {
    @Test("Long and unprintable input is quoted short and plain")
    func quoting() throws {
        let long = String(repeating: "A", count: 5000)
        let answer = try APIFixture.documented().ask("/meter/electricity/interval_reading/\(long)")
        #expect(answer.status == 404)
        #expect(answer.body.utf8.count < 200)
        #expect(APIProblem.quoted("a\r\nb\u{7f}é\"") == "\"a??b????\"")
    }

    @Test("Only what may be well in a while says when to ask again")
    func retryAfter() {
        let later = APIProblem.unavailable("not yet", retryAfterSeconds: 8).response
        #expect(later.status == 503)
        #expect(later.header("Retry-After") == "8")
        for problem in [APIProblem.badRequest("a"), .notFound("b"), .noData("c")] {
            #expect(problem.response.header("Retry-After") == nil)
        }
        #expect(APIProblem.noData("c").sentence == "data not found: c")
    }
}

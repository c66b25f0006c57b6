import Testing

@testable import OpenSEGAPI

@Suite("Long poll: since with wait")
struct LongPollTests {
    private let path = "/meter/electricity/interval_reading/csv"

    private func pending(_ fixture: APIFixture, _ query: String) throws -> any PendingAnswer {
        let response = fixture.api.respond(
            to: APIRequest(path: path, query: query), nowUnixSeconds: APIFixture.base + 20)
        guard case .pending(let poll) = response.body else {
            throw NotPending(status: response.status)
        }
        return poll
    }

    private struct NotPending: Error {
        var status: Int
    }

    @Test("News are answered at once, without a wait")
    func newsAlready() throws {
        let answer = try APIFixture.documented().ask("\(path)?since=2&wait=30")
        #expect(answer.status == 200)
        #expect(answer.body == "1176,1421352016\r\n")
    }

    @Test("Nothing until a reading comes, then that reading")
    func waits() throws {
        let fixture = try APIFixture.documented()
        let poll = try pending(fixture, "since=3&wait=30")
        #expect(poll.answer(nowUnixSeconds: APIFixture.base + 20, isFinal: false) == nil)
        #expect(poll.answer(nowUnixSeconds: APIFixture.base + 49, isFinal: false) == nil)
        try fixture.append(24, milliwatts: 5_000)
        let response = try #require(
            poll.answer(nowUnixSeconds: APIFixture.base + 49, isFinal: false))
        #expect(Answer(response).body == "5,1421352024\r\n")
    }

    @Test("Time up, server stopping, clock set back: 404 with the promised words")
    func ends() throws {
        let fixture = try APIFixture.documented()
        let poll = try pending(fixture, "since=3&wait=30")
        // 30 on whole seconds may be 29.1: a wait of 30 s is over one second later.
        #expect(poll.answer(nowUnixSeconds: APIFixture.base + 50, isFinal: false) == nil)
        for (second, isFinal) in [(51, false), (21, true), (-1, false)] as [(Int64, Bool)] {
            let response = try #require(
                poll.answer(nowUnixSeconds: APIFixture.base + second, isFinal: isFinal))
            #expect(response.status == 404)
            #expect(
                Answer(response).body
                    == "data not found: nothing has come after sequence 3 yet\n")
        }
    }

    @Test("An empty cache can be waited on; a number from another run can not")
    func edges() throws {
        let fixture = try APIFixture()
        let poll = try pending(fixture, "since=0&wait=5")
        try fixture.append(0, milliwatts: 1_000)
        #expect(poll.answer(nowUnixSeconds: APIFixture.base + 20, isFinal: false)?.status == 200)
        #expect(throws: NotPending.self) { try pending(fixture, "since=7&wait=5") }
    }

    @Test("HEAD does not wait")
    func head() throws {
        let fixture = try APIFixture.documented()
        let response = fixture.api.respond(
            to: APIRequest(path: path, query: "since=3&wait=30", isHead: true),
            nowUnixSeconds: APIFixture.base + 20)
        #expect(response.status == 404)
    }
}

import Foundation
import IntervalCache
import Testing

@testable import OpenSEGAPI

@Suite("Server-sent events")
struct CacheEventFeedTests {
    private struct Event: Equatable {
        var id: String
        var name: String
        var data: String
    }

    private struct NotAStream: Error {}

    private func feed(_ fixture: APIFixture, lastEventID: String? = nil) throws -> any EventFeed {
        let response = fixture.api.respond(
            to: APIRequest(path: "/meter/electricity/events", lastEventID: lastEventID),
            nowUnixSeconds: APIFixture.base + 20)
        #expect(response.contentType == "text/event-stream")
        #expect(response.header("Cache-Control") == "no-store")
        guard case .events(let feed) = response.body else { throw NotAStream() }
        return feed
    }

    private func pull(_ feed: any EventFeed, at second: Int64 = 20) throws -> [Event] {
        var output: [UInt8] = []
        #expect(feed.writeNewEvents(into: &output, nowUnixSeconds: APIFixture.base + second))
        let text = String(decoding: output, as: UTF8.self)
        #expect(text.isEmpty || text.hasSuffix("\n\n"))
        return try text.components(separatedBy: "\n\n").filter { !$0.isEmpty }.map { block in
            let lines = block.components(separatedBy: "\n")
            try #require(lines.count == 3)
            _ = try JSONSerialization.jsonObject(with: Data(lines[2].dropFirst(6).utf8))
            return Event(
                id: String(lines[0].dropFirst(4)), name: String(lines[1].dropFirst(7)),
                data: String(lines[2].dropFirst(6)))
        }
    }

    @Test("It begins with the state and the newest readings, then is silent until something comes")
    func begins() throws {
        let fixture = try APIFixture.documented()
        let feed = try feed(fixture)
        let first = try pull(feed)
        #expect(first.map(\.name) == ["state", "reading", "register"])
        #expect(first.map(\.id) == ["1421351000-2-2", "1421351000-3-2", "1421351000-3-3"])
        #expect(
            first[0].data
                == #"{"link":"connected","sentence":"The meter answers.","fresh":true,"#
                + #""age_seconds":3,"now":1421352020}"#)
        #expect(
            first[1].data
                == #"{"series":"interval_reading","time":1421352016,"watts":1176,"sequence":3,"#
                + #""epoch":0,"received_at":1421352017}"#)
        #expect(try pull(feed).isEmpty)
        try fixture.append(24, milliwatts: 5_500)
        let next = try pull(feed)
        #expect(next.map(\.name) == ["reading"])
        #expect(next[0].data.contains(#""watts":5.5,"#))
        #expect(try pull(feed).isEmpty)
    }

    @Test("Readings that stop: the state says so once, and again when they are back")
    func stale() throws {
        let fixture = try APIFixture.documented()
        let feed = try feed(fixture)
        _ = try pull(feed)
        let stale = try pull(feed, at: 42)
        #expect(stale.map(\.name) == ["state"])
        #expect(stale[0].data.contains(#""fresh":false,"age_seconds":25"#))
        #expect(try pull(feed, at: 43).isEmpty)
        try fixture.append(48, milliwatts: 1_000)
        let back = try pull(feed, at: 50)
        #expect(back.map(\.name) == ["state", "gap", "reading"])
        #expect(back[0].data.contains(#""fresh":true"#))
        #expect(
            back[1].data
                == #"{"series":"interval_reading","start":1421352016,"end":1421352048,"#
                + #""missing":3,"cause":null}"#)
        #expect(back[1].id == "1421351000-3-3")
    }

    @Test("Where the clock was set back, holes of the first time are not told a second time")
    func setBack() throws {
        let fixture = try APIFixture(intervalSeconds: 4)
        for second: Int64 in [0, 4, 8, 12, 1_000, 1_004, 1_100, 1_104] {
            try fixture.append(second, milliwatts: 1_000)
        }
        let feed = try feed(fixture)
        _ = try pull(feed)
        for second: Int64 in [900, 904, 908, 1_200] {
            try fixture.append(second, milliwatts: 1_000)
        }
        let gaps = try pull(feed).filter { $0.name == "gap" }
        try #require(gaps.count == 1)
        #expect(gaps[0].data.contains(#""start":1421352908,"end":1421353200"#))
    }

    @Test("Last-Event-ID: nothing missed, nothing twice, the hole behind it seen")
    func resumes() throws {
        let fixture = try APIFixture.documented()
        try fixture.append(80, milliwatts: 1_000, cause: .noReply)
        let events = try pull(try feed(fixture, lastEventID: "1421351000-3-1"))
        #expect(events.map(\.name) == ["state", "gap", "reading", "register", "register"])
        #expect(events[1].data.contains(#""cause":"no_reply""#))
        #expect(events.last?.id == "1421351000-4-3")
    }

    @Test("From another run, all that the cache holds; what was overwritten is said")
    func otherRun() throws {
        let fixture = try APIFixture(capacity: 2, layout: .exact)
        for second: Int64 in 0..<5 { try fixture.append(8 * second, milliwatts: 1_000) }
        let events = try pull(try feed(fixture, lastEventID: "999-77-88"))
        #expect(events.map(\.name) == ["state", "overwritten", "reading", "reading"])
        #expect(events[1].data == #"{"series":"interval_reading","count":3}"#)
        #expect(events.last?.id == "1421351000-5-0")
    }

    @Test("A long way behind is caught up in pieces of bounded size, in order")
    func catchesUp() throws {
        let fixture = try APIFixture(intervalSeconds: 4)
        for index: Int64 in 0..<1000 { try fixture.append(4 * index, milliwatts: 1_000) }
        let feed = try feed(fixture, lastEventID: "1421351000-0-0")
        var sequences: [Int] = []
        for _ in 0..<17 {
            var output: [UInt8] = []
            _ = feed.writeNewEvents(into: &output, nowUnixSeconds: APIFixture.base + 4000)
            #expect(output.count < 20_000)
            for part in String(decoding: output, as: UTF8.self)
                .components(separatedBy: "\"sequence\":").dropFirst()
            {
                sequences.append(try #require(Int(part.prefix { $0.isNumber })))
            }
        }
        #expect(sequences == Array(1...1000))
    }

    @Test(
        "An id that is not ours is refused",
        arguments: ["x", "1-2", "1-2-3-4", "1--3", "-1-2-3", "1-2-99999999999999999999"])
    func refused(id: String) throws {
        let response = try APIFixture.documented().api.respond(
            to: APIRequest(path: "/meter/electricity/events", lastEventID: id),
            nowUnixSeconds: APIFixture.base)
        #expect(response.status == 400)
        #expect(Answer(response).body.contains("is not an id of this stream"))
    }
}

import Foundation
import IntervalCache
import Testing

@testable import OpenSEGAPI

@Suite("Answers to ranges")
struct OpenSEGAPIReadingsTests {
    private let reading = "/meter/electricity/interval_reading"
    private let all = "1184,1421352000\r\n1190,1421352008\r\n1176,1421352016\r\n"

    @Test(
        "Every documented way to ask for a range gives its rows",
        arguments: [
            ("csv/all", [0, 8, 16]), ("csv/all/", [0, 8, 16]),
            ("csv/1", []), ("csv/2", []), ("csv/3", [16]), ("csv/10", [16]), ("csv/12", [8, 16]),
            ("csv/172800", [0, 8, 16]), ("csv/172800/", [0, 8, 16]),
            ("csv?start=1421352000&end=1421352016", [0, 8]),
            ("csv/?start=1421352000&end=1421352017", [0, 8, 16]),
            ("csv?start=1421352001&end=1421352016", [8]),
            ("csv?start=2015-01-15T20:00:08Z&end=2015-01-15T20:00:17Z", [8, 16]),
            ("csv?start=2015-01-15T12:00:08-08:00&end=2015-01-15T21:00:16%2B01:00", [8]),
            ("csv?start=2015-01-15T21:00:08+01:00&end=1421352016", [8]),
            ("csv?start=1421352008", [8, 16]),
            ("csv?since=0", [0, 8, 16]), ("csv?since=2", [16]),
        ] as [(String, [Int64])])
    func rows(target: String, seconds: [Int64]) throws {
        // The newest reading was received 1 s after its time; now is 20 s, so the meter has 19 s.
        let answer = try APIFixture.documented().ask("\(reading)/\(target)")
        let rows = all.split(separator: "\r\n").filter { row in
            seconds.contains { row.hasSuffix(",\(APIFixture.base + $0)") }
        }
        if seconds.isEmpty {
            #expect(answer.status == 404)
            #expect(answer.body.hasPrefix("data not found: "))
        } else {
            #expect(answer.status == 200, "\(answer.body)")
            #expect(answer.body == rows.map { $0 + "\r\n" }.joined())
        }
    }

    @Test("A range that holds nothing: 404, the promised words, and what the cache holds")
    func nothing() throws {
        let fixture = try APIFixture.documented()
        for format in ["csv", "json", "gb"] {
            let answer = fixture.ask("\(reading)/\(format)?start=1000&end=2000")
            #expect(answer.status == 404)
            #expect(
                answer.body
                    == "data not found: there is no reading from 1970-01-01T00:16:40Z until "
                    + "1970-01-01T00:33:20Z; the cache holds 2015-01-15T20:00:00Z to "
                    + "2015-01-15T20:00:16Z\n")
            let empty = try APIFixture().ask("\(reading)/\(format)/all")
            #expect(empty.status == 404)
            #expect(empty.body == "data not found: the cache is still empty\n")
        }
    }

    @Test("Headers state coverage, range and numbers")
    func headers() throws {
        let fixture = try APIFixture()
        for second: Int64 in [0, 8, 16, 40, 48] { try fixture.append(second, milliwatts: 1000) }
        let answer = fixture.ask(
            "\(reading)/csv?start=1421352000&end=1421352056", at: 60)
        #expect(
            answer.response.header("OpenSEG-Coverage")
                == "expected=7, present=5, missing=2, gaps=1, longest-gap=24")
        #expect(
            answer.response.header("OpenSEG-Range")
                == "start=1421352000, end=1421352056, first=1421352000, last=1421352048")
        #expect(
            answer.response.header("OpenSEG-Sequence")
                == "first=1, last=5, overwritten=0, run=1421351000")
    }

    @Test("What is not due yet is not missing")
    func future() throws {
        let answer = try APIFixture.documented().ask(
            "\(reading)/csv?start=1421352000&end=2000000000")
        #expect(
            answer.response.header("OpenSEG-Coverage")
                == "expected=3, present=3, missing=0, gaps=0, longest-gap=0")
    }

    @Test("JSON: range, coverage with gaps and causes, readings with flags, and a trailer")
    func json() throws {
        let fixture = try APIFixture()
        try fixture.append(0, milliwatts: 1_000)
        try fixture.append(8, milliwatts: 1_500, flags: .rounded)
        try fixture.append(48, milliwatts: -2_000, cause: .notJoined)
        let answer = fixture.ask("\(reading)/json/all", at: 50)
        #expect(answer.response.contentType == "application/json")
        #expect(
            answer.body
                == #"{"series":"interval_reading","unit":"W","interval_seconds":8,"#
                + #""run":1421351000,"range":{"start":null,"end":null,"first":1421352000,"#
                + #""last":1421352048},"sequence":{"first":1,"last":3,"overwritten":0},"#
                + #""coverage":{"expected":7,"present":3,"missing":4,"parts_per_million":428571,"#
                + #""gap_count":1,"longest_gap_seconds":40,"gaps":[{"start":1421352008,"#
                + #""end":1421352048,"missing":4,"cause":"not_joined"}]},"readings":["#
                + #"{"time":1421352000,"watts":1,"sequence":1,"epoch":0},"#
                + #"{"time":1421352008,"watts":1.5,"sequence":2,"epoch":0,"flags":["rounded"]},"#
                + #"{"time":1421352048,"watts":-2,"sequence":3,"epoch":0,"#
                + #""gap_cause":"not_joined"}],"overtaken":0,"complete":true}"# + "\n")
        _ = try JSONSerialization.jsonObject(with: Data(answer.body.utf8))
    }

    @Test("A step back of the meter's clock loses nothing: both epochs are answered")
    func epochs() throws {
        let fixture = try APIFixture()
        try fixture.append(3600, milliwatts: 1_000)
        try fixture.append(3608, milliwatts: 2_000)
        try fixture.append(0, milliwatts: 3_000)
        let answer = fixture.ask("\(reading)/json/all", at: 2)
        #expect(answer.body.contains(#""time":1421352000,"watts":3,"sequence":3,"epoch":1"#))
        #expect(answer.body.contains(#""flags":["epoch_start"],"gap_cause":"clock_step""#))
        let csv = fixture.ask("\(reading)/csv?start=1421352000&end=1421355609", at: 2)
        #expect(csv.body == "1,1421355600\r\n2,1421355608\r\n3,1421352000\r\n")
    }

    @Test("The last N seconds are the meter's: a replayed capture answers with its own end")
    func meterClock() throws {
        let fixture = try APIFixture()
        // Received ten years after their time.
        try fixture.append(0, milliwatts: 1_000, offset: 315_360_000)
        try fixture.append(8, milliwatts: 2_000, offset: 315_360_000)
        let answer = fixture.ask("\(reading)/csv/10", at: 315_360_000 + 9)
        #expect(answer.body == "1,1421352000\r\n2,1421352008\r\n")
        #expect(fixture.ask("\(reading)/csv/5", at: 315_360_009).body == "2,1421352008\r\n")
    }

    @Test("since: what is new, what was overwritten, and numbers that were never given out")
    func since() throws {
        let fixture = try APIFixture(capacity: 2, layout: .exact)
        for second: Int64 in 0..<5 { try fixture.append(8 * second, milliwatts: second * 1000) }
        let answer = fixture.ask("\(reading)/csv?since=1", at: 33)
        #expect(answer.body == "3,1421352024\r\n4,1421352032\r\n")
        #expect(
            answer.response.header("OpenSEG-Sequence")
                == "first=4, last=5, overwritten=2, run=1421351000")
        let upToDate = fixture.ask("\(reading)/csv?since=5", at: 33)
        #expect(upToDate.status == 404)
        #expect(upToDate.body == "data not found: nothing has come after sequence 5 yet\n")
        let unknown = fixture.ask("\(reading)/json?since=6", at: 33)
        #expect(unknown.status == 404)
        #expect(unknown.body.contains("sequence 6 has not been given out"))
    }

    @Test("If-None-Match: * is not met by what has no tag either (RFC 9110, section 13.1.2)")
    func existence() throws {
        let fixture = try APIFixture.documented()
        for target in [
            "\(reading)/csv", "\(reading)/json/60", "\(reading)/gb/all", "/status", "/openapi.json",
        ] {
            let answer = fixture.ask(target, ifNoneMatch: "*")
            #expect(answer.status == 304, "\(target)")
            #expect(answer.body.isEmpty)
            #expect(answer.response.header("Cache-Control") != nil)
        }
        #expect(fixture.ask("\(reading)/csv/abc", ifNoneMatch: "*").status == 400)
        #expect(fixture.ask("\(reading)/csv?since=3", ifNoneMatch: "*").status == 404)
        let waiting = fixture.ask("\(reading)/csv?since=3&wait=9", ifNoneMatch: "*")
        guard case .pending(let poll) = waiting.response.body else {
            Issue.record("the long poll was answered with \(waiting.status)")
            return
        }
        try fixture.append(24, milliwatts: 5_000)
        let late = poll.answer(nowUnixSeconds: APIFixture.base + 24, isFinal: false)
        #expect(late?.status == 304)
    }

    @Test("A closed range has an entity tag and is revalidated; an open one is not stored")
    func entityTag() throws {
        let fixture = try APIFixture.documented()
        let target = "\(reading)/csv?start=1421352000&end=1421352010"
        #expect(fixture.ask(target).response.header("ETag") == nil)
        #expect(fixture.ask(target).response.header("Cache-Control") == "no-store")
        try fixture.append(131, milliwatts: 1)
        let closed = fixture.ask(target)
        let tag = try #require(closed.response.header("ETag"))
        #expect(closed.response.header("Cache-Control") == "private, no-cache")
        for known in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
            let again = fixture.ask(target, ifNoneMatch: known)
            #expect(again.status == 304)
            #expect(again.body.isEmpty)
            #expect(again.response.header("ETag") == tag)
        }
        for other in ["\"x\"", "\"x\", *", "*,", String(tag.dropFirst().dropLast()), ""] {
            #expect(fixture.ask(target, ifNoneMatch: other).status == 200, "\(other)")
        }
        for other in ["json", "gb"] {
            let answer = fixture.ask(target.replacingOccurrences(of: "csv", with: other))
            #expect(answer.response.header("ETag") != tag)
        }
        #expect(fixture.ask(target + "&header=1").response.header("ETag") != tag)
    }

    @Test("What arrives while an answer is being read is not part of it")
    func pinned() throws {
        for format in ["csv", "json", "gb"] {
            let fixture = try APIFixture.documented()
            let response = fixture.api.respond(
                to: APIRequest(path: "\(reading)/\(format)/all"),
                nowUnixSeconds: APIFixture.base + 20)
            try fixture.append(1000, milliwatts: 999_999_000)
            #expect(!Answer(response).body.contains("999999"))
        }
    }

    @Test("A reader that is overtaken is told: CSV and gb break off, JSON says so at its end")
    func overtaken() throws {
        for format in ["csv", "json", "gb"] {
            let fixture = try APIFixture(capacity: 2000, layout: .exact)
            for second: Int64 in 0..<2000 { try fixture.append(8 * second, milliwatts: 5000) }
            let response = fixture.api.respond(
                to: APIRequest(path: "\(reading)/\(format)/all"),
                nowUnixSeconds: APIFixture.base + 16_000)
            for second: Int64 in 2000..<5000 { try fixture.append(8 * second, milliwatts: 7000) }
            let answer = Answer(response)
            if format == "json" {
                #expect(answer.aborted == nil)
                #expect(answer.body.hasSuffix(#""overtaken":2000,"complete":false}"# + "\n"))
                _ = try JSONSerialization.jsonObject(with: Data(answer.body.utf8))
            } else {
                #expect(answer.aborted?.contains("slower than the cache turns over") == true)
            }
        }
    }

    @Test("48 hours are written in pieces of bounded size")
    func pieces() throws {
        let fixture = try APIFixture(capacity: 43_200, intervalSeconds: 4)
        for index: Int64 in 0..<43_200 { try fixture.append(4 * index, milliwatts: index * 1000) }
        for format in ["csv", "json", "gb"] {
            let answer = fixture.ask("\(reading)/\(format)/172800", at: 172_800)
            #expect(answer.status == 200)
            #expect(answer.largestPiece < 32_768)
            #expect(answer.pieceCount > 40)
            #expect(
                answer.response.header("OpenSEG-Coverage")
                    == "expected=43200, present=43200, missing=0, gaps=0, longest-gap=0")
        }
    }
}

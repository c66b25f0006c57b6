import Foundation
import Testing

@testable import OpenSEGAPI

@Suite("Reports")
struct ReportTests {
    private let trust = "/meter/electricity/trust_report"
    private let response = "/meter/electricity/demand_response_report"

    private func object(_ answer: Answer) throws -> [String: Any] {
        #expect(answer.status == 200, "\(answer.body)")
        return try #require(
            try JSONSerialization.jsonObject(with: Data(answer.body.utf8)) as? [String: Any])
    }

    private func number(_ object: [String: Any], _ path: String...) throws -> Double {
        var value: Any = object
        for key in path { value = try #require((value as? [String: Any])?[key], "\(key)") }
        return try #require((value as? NSNumber)?.doubleValue, "\(path)")
    }

    /// An hour of 3,600 W every 8 s; the registers agree, or run `permille` too fast.
    private func hour(registerPermille: UInt64 = 1000) throws -> APIFixture {
        let fixture = try APIFixture()
        for second in stride(from: Int64(0), through: 3600, by: 8) {
            try fixture.append(second, milliwatts: 3_600_000)
            try fixture.append(
                second, delivered: UInt64(second) * registerPermille, received: nil)
        }
        return fixture
    }

    @Test("Registers and integrated power agree over the same seconds")
    func agreement() throws {
        let report = try object(try hour().ask(trust, at: 3604))
        #expect(try number(report, "comparison", "register_watt_hours") == 3600)
        #expect(try number(report, "comparison", "held_watt_hours") == 3600)
        #expect(try number(report, "comparison", "left_step_watt_hours") == 3600)
        #expect(try number(report, "comparison", "trapezoid_watt_hours") == 3600)
        #expect(try number(report, "comparison", "parts_per_million") == 0)
        #expect(try number(report, "comparison", "covered_seconds") == 3600)
        #expect(try number(report, "demand", "coverage", "parts_per_million") == 1_000_000)
        #expect(try number(report, "polls_since_start", "lost") == 1)
        #expect(try number(report, "clock", "highest_receive_offset_seconds") == 1)
    }

    @Test("A register that runs faster shows as a difference with its sign")
    func difference() throws {
        let report = try object(
            try hour(registerPermille: 1010).ask(trust + "?start=1421352000", at: 3604))
        #expect(try number(report, "comparison", "register_watt_hours") == 3636)
        #expect(try number(report, "comparison", "held_less_register_watt_hours") == -36)
        #expect(try number(report, "comparison", "parts_per_million") == -9901)
    }

    @Test("A hole: held through it, left out by the two integrals, listed with its cause")
    func hole() throws {
        let fixture = try APIFixture()
        for second in stride(from: Int64(0), through: 1600, by: 8)
        where second <= 400 || second >= 800 {
            try fixture.append(
                second, milliwatts: 1_000_000, cause: second == 800 ? .dongleGone : nil)
            try fixture.append(
                second, delivered: UInt64(second) * 10_000 / 36, received: nil)
        }
        let answer = fixture.ask(trust + "?start=1421352000&end=1421353601", at: 1610)
        let report = try object(answer)
        #expect(try number(report, "comparison", "held_watt_hours") == 444.444)
        #expect(try number(report, "comparison", "left_step_watt_hours") == 333.333)
        #expect(try number(report, "comparison", "covered_seconds") == 1200)
        #expect(
            answer.body.contains(
                #"{"start":1421352400,"end":1421352800,"missing":49,"cause":"dongle_gone"}"#))
    }

    @Test("Without registers there is nothing to compare, and the report says so")
    func noRegister() throws {
        let fixture = try APIFixture()
        try fixture.append(0, milliwatts: 1000)
        try fixture.append(8, milliwatts: 1000)
        let report = try object(fixture.ask(trust))
        #expect(report["register"] is NSNull)
        #expect(report["comparison"] is NSNull)
    }

    @Test("Nothing in the range: 404; wrong ranges: 400")
    func refusals() throws {
        let fixture = try hour()
        #expect(fixture.ask(trust + "?start=1&end=2").status == 404)
        #expect(fixture.ask(trust + "?start=1&end=2").body.hasPrefix("data not found: "))
        #expect(try APIFixture().ask(trust).status == 404)
        #expect(fixture.ask(trust + "?start=2&end=1").status == 400)
        #expect(fixture.ask(trust + "?end=1").status == 400)
        #expect(fixture.ask(response).status == 400)
        #expect(fixture.ask(response).body.contains("baseline_start and baseline_end"))
        let early = fixture.ask(
            response + "?start=1421353000&end=1421353100&baseline_start=1421352990"
                + "&baseline_end=1421353050")
        #expect(early.status == 400)
        #expect(early.body == "the baseline must not overlap the event\n")
        let future = fixture.ask(
            response + "?start=1421355000&end=1431353100&baseline_start=1421352000"
                + "&baseline_end=1421353000", at: 3604)
        #expect(future.status == 404)
        #expect(future.body.contains("still to come"))
        let missing = fixture.ask(
            response + "?start=1421352000&end=1421353000&baseline_start=1&baseline_end=2", at: 3604)
        #expect(missing.status == 404)
        #expect(missing.body.hasSuffix("(wanted for the baseline)\n"))
    }

    @Test("An event: reduction, ramp, rebound, and digests that the CSV answers reproduce")
    func event() throws {
        let fixture = try APIFixture(intervalSeconds: 10)
        for second in stride(from: Int64(0), through: 4000, by: 10) {
            let watts: Int64 =
                switch second {
                case ..<1000: 2000
                case 1000..<1030: 1500
                case 1030..<2000: 500
                case 2000..<3000: 2600
                default: 2000
                }
            try fixture.append(second, milliwatts: watts * 1000)
        }
        let base = APIFixture.base
        let answer = fixture.ask(
            response + "?start=\(base + 1000)&end=\(base + 2000)&baseline_start=\(base)"
                + "&baseline_end=\(base + 1000)", at: 4004)
        let report = try object(answer)
        #expect(try number(report, "baseline", "mean_watts") == 2000)
        #expect(try number(report, "event", "mean_watts") == 530)
        #expect(try number(report, "event", "lowest_watts") == 500)
        #expect(try number(report, "event", "highest_watts") == 1500)
        #expect(try number(report, "event", "samples") == 100)
        #expect(try number(report, "rebound", "mean_watts") == 2600)
        #expect(try number(report, "reduction", "watts") == 1470)
        #expect(try number(report, "reduction", "parts_per_million") == 735_000)
        #expect(try number(report, "reduction", "watt_hours") == 408.333)
        #expect(try number(report, "reduction", "ramp_seconds") == 30)
        #expect(try number(report, "reduction", "rebound_watts") == 600)
        for (name, from, to) in [("baseline", 0, 1000), ("event", 1000, 2000)] {
            let csv = fixture.ask(
                "/meter/electricity/interval_reading/csv?start=\(base + Int64(from))"
                    + "&end=\(base + Int64(to))", at: 4004)
            var digest = SHA256()
            digest.update(Array(csv.body.utf8))
            let part = report[name] as? [String: Any]
            #expect(part?["sha256"] as? String == digest.hexDigest())
        }
    }

    @Test("Right after the event there is no rebound yet")
    func noRebound() throws {
        let fixture = try hour()
        let base = APIFixture.base
        let report = try object(
            fixture.ask(
                response + "?start=\(base + 1800)&end=\(base + 3600)&baseline_start=\(base)"
                    + "&baseline_end=\(base + 1800)", at: 3601))
        #expect(report["rebound"] is NSNull)
        #expect(try number(report, "reduction", "watts") == 0)
    }
}

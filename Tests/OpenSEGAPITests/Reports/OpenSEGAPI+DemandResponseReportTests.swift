import Foundation
import Testing

@testable import OpenSEGAPI

@Suite("The demand response report")
struct OpenSEGAPIDemandResponseReportTests {
    private let response = "/meter/electricity/demand_response_report"

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
        let report = try answer.object()
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
        let fixture = try APIFixture.hour()
        let base = APIFixture.base
        let report = try fixture.ask(
            response + "?start=\(base + 1800)&end=\(base + 3600)&baseline_start=\(base)"
                + "&baseline_end=\(base + 1800)", at: 3601
        ).object()
        #expect(report["rebound"] is NSNull)
        #expect(try number(report, "reduction", "watts") == 0)
    }

    @Test("Times that are missing, overlap or are still to come: what was wrong, in a sentence")
    func refusals() throws {
        let fixture = try APIFixture.hour()
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
}

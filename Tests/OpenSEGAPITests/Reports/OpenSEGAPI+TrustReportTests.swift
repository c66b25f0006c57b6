import Foundation
import Testing

@testable import OpenSEGAPI

@Suite("The trust report")
struct OpenSEGAPITrustReportTests {
    private let trust = "/meter/electricity/trust_report"

    @Test("Registers and integrated power agree over the same seconds")
    func agreement() throws {
        let report = try APIFixture.hour().ask(trust, at: 3604).object()
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
        let report = try APIFixture.hour(registerPermille: 1010)
            .ask(trust + "?start=1421352000", at: 3604).object()
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
        let report = try answer.object()
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
        let report = try fixture.ask(trust).object()
        #expect(report["register"] is NSNull)
        #expect(report["comparison"] is NSNull)
    }

    @Test("Nothing in the range: 404; wrong ranges: 400")
    func refusals() throws {
        let fixture = try APIFixture.hour()
        #expect(fixture.ask(trust + "?start=1&end=2").status == 404)
        #expect(fixture.ask(trust + "?start=1&end=2").body.hasPrefix("data not found: "))
        #expect(try APIFixture().ask(trust).status == 404)
        #expect(fixture.ask(trust + "?start=2&end=1").status == 400)
        #expect(fixture.ask(trust + "?end=1").status == 400)
    }
}

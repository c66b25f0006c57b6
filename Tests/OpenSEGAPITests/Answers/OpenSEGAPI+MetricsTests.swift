import Foundation
import Testing

@testable import OpenSEGAPI

@Suite("Metrics")
struct OpenSEGAPIMetricsTests {
    /// Whether Debian's promtool is there to ask.
    static let hasPromtool = FileManager.default.isExecutableFile(atPath: "/usr/bin/promtool")

    @Test("Values, times, ages and counts, ended by EOF")
    func text() throws {
        let answer = try APIFixture.documented().ask("/metrics")
        #expect(
            answer.response.contentType
                == "application/openmetrics-text; version=1.0.0; charset=utf-8")
        for line in [
            "# TYPE openseg_demand_watts gauge", "# UNIT openseg_demand_watts watts",
            "openseg_demand_watts 1176", "openseg_demand_time_seconds 1421352016",
            "openseg_demand_age_seconds 3",
            "openseg_register_watthours{flow=\"delivered\"} 22345683",
            "openseg_register_watthours{flow=\"received\"} 1000.5",
            "openseg_demand_readings_total{arrival=\"stored\"} 3",
            "openseg_polls_total{outcome=\"sent\"} 10", "openseg_link{state=\"connected\"} 1",
            "openseg_link{state=\"silent\"} 0", "openseg_build_info{version=\"1.2.3\"} 1",
        ] {
            #expect(answer.body.contains("\n\(line)\n") || answer.body.hasPrefix(line), "\(line)")
        }
        #expect(answer.body.hasSuffix("\n# EOF\n"))
    }

    @Test("A reading that is not fresh has no value, only its time and age")
    func stale() throws {
        let answer = try APIFixture.documented().ask("/metrics", at: 1000)
        #expect(!answer.body.contains("\nopenseg_demand_watts "))
        #expect(!answer.body.contains("\nopenseg_register_watthours{"))
        #expect(answer.body.contains("\nopenseg_demand_age_seconds 983\n"))
    }

    @Test("promtool accepts the page, with readings and without", .enabled(if: hasPromtool))
    func promtool() throws {
        for fixture in [
            try APIFixture.documented(), try APIFixture(),
            try APIFixture(serverActivity: { ServerActivity() }),
        ] {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/promtool")
            process.arguments = ["check", "metrics"]
            let input = Pipe()
            let output = Pipe()
            process.standardInput = input
            process.standardError = output
            process.standardOutput = output
            try process.run()
            input.fileHandleForWriting.write(Data(fixture.ask("/metrics").body.utf8))
            try input.fileHandleForWriting.close()
            let said = output.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
        }
    }
}

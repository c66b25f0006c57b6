import Foundation
import TestSupport
import Testing

@testable import OpenSEGAPI

@Suite("Energy per block")
struct OpenSEGAPIEnergyTests {
    private let path = "/meter/electricity/interval_energy"

    /// 3,600 W from 2 minutes before the hour on, every 8 s, registers every 60 s.
    private func steady(minutes: Int64 = 63) throws -> APIFixture {
        let fixture = try APIFixture(intervalSeconds: 8)
        for second in stride(from: Int64(-120), to: minutes * 60 - 120, by: 8) {
            try fixture.append(second, milliwatts: 3_600_000)
            try fixture.append(
                second, delivered: UInt64(1_000_000_000 + (second + 120) * 1000), received: 0)
        }
        return fixture
    }

    @Test("Quarters of an hour: watt-hours, start; the running and the cut block are not in it")
    func quarters() throws {
        let fixture = try steady()
        let answer = fixture.ask("\(path)/csv/all", at: 3660)
        #expect(
            answer.body
                == "120,1421351100\r\n900,1421352000\r\n900,1421352900\r\n900,1421353800\r\n"
                + "900,1421354700\r\n")
        #expect(answer.response.header("OpenSEG-Blocks") == "count=5, partial=1")
        #expect(
            fixture.ask("\(path)/csv?start=1421352000&end=1421353000", at: 3660).body
                == "900,1421352000\r\n")
        #expect(
            fixture.ask("\(path)/csv/1900?period=900", at: 3660).body
                == "900,1421353800\r\n900,1421354700\r\n")
        #expect(
            fixture.ask("\(path)/csv/all?period=3600", at: 3660).body.hasSuffix(
                "3600,1421352000\r\n"))
        #expect(fixture.ask("\(path)/csv", at: 3660).body == "900,1421354700\r\n")
        #expect(
            fixture.ask("\(path)/csv?header=1", at: 3660).body
                == "watt-hours,unix-seconds\r\n900,1421354700\r\n")
    }

    @Test("By the registers: the same energy, per flow")
    func registers() throws {
        let fixture = try steady()
        let delivered = fixture.ask("\(path)/csv?flow=delivered&start=1421352000", at: 3660)
        #expect(
            delivered.body
                == "896,1421352000\r\n904,1421352900\r\n896,1421353800\r\n904,1421354700\r\n")
        let received = fixture.ask("\(path)/csv?flow=received&start=1421352000", at: 3660)
        #expect(received.body.hasPrefix("0,1421352000\r\n"))
        let json = fixture.ask("\(path)/json?flow=delivered&start=1421352000", at: 3600)
        #expect(
            json.body.contains(#""flow":"delivered","source":"registers","period_seconds":900"#))
        #expect(json.body.contains(#""complete":true"#))
    }

    @Test("A hole's energy is not put into the block after it")
    func hole() throws {
        let fixture = try APIFixture(intervalSeconds: 60)
        for minute: Int64 in 0...60 where !(10..<40).contains(minute) {
            try fixture.append(
                60 * minute, delivered: UInt64(minute) * 60_000, received: 0)
            try fixture.append(60 * minute, milliwatts: 3_600_000)
        }
        let answer = fixture.ask("\(path)/json?flow=delivered&start=1421352000", at: 3600)
        // 0-9 of the first quarter; 40-45 of the third; the fourth is whole.
        let blocks: [String] = [
            #""blocks":[{"start":1421352000,"end":1421352900,"watt_hours":540,"#,
            #""covered_seconds":540,"complete":false},{"start":1421353800,"#,
            #""end":1421354700,"watt_hours":300,"covered_seconds":300,"#,
            #""complete":false},{"start":1421354700,"end":1421355600,"#,
            #""watt_hours":900,"covered_seconds":900,"complete":true}]}"#,
        ]
        #expect(answer.body.hasSuffix(blocks.joined() + "\n"))
        let net = fixture.ask("\(path)/csv?start=1421352000", at: 3600)
        #expect(net.body == "540,1421352000\r\n300,1421353800\r\n900,1421354700\r\n")
        let feed = fixture.ask("\(path)/gb?start=1421352000", at: 3600)
        #expect(feed.body.components(separatedBy: "<quality>10</quality>").count == 3)
    }

    @Test("Export: net energy is negative, and the feed says net")
    func export() throws {
        let fixture = try APIFixture(intervalSeconds: 60)
        for minute: Int64 in 0...16 { try fixture.append(60 * minute, milliwatts: -1_000_000) }
        #expect(fixture.ask("\(path)/csv/all", at: 970).body == "-250,1421352000\r\n")
        let feed = fixture.ask("\(path)/gb/all", at: 970)
        #expect(feed.element("flowDirection") == "4")
        #expect(feed.feedRows == ["-250000,1421352000"])
    }

    @Test(
        "Nothing whole in the range: 404 and the promised words; no reading: 503 for the last block"
    )
    func nothing() throws {
        let fixture = try APIFixture.documented()
        let answer = fixture.ask("\(path)/csv/all")
        #expect(answer.status == 404)
        #expect(answer.body.hasPrefix("data not found: no block of 900 s lies wholly"))
        #expect(fixture.ask("\(path)/csv", at: 90_000).status == 503)
        #expect(try APIFixture().ask("\(path)/csv/all").status == 404)
    }

    @Test("Blocks of random histories add up to the held power, seconds by seconds")
    func property() throws {
        for seed: UInt64 in 1...20 {
            var random = SeededGenerator(seed: seed)
            let fixture = try APIFixture(intervalSeconds: 10)
            var time: Int64 = 0
            var readings: [(time: Int64, milliwatts: Int64)] = []
            for _ in 0..<800 {
                let value = Int64.random(in: -2_000_000...5_000_000, using: &random)
                try fixture.append(time, milliwatts: value)
                readings.append((time, value))
                time += 10
            }
            let answer = fixture.ask("\(path)/json/all?period=600", at: time)
            let blocks = try #require(try answer.object()["blocks"] as? [[String: Any]])
            #expect(blocks.count == Int((time - 10) / 600))
            for (index, block) in blocks.enumerated() {
                let inside = readings[(60 * index)..<(60 * index + 60)]
                let milliwattSeconds = inside.map { $0.milliwatts * 10 }.reduce(0, +)
                let wattHours = try #require((block["watt_hours"] as? NSNumber)?.doubleValue)
                #expect(abs(wattHours * 3_600_000 - Double(milliwattSeconds)) <= 1_801)
                #expect(block["complete"] as? Bool == true)
            }
        }
    }

    @Test(
        "Feeds validate under both official schema sets",
        .enabled(if: SharedData.hasSchemas), arguments: ["espi-3.3/usage.xsd", "espi-4.0/espi.xsd"])
    func schemas(schema: String) throws {
        let fixture = try APIFixture(intervalSeconds: 60)
        for minute: Int64 in 0...2880 where minute % 97 > 8 {
            try fixture.append(60 * minute, milliwatts: 1_234_567)
            try fixture.append(60 * minute, delivered: UInt64(minute) * 20_576, received: 5)
        }
        for query in ["", "?flow=delivered", "?flow=received&period=3600", "?period=60"] {
            let answer = fixture.ask("\(path)/gb/all\(query)", at: 172_800)
            #expect(answer.status == 200)
            let findings = try SchemaCheck.findings(feed: answer.body, schema: schema)
            #expect(findings == "", "\(query): \(findings)")
        }
    }
}

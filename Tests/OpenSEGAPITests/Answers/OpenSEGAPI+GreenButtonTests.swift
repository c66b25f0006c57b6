import Foundation
import GreenButtonESPI
import IntervalCache
import TestSupport
import Testing

@testable import OpenSEGAPI

@Suite("Green Button answers")
struct OpenSEGAPIGreenButtonTests {
    private let reading = "/meter/electricity/interval_reading"
    private let register = "/meter/electricity/register_reading"

    @Test("The documented readings as a feed: rows, codes, durations, head")
    func documented() throws {
        let answer = try APIFixture.documented().ask("\(reading)/gb/all")
        #expect(answer.status == 200)
        #expect(answer.response.contentType == "application/atom+xml")
        #expect(
            answer.response.header("Content-Disposition")
                == "attachment; filename=\"openseg-demand-1421352000-1421352016.xml\"")
        #expect(
            answer.feedRows == ["1184,1421352000", "1190,1421352008", "1176,1421352016"])
        #expect(answer.element("kind") == "0")
        #expect(answer.body.contains("<kind>37</kind>"))
        #expect(answer.element("uom") == "38")
        #expect(answer.element("powerOfTenMultiplier") == "0")
        #expect(answer.element("flowDirection") == "1")
        #expect(answer.element("intervalLength") == "8")
        #expect(
            answer.body.contains(
                "<interval><duration>24</duration><start>1421352000</start></interval>"))
    }

    @Test("The current reading is a feed of one")
    func current() throws {
        let answer = try APIFixture.documented().ask("\(reading)/gb")
        #expect(answer.feedRows == ["1176,1421352016"])
        #expect(answer.response.header("OpenSEG-Age") == "age=3, limit=24")
        #expect(answer.response.header("Cache-Control") == "no-store")
    }

    @Test("One value that is not whole, anywhere in the cache: thousandths in every feed")
    func multiplier() throws {
        let fixture = try APIFixture.documented()
        try fixture.append(4000, milliwatts: 1_500)
        let answer = fixture.ask("\(reading)/gb?start=1421352000&end=1421352010")
        #expect(answer.element("powerOfTenMultiplier") == "-3")
        #expect(answer.feedRows == ["1184000,1421352000", "1190000,1421352008"])
    }

    @Test("The multiplier follows the cache: whole again once the other value has left it")
    func multiplierForgets() throws {
        let fixture = try APIFixture(capacity: 2, layout: .exact)
        try fixture.append(0, milliwatts: 1_500)
        try fixture.append(8, milliwatts: -1_000)
        let before = fixture.ask("\(reading)/gb/all")
        #expect(before.element("powerOfTenMultiplier") == "-3")
        #expect(before.element("flowDirection") == "4")
        try fixture.append(16, milliwatts: 2_000)
        try fixture.append(24, milliwatts: 3_000)
        let after = fixture.ask("\(reading)/gb/all")
        #expect(after.element("powerOfTenMultiplier") == "0")
        #expect(after.element("flowDirection") == "1")
    }

    @Test("Registers: a feed per flow, delivered unless received is asked for")
    func registers() throws {
        let fixture = try APIFixture.documented()
        let delivered = fixture.ask("\(register)/gb/all")
        #expect(delivered.feedRows.first == "22345678,1421352000")
        #expect(delivered.element("uom") == "72")
        #expect(delivered.element("flowDirection") == "1")
        #expect(delivered.element("accumulationBehaviour") == "1")
        let received = fixture.ask("\(register)/gb/all?flow=received")
        #expect(received.feedRows.first == "1000500,1421352000")
        #expect(received.element("powerOfTenMultiplier") == "-3")
        #expect(received.element("flowDirection") == "19")
    }

    @Test("Two readings in one second: the last to arrive stays")
    func sameSecond() throws {
        let fixture = try APIFixture()
        try fixture.append(0, milliwatts: 1_000)
        try fixture.append(0, milliwatts: 2_000)
        try fixture.append(8, milliwatts: 3_000)
        #expect(
            fixture.ask("\(reading)/gb/all").feedRows
                == ["2,1421352000", "3,1421352008"])
        #expect(fixture.ask("\(reading)/csv/all").body.hasPrefix("1,1421352000\r\n2,1421352000"))
    }

    @Test("A late reading and a second epoch are put in place by their time")
    func outOfOrder() throws {
        let fixture = try APIFixture()
        try fixture.append(3596, milliwatts: 1_000)
        try fixture.append(3604, milliwatts: 2_000)
        try fixture.append(3590, milliwatts: 3_000)
        try fixture.append(7200, milliwatts: 4_000)
        try fixture.append(3612, milliwatts: 5_000)
        #expect(
            fixture.ask("\(reading)/gb/all", at: 3620).feedRows == [
                "3,1421355590", "1,1421355596", "2,1421355604", "5,1421355612", "4,1421359200",
            ])
    }

    @Test("Hours are blocks of their own; a closed hour is the same in every feed")
    func hours() throws {
        let fixture = try APIFixture(intervalSeconds: 60)
        for minute: Int64 in 0..<150 { try fixture.append(60 * minute, milliwatts: 1_000) }
        let feed = fixture.ask("\(reading)/gb/all", at: 9000).body
        let entries = feed.components(separatedBy: "<entry>").filter {
            $0.contains("<IntervalBlock")
        }
        #expect(entries.count == 3)
        try fixture.append(9000, milliwatts: 9_000)
        let later = fixture.ask("\(reading)/gb/all", at: 9010).body
        let again = later.components(separatedBy: "<entry>").filter {
            $0.contains("<IntervalBlock")
        }
        #expect(again.count == 3)
        #expect(again.prefix(2) == entries.prefix(2))
        #expect(again.last != entries.last)
        #expect(Answer.content("id", in: again[2]) == Answer.content("id", in: entries[2]))
    }

    @Test(
        "Feeds validate under both official schema sets",
        .enabled(if: SharedData.hasSchemas), arguments: ["espi-3.3/usage.xsd", "espi-4.0/espi.xsd"])
    func schemas(schema: String) throws {
        let fixture = try APIFixture(
            intervalSeconds: 8,
            configuration: APIConfiguration(
                installationIdentifier: "test", timeZoneOffsetSeconds: -28_800,
                daylightSaving: .northAmerica, currencyCode: 840))
        var random = SeededGenerator(seed: 11)
        var time: Int64 = 0
        for _ in 0..<2000 {
            time += Int64.random(in: 0...20, using: &random)
            try fixture.append(time, milliwatts: Int64.random(in: -3_000...5_000, using: &random))
            try fixture.append(time, delivered: UInt64(time) * 1000, received: UInt64(time))
        }
        for target in [
            "\(reading)/gb", "\(reading)/gb/all", "\(reading)/gb/3600", "\(register)/gb/all",
            "\(register)/gb/all?flow=received",
        ] {
            let answer = fixture.ask(target, at: time + 1)
            #expect(answer.status == 200)
            let findings = try SchemaCheck.findings(feed: answer.body, schema: schema)
            #expect(findings == "", "\(target): \(findings)")
        }
    }
}

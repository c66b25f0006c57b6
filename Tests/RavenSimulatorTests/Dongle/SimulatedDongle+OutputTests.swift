import RavenKit
import Testing

@testable import RavenSimulator

@Suite struct SimulatedDongleOutputTests {
    private func demandText(_ settings: [String: String]) throws -> String {
        var host = try SimulatedHost(settings)
        host.say("get_instantaneous_demand", ["Refresh": "Y"])
        let text = host.takeText()
        let start = try #require(text.firstRange(of: "<Demand>")).upperBound
        return String(text[start...].prefix { $0 != "<" })
    }

    @Test(arguments: [
        ("2000", "mixed", "0x0007d0"), ("-2000", "mixed", "0xfffff830"),
        ("2000", "6", "0x0007d0"), ("-2000", "6", "0xfff830"),
        ("2000", "8", "0x000007d0"), ("-2000", "8", "0xfffff830"),
    ])
    func demandHasItsWidth(watts: String, width: String, text: String) throws {
        #expect(try demandText(["load-watts": watts, "demand-digits": width]) == text)
    }

    @Test func theScaleIsSaidAndUsed() throws {
        var host = try SimulatedHost([
            "load-watts": "3000", "multiplier": "3", "divisor": "100", "digits": "1,15",
            "leading-zeros": "yes",
        ])
        host.say("get_instantaneous_demand", ["Refresh": "Y"])
        let demand = host.takeDemands().first
        #expect(demand?.demand == 100)
        #expect(demand?.multiplier == 3 && demand?.divisor == 100)
        #expect(demand?.digitsRight == 1 && demand?.digitsLeft == 15)
        #expect(demand?.suppressLeadingZero == false)
    }

    @Test(arguments: [("16", "0x0000ffff00000000"), ("8", "0x00000000")])
    func registersHaveTheirWidth(digits: String, text: String) throws {
        var host = try SimulatedHost([
            "summation-digits": digits, "delivered": "281470681743360", "load-watts": "0",
        ])
        host.say("get_current_summation_delivered", ["Refresh": "Y"])
        #expect(host.takeText().contains("<SummationDelivered>\(text)</SummationDelivered>"))
    }

    @Test(arguments: ["16", "8"])
    func usageHasTheWidthOfTheRegistersAndItsSign(digits: String) throws {
        var host = try SimulatedHost(["summation-digits": digits, "load-watts": "-100000"])
        host.say("close_current_period")
        host.advance(seconds: 3600)
        host.say("get_current_summation_delivered", ["Refresh": "Y"])
        _ = host.takeText()
        host.say("get_current_period_usage")
        let text = host.takeText()
        let start = try #require(text.firstRange(of: "<CurrentUsage>0x")).upperBound
        #expect(text[start...].prefix { $0 != "<" }.count == Int(digits))
        guard
            case .currentPeriodUsage(let usage)? = SimulatedHost.events(Array(text.utf8)).first?
                .received?.fragment
        else {
            Issue.record("no usage")
            return
        }
        #expect((-100_100 ... -99_900).contains(usage.currentUsage ?? 0))
    }

    @Test func silenceSwallowsEverything() throws {
        var host = try SimulatedHost(scenario: "at 2s silence for 20s")
        host.advance(seconds: 2)
        host.say("get_meter_list")
        host.advance(seconds: 15)
        #expect(host.takeText().isEmpty)
        host.advance(seconds: 12)
        #expect(host.takeDemands().count >= 1)
    }

    @Test func oneCommandOrAllCanGoUnanswered() throws {
        var host = try SimulatedHost(
            scenario: "at 1s no-answer get_device_info for 10s; at 12s no-answer for 20s")
        host.say("get_device_info")
        host.say("get_meter_list")
        #expect(host.takeFragments().map(\.rootName) == ["MeterList"])
        host.advance(seconds: 12)
        _ = host.takeText()
        host.say("get_meter_list")
        #expect(host.takeText().isEmpty)
        host.advance(seconds: 16)
        #expect(host.takeDemands().count == 2)
    }

    @Test func answersCanBeSlow() throws {
        var host = try SimulatedHost(scenario: "at 1s slow-answer 1500ms for 10s")
        host.say("get_meter_list", wait: 1499)
        #expect(host.takeText().isEmpty)
        host.advance(milliseconds: 1)
        #expect(host.takeFragments().map(\.rootName) == ["MeterList"])
    }

    @Test func answersCanPassOneAnother() throws {
        var host = try SimulatedHost(scenario: "at 1s out-of-order for 60s")
        host.say("get_meter_list", wait: 10)
        #expect(host.takeText().isEmpty)
        host.say("get_device_info", wait: 10)
        #expect(host.takeFragments().map(\.rootName) == ["DeviceInfo", "MeterList"])
        host.say("get_network_info", wait: 1999)
        #expect(!host.takeText().contains("NetworkInfo"))
        host.advance(milliseconds: 1)
        #expect(host.takeFragments().map(\.rootName).contains("NetworkInfo"))
    }

    @Test func readingsCanComeTwice() throws {
        var host = try SimulatedHost(scenario: "at 1s duplicate-readings for 10s")
        host.advance(seconds: 17)
        let demands = host.takeDemands()
        #expect(demands.count == 3)
        #expect(demands[0] == demands[1] && demands[1] != demands[2])
    }

    @Test func readingsAskedForComeTwiceAsWellAndAreCounted() throws {
        var host = try SimulatedHost(scenario: "at 1s duplicate-readings for 10s")
        for name in ["get_instantaneous_demand", "get_current_summation_delivered", "get_time"] {
            host.say(name, ["Refresh": "Y"])
        }
        #expect(
            host.takeFragments().map(\.rootName) == [
                "InstantaneousDemand", "InstantaneousDemand", "CurrentSummationDelivered",
                "CurrentSummationDelivered", "TimeCluster",
            ])
        #expect(host.dongle.counters.demandsSent == 2)
        #expect(host.dongle.counters.fragmentsSent == 5)
    }

    @Test func gluedStanzasHaveNoLineEndBetweenThem() throws {
        var host = try SimulatedHost(scenario: "at 1s glued-stanzas for 20s")
        host.advance(seconds: 20)
        #expect(host.takeText().contains("</InstantaneousDemand><InstantaneousDemand>"))
    }

    @Test func aCutStanzaCostsOnlyItself() throws {
        var host = try SimulatedHost(scenario: "at 10s cut-stanza 150; at 10s glued-stanzas")
        host.advance(seconds: 40)
        let events = host.takeEvents()
        #expect(events.contains { $0.fault?.kind == .truncated })
        #expect(events.count { if case .fragment = $0 { true } else { false } } == 4)
    }

    @Test(arguments: ["doubled-bytes 30", "flipped-bytes 20"])
    func damageReachesOneFragment(fault: String) throws {
        var host = try SimulatedHost(scenario: "at 10s \(fault)")
        host.advance(seconds: 30)
        let damaged = host.heard
        var clean = try SimulatedHost()
        clean.advance(seconds: 30)
        let texts = [damaged, clean.heard].map { bytes in
            bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
        }
        #expect(texts[0] != texts[1])
        // The first demand and the last are untouched.
        #expect(texts[0].prefix(11) == texts[1].prefix(11))
        #expect(texts[0].suffix(11) == texts[1].suffix(11))
    }

    @Test func anEndlessStanzaShutsEverythingElseOut() throws {
        var host = try SimulatedHost(scenario: "at 2s endless-stanza for 10s")
        host.advance(seconds: 9)
        let text = host.takeText()
        #expect(text.hasPrefix("<InstantaneousDemand>\r\n  <Demand>0x000"))
        #expect((80_000...100_000).contains(text.utf8.count))
        #expect(!text.dropFirst(40).contains("<"))
        host.advance(seconds: 10)
        #expect(host.takeDemands().count >= 1)
    }

    @Test func aStuckWriterTakesNoBytes() throws {
        var host = try SimulatedHost(scenario: "at 2s stuck-writer for 5s")
        #expect(host.dongle.isListening)
        host.advance(seconds: 2)
        #expect(!host.dongle.isListening)
        host.advance(seconds: 5)
        #expect(host.dongle.isListening)
    }

    @Test func whatAHostDoesNotReadIsDroppedAsWholeFragments() throws {
        var dongle = try SimulatedHost(["demand-interval": "1"]).dongle
        dongle.advance(toUnixMilliseconds: SimulatedHost.start + 600_000)
        #expect(dongle.outputByteCount <= 65_536)
        #expect(dongle.counters.fragmentsDropped > 300)
        var bytes: [UInt8] = []
        dongle.takeOutput(into: &bytes, maximumByteCount: .max)
        #expect(SimulatedHost.events(bytes).allSatisfy { $0.fault == nil })
    }
}

import RavenKit
import Testing

@testable import RavenSimulator

@Suite struct SimulatedDongleReadingsTests {
    @Test func aLoadFileIsSaidRowByRow() throws {
        var configuration = DongleConfiguration(startUnixMilliseconds: SimulatedHost.start)
        let rows = "watts,unix-seconds\n100,0\n-200,8\n300,16\n-400,24\n"
        configuration.load = .recorded(try RecordedLoad(csv: Array(rows.utf8)))
        var dongle = SimulatedDongle(configuration)
        dongle.connectClient(atUnixMilliseconds: SimulatedHost.start)
        dongle.advance(toUnixMilliseconds: SimulatedHost.start + 64_000)
        var bytes: [UInt8] = []
        dongle.takeOutput(into: &bytes, maximumByteCount: .max)
        let demands = SimulatedHost.events(bytes).compactMap { event -> Int64? in
            guard case .fragment(let received) = event else { return nil }
            return received.fragment.demand?.demand
        }
        #expect(demands == [-200, 300, -400, 100, -200, 300, -400, 100])
    }

    @Test func timeIsTheMetersInUTCAndOnTheWall() throws {
        var host = try SimulatedHost(["local-offset": "-28800"])
        host.say("get_time", wait: 0)
        guard case .timeCluster(let time) = host.takeFragments().first else {
            Issue.record("no time")
            return
        }
        #expect(time.utcTime?.unixSeconds == host.now / 1000)
        #expect(time.localTimeSecondsSince2000 == (time.utcTime?.secondsSince2000 ?? 0) - 28_800)
    }

    @Test func messagesCarryCodePage1252AndEscapes() throws {
        var host = try SimulatedHost(scenario: "at 2s message \"Müll <5 €> & “mehr”\"")
        host.advance(seconds: 2)
        let heard = host.heard
        #expect(heard.contains(0xFC) && heard.contains(0x80) && heard.contains(0x93))
        guard case .messageCluster(let message) = host.takeFragments().last else {
            Issue.record("no message")
            return
        }
        #expect(message.text == "Müll <5 €> & “mehr”")
        #expect(message.queue == .active && message.confirmed == false)
    }

    @Test func aMessageCanBeConfirmed() throws {
        var host = try SimulatedHost(scenario: "at 1s message-to-confirm Storm")
        host.advance(seconds: 2)
        func message() -> MessageCluster? {
            host.say("get_message")
            guard case .messageCluster(let message) = host.takeFragments().last else { return nil }
            return message
        }
        let first = message()
        #expect(first?.confirmationRequired == true && first?.confirmed == false)
        host.say("confirm_message", ["Id": "0x99"])
        #expect(message()?.confirmed == false)
        host.say("confirm_message", ["Id": "\(first?.id ?? 0)"])
        #expect(message()?.confirmed == true)
        #expect(host.dongle.counters.disruptiveCommands == 2)
    }

    @Test func periodUsageFollowsTheLastSummationAndCanBeNegative() throws {
        var host = try SimulatedHost(["load-watts": "-1000000"])
        host.say("close_current_period")
        host.advance(seconds: 3600)
        host.say("get_current_summation_delivered", ["Refresh": "Y"])
        let summation = host.takeFragments().compactMap(\.summation).last
        host.say("get_current_period_usage")
        guard case .currentPeriodUsage(let usage) = host.takeFragments().last else {
            Issue.record("no usage")
            return
        }
        #expect(usage.timeStamp == summation?.timeStamp)
        #expect((-1_000_100 ... -999_900).contains(usage.currentUsage ?? 0))
    }

    @Test func eachMeterSpeaksForItself() throws {
        var host = try SimulatedHost(["meters": "2"])
        host.advance(seconds: 80)
        let demands = host.takeDemands()
        #expect(demands.count == 20)
        #expect(Set(demands.map(\.meterMacID)) == Set(host.dongle.meterList.meterMacIDs))
    }
}

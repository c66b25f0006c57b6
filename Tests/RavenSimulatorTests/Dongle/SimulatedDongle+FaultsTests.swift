import RavenKit
import Testing

@testable import RavenSimulator

@Suite struct SimulatedDongleFaultsTests {
    @Test func noiseAndNULsComeBetweenFragments() throws {
        var host = try SimulatedHost(scenario: "at 12s noise 40; at 20s nul 9")
        host.advance(seconds: 30)
        let heard = host.heard
        let events = host.takeEvents()
        #expect(events.count { if case .fragment = $0 { true } else { false } } == 3)
        #expect(heard.split(separator: 0).count > 1)
        let clean = try SimulatedHost.afterThirtySeconds()
        #expect(heard.count == clean.count + 49)
    }

    @Test func ofNoiseAsMuchComesAsThereIsRoomFor() throws {
        var dongle = try SimulatedHost(scenario: "at 12s nul 65536").dongle
        dongle.advance(toUnixMilliseconds: SimulatedHost.start + 13_000)
        var bytes: [UInt8] = []
        dongle.takeOutput(into: &bytes, maximumByteCount: .max)
        #expect(bytes.count == 65_536)
        #expect(bytes.suffix(60_000).allSatisfy { $0 == 0 })
    }

    @Test func theNextConnectionBeginsInMidStanza() throws {
        var host = try SimulatedHost(scenario: "at 0s mid-stanza", isReady: false)
        host.advance(seconds: 1)
        host.connect()
        host.advance(seconds: 8)
        let text = host.takeText()
        #expect(!text.hasPrefix("<InstantaneousDemand>"))
        let events = SimulatedHost.events(Array(text.utf8))
        #expect(events.contains { $0.fault?.kind == .noise })
        #expect(events.count { if case .fragment = $0 { true } else { false } } == 1)
    }

    @Test func aVanishedDeviceIsGoneAndComesBackWithoutItsHost() throws {
        var host = try SimulatedHost(scenario: "at 10s vanish for 5s")
        host.advance(seconds: 8)
        #expect(host.dongle.isPresent)
        _ = host.takeText()
        host.advance(seconds: 2)
        #expect(!host.dongle.isPresent && !host.dongle.hasClient)
        host.connect()
        host.say("get_meter_list")
        #expect(host.takeText().isEmpty && !host.dongle.hasClient)
        host.advance(seconds: 4)
        #expect(host.dongle.isPresent)
        host.connect()
        host.advance(seconds: 1)
        #expect(host.takeFragments().compactMap(\.status).last == .connected)
        host.advance(seconds: 8)
        #expect(host.takeDemands().count == 1)
    }

    @Test func withoutRadioOldReadingsRepeat() throws {
        var host = try SimulatedHost(scenario: "at 20s not-joined for 40s")
        host.advance(seconds: 18)
        let last = host.takeDemands().last
        host.advance(seconds: 39)
        let fragments = host.takeFragments()
        #expect(fragments.compactMap(\.status) == [.rejoining])
        let repeated = fragments.compactMap(\.demand)
        #expect(repeated.count >= 4 && repeated.allSatisfy { $0 == last })
        host.say("get_network_info")
        host.say("get_instantaneous_demand", ["Refresh": "Y"])
        let answers = host.takeFragments()
        guard case .networkInfo(let network) = answers.first else {
            Issue.record("no network info")
            return
        }
        #expect(network.linkStrengthPercent == 0 && answers.compactMap(\.demand).isEmpty)
        host.advance(seconds: 12)
        let back = host.takeFragments()
        #expect(back.compactMap(\.status) == [.connected])
        #expect(back.compactMap(\.demand).last != last)
    }

    @Test func aStartWithoutRadioEndsInLookingForIt() throws {
        var host = try SimulatedHost(scenario: "at 0s not-joined for 20s", isReady: false)
        host.connect()
        host.say("get_network_info")
        host.advance(seconds: 15)
        let fragments = host.takeFragments()
        #expect(fragments.compactMap(\.status).last == .rejoining)
        #expect(fragments.compactMap(\.demand).isEmpty)
        // What was asked during the start is answered when that has ended.
        #expect(fragments.contains { if case .networkInfo = $0 { true } else { false } })
        host.advance(seconds: 20)
        let back = host.takeFragments()
        #expect(back.compactMap(\.status) == [.connected])
        #expect(!back.compactMap(\.demand).isEmpty)
    }

    @Test func theMetersClockCanStep() throws {
        var host = try SimulatedHost(scenario: "at 20s time-step -3600; at 40s time-step 7200")
        host.advance(seconds: 59)
        let times = host.takeDemands().compactMap { $0.timeStamp?.unixSeconds }
        let steps = zip(times, times.dropFirst()).map { $1 - $0 }
        #expect(steps == [8, 8 - 3600, 8, 8 + 7200, 8, 8])
    }

    @Test(arguments: [("time-zero", "0x00000000"), ("time-none", "0xffffffff")])
    func theMetersClockCanBeUnset(fault: String, text: String) throws {
        var host = try SimulatedHost(scenario: "at 4s \(fault) for 10s")
        host.advance(seconds: 4)
        host.say("get_time")
        let heard = host.takeText()
        #expect(heard.contains("<UTCTime>\(text)</UTCTime>"))
        #expect(heard.contains("<LocalTime>\(text)</LocalTime>"))
        host.advance(seconds: 8)
        #expect(host.takeText().contains("<TimeStamp>\(text)</TimeStamp>"))
        host.advance(seconds: 8)
        #expect(host.takeDemands().first?.timeStamp != nil)
    }

    /// The delivered registers asked for before and after a moment.
    private func registers(_ scenario: String, _ settings: [String: String] = [:]) throws
        -> (before: CurrentSummationDelivered?, after: CurrentSummationDelivered?)
    {
        var host = try SimulatedHost(settings, scenario: scenario)
        host.say("get_current_summation_delivered", ["Refresh": "Y"])
        let before = host.takeFragments().compactMap(\.summation).last
        host.advance(seconds: 3600)
        _ = host.takeText()
        host.say("get_current_summation_delivered", ["Refresh": "Y"])
        return (before, host.takeFragments().compactMap(\.summation).last)
    }

    @Test func registersCanBeginAgain() throws {
        let (before, after) = try registers("at 1h register-reset")
        #expect(before?.summationDelivered ?? 0 > 1_000_000)
        #expect(after?.summationDelivered ?? .max < 10)
        #expect(before?.meterMacID == after?.meterMacID)
    }

    @Test func theRegisterCanRollOverAt48Bits() throws {
        let (_, after) = try registers("at 10s rollover 5", ["load-watts": "1000"])
        #expect((900...1000).contains(after?.summationDelivered ?? 0))
    }

    @Test func theMeterCanBeChanged() throws {
        let (before, after) = try registers("at 1h meter-change")
        #expect(before?.meterMacID != after?.meterMacID)
        #expect(after?.summationDelivered ?? .max < 1_000_100)
    }

    @Test func scaleNumbersCanBeZero() throws {
        var host = try SimulatedHost(
            scenario: "at 4s divisor-zero for 8s; at 12s multiplier-zero for 8s")
        host.advance(seconds: 23)
        let demands = host.takeDemands()
        #expect(demands.map(\.divisor) == [0, 1000, 1000])
        #expect(demands.map(\.multiplier) == [1, 0, 1])
    }

    @Test(arguments: ["mixed", "6", "8"])
    func readingsCanBeNotAvailable(width: String) throws {
        var host = try SimulatedHost(["demand-digits": width], scenario: "at 2s no-value for 10s")
        host.advance(seconds: 2)
        host.say("get_instantaneous_demand", ["Refresh": "Y"])
        host.say("get_current_summation_delivered", ["Refresh": "Y"])
        let text = host.heard
        let fragments = host.takeFragments()
        #expect(fragments.count == 2)
        #expect(fragments.compactMap(\.demand).map(\.demand) == [nil])
        #expect(fragments.compactMap(\.summation).map(\.summationDelivered) == [nil])
        let shown = width == "8" ? "0xff800000" : "0x800000"
        #expect(String(decoding: text, as: UTF8.self).contains("<Demand>\(shown)</Demand>"))
    }

    @Test func theLoadCanBeSetForAWhile() throws {
        var host = try SimulatedHost(
            ["load-watts": "500"], scenario: "at 10s load -2500 for 16s")
        host.advance(seconds: 47)
        #expect(host.takeDemands().map(\.demand) == [500, -2500, -2500, 500, 500, 500])
    }

    @Test func aLoadThatEndsLeavesALaterOneInForce() throws {
        var host = try SimulatedHost(
            ["load-watts": "500"], scenario: "at 4s load 100 for 16s; at 12s load 900 for 16s")
        host.advance(seconds: 39)
        #expect(host.takeDemands().map(\.demand) == [100, 900, 900, 500, 500])
    }

    @Test func withoutAMeterThereIsNoRadioContactToLoseOrFind() throws {
        var host = try SimulatedHost(scenario: "at 10s not-joined for 5s")
        host.say("factory_reset", wait: 1000)
        _ = host.takeText()
        host.advance(seconds: 20)
        #expect(host.takeText().isEmpty)
        #expect(host.dongle.connectionStatus.status == .joinFail)
    }

    @Test func thePriceCanChangeAndGoMissing() throws {
        var host = try SimulatedHost(scenario: "at 5s price 0.2; at 6s price none")
        host.advance(seconds: 6)
        let prices = host.takeFragments().compactMap { fragment -> UInt32?? in
            guard case .priceCluster(let price) = fragment else { return nil }
            return price.price
        }
        #expect(prices == [2000, nil])
    }

    @Test func theDongleCanRestartByItself() throws {
        var host = try SimulatedHost(scenario: "at 20s restart")
        host.advance(seconds: 20)
        #expect(host.takeFragments().compactMap(\.status).last == .connected)
        #expect(host.dongle.counters.disruptiveCommands == 0)
    }

    @Test func everyFaultIsLoggedWithItsEnd() throws {
        var host = try SimulatedHost(scenario: "at 5s silence for 3s; at 9s noise")
        _ = host.dongle.takeLog()
        host.advance(seconds: 20)
        #expect(
            host.dongle.takeLog() == [
                "fault: silence for 3s", "fault over: silence for 3s", "fault: noise",
            ])
    }
}

extension SimulatedHost {
    fileprivate static func afterThirtySeconds() throws -> [UInt8] {
        var host = try SimulatedHost()
        host.advance(seconds: 30)
        return host.heard
    }
}

import RavenKit
import Testing

@testable import RavenSimulator

@Suite struct SimulatedDongleSettingsTests {
    private func schedule(_ host: inout SimulatedHost, _ event: String) -> [ScheduleInfo] {
        host.say("get_schedule", ["Event": event], wait: 0)
        return host.takeFragments().compactMap {
            if case .scheduleInfo(let info) = $0 { info } else { nil }
        }
    }

    @Test(arguments: ["0x00000004", "4", "0x4", "004"])
    func aFrequencyInHexOrDecimalTakesEffect(frequency: String) throws {
        var host = try SimulatedHost()
        host.say("set_schedule", ["Event": "demand", "Frequency": frequency, "Enabled": "Y"])
        #expect(schedule(&host, "demand").map(\.frequencySeconds) == [4])
        host.advance(seconds: 40)
        #expect(host.takeDemands().count == 10)
    }

    @Test func withoutAnEventEveryLineOfTheScheduleIsTold() throws {
        var host = try SimulatedHost()
        host.say("get_schedule", wait: 0)
        #expect(host.takeFragments().count { $0.rootName == "ScheduleInfo" } == 7)
        var display = try SimulatedHost(["model": "emu2"])
        display.say("get_schedule", wait: 0)
        #expect(display.takeFragments().count { $0.rootName == "ScheduleInfo" } == 10)
    }

    @Test func theDisplayHasASchedulePerModeOfWhichOneIsInForce() throws {
        var host = try SimulatedHost(["model": "emu2"])
        func frequency(_ mode: String) -> UInt32? {
            host.say("get_schedule", ["Event": "demand", "Mode": mode], wait: 0)
            guard case .scheduleInfo(let info) = host.takeFragments().last else { return nil }
            #expect(info.mode == (mode.isEmpty ? "default" : mode.lowercased()))
            return info.frequencySeconds
        }
        host.say("set_schedule", ["Event": "demand", "Frequency": "60", "Mode": "Rest"])
        #expect(frequency("rest") == 60 && frequency("SLEEP") == 8 && frequency("") == 8)
        host.advance(seconds: 40)
        #expect(host.takeDemands().count == 5)
        host.say("set_schedule", ["Event": "demand", "Frequency": "4", "Mode": "default"])
        #expect(frequency("default") == 4 && frequency("rest") == 60)
        host.say("set_schedule", ["Event": "demand", "Frequency": "5", "Mode": "doze"])
        #expect(frequency("") == 4 && frequency("doze") == nil)
        // The stick has no modes: the argument is one that it does not know.
        var stick = try SimulatedHost()
        stick.say("set_schedule", ["Event": "demand", "Frequency": "4", "Mode": "rest"])
        #expect(schedule(&stick, "demand").map(\.frequencySeconds) == [4])
        #expect(schedule(&stick, "demand").map(\.mode) == [nil])
    }

    @Test(arguments: [("4", "N"), ("0xffffffff", "Y"), ("4294967295", "Y"), ("", "N")])
    func switchedOffMeansTheFrequencyOfAllOnes(frequency: String, enabled: String) throws {
        var host = try SimulatedHost()
        host.say("set_schedule", ["Event": "demand", "Frequency": frequency, "Enabled": enabled])
        host.say("get_schedule", ["Event": "demand"], wait: 0)
        let text = host.takeText()
        #expect(text.contains("<Frequency>0xffffffff</Frequency>"))
        #expect(text.contains("<Enabled>N</Enabled>"))
        host.advance(seconds: 60)
        #expect(host.takeDemands().isEmpty)
    }

    @Test(arguments: [
        ("demand", "often"), ("demand", ""), ("demand", "0x100000000"), ("demand", "-4"),
        ("lunch", "4"), ("", "4"),
    ])
    func aScheduleThatMakesNoSenseChangesNothing(event: String, frequency: String) throws {
        var host = try SimulatedHost()
        _ = host.dongle.takeLog()
        host.say("set_schedule", ["Event": event, "Frequency": frequency])
        #expect(schedule(&host, "demand").map(\.frequencySeconds) == [8])
        #expect(host.dongle.takeLog().first?.hasPrefix("set_schedule ignored") == true)
    }

    @Test func theDefaultComesBackForOneEventOrAll() throws {
        var host = try SimulatedHost()
        for event in ["demand", "summation"] {
            host.say("set_schedule", ["Event": event, "Frequency": "30"])
        }
        host.say("set_schedule_default", ["Event": "summation"])
        #expect(schedule(&host, "summation").map(\.frequencySeconds) == [240])
        #expect(schedule(&host, "demand").map(\.frequencySeconds) == [30])
        host.say("set_schedule_default")
        #expect(schedule(&host, "demand").map(\.frequencySeconds) == [8])
    }

    @Test func meterInfoKeepsWhatWasSetInAnyCase() throws {
        var host = try SimulatedHost()
        host.say("set_meter_info", ["Nickname": "Cellar", "host": "h", "enabled": "N"])
        host.say("set_meter_info", ["Account": "a", "Auth": "b"])
        host.say("get_meter_info")
        guard case .meterInfo(let info) = host.takeFragments().first else {
            Issue.record("no meter info")
            return
        }
        #expect(info.nickName == "Cellar" && info.host == "h" && info.enabled == false)
        #expect(info.account?.revealed == "a" && info.auth?.revealed == "b")
    }

    @Test func aUserPriceHidesTheMetersUntilItIsZero() throws {
        var host = try SimulatedHost()
        func price() -> PriceCluster? {
            host.say("get_current_price", ["Refresh": "Y"])
            guard case .priceCluster(let price) = host.takeFragments().last else { return nil }
            return price
        }
        #expect(price()?.rateLabel == "Evening")
        host.say("set_current_price", ["Price": "0x10", "TrailingDigits": "2"])
        let user = price()
        #expect(user?.price == 16 && user?.trailingDigits == 2 && user?.tier == 0)
        #expect(user?.rateLabel == "Set by User")
        host.say("set_current_price", ["Price": "much"])
        #expect(price()?.price == 16)
        host.say("set_current_price", ["Price": "0", "TrailingDigits": "0"])
        #expect(price()?.rateLabel == "Evening")
    }

    @Test func fastReadingsEndByThemselves() throws {
        var host = try SimulatedHost(["demand-interval": "60"])
        host.say("set_fast_poll", ["Frequency": "0x04", "Duration": "0x3e"], wait: 0)
        host.advance(seconds: 60)
        #expect(host.takeDemands().count == 15)
        host.advance(seconds: 122)
        #expect(host.takeDemands().count == 2)
    }

    @Test(arguments: [true, false])
    func aScheduleThatTheHostSetsEndsFastReadings(isDefault: Bool) throws {
        var host = try SimulatedHost(["demand-interval": "60", "model": "emu2"])
        host.say("set_fast_poll", ["Frequency": "0x04", "Duration": "0x384"])
        if isDefault {
            host.say("set_schedule_default")
        } else {
            host.say("set_schedule", ["Event": "demand", "Frequency": "30"])
        }
        host.say("get_fast_poll_status")
        #expect(host.takeText().contains("<Frequency>0x00</Frequency>"))
        let expected: UInt32 = isDefault ? 60 : 30
        #expect(schedule(&host, "demand").map(\.frequencySeconds) == [expected])
        // Also when the fast readings would have ended.
        host.advance(seconds: 1000)
        #expect(schedule(&host, "demand").map(\.frequencySeconds) == [expected])
    }

    @Test(arguments: [("3", "60"), ("4", "901"), ("", "60"), ("4", "")])
    func fastReadingsOutsideTheLimitsAreRefused(frequency: String, duration: String) throws {
        var host = try SimulatedHost(["demand-interval": "60"])
        host.say("set_fast_poll", ["Frequency": frequency, "Duration": duration], wait: 0)
        host.advance(seconds: 60)
        #expect(host.takeDemands().count <= 1)
    }

    @Test func closingThePeriodMovesItsUsage() throws {
        var host = try SimulatedHost()
        func usage(_ name: String) -> RavenFragment? {
            host.say(name)
            return host.takeFragments().last
        }
        host.say("get_current_summation_delivered", ["Refresh": "Y"])
        guard case .currentPeriodUsage(let before) = usage("get_current_period_usage") else {
            Issue.record("no usage")
            return
        }
        host.say("close_current_period")
        guard case .lastPeriodUsage(let last) = usage("get_last_period_usage") else {
            Issue.record("no usage")
            return
        }
        #expect(last.lastUsage == before.currentUsage)
        #expect(last.startDate == before.startDate)
        #expect(last.endDate?.unixSeconds ?? 0 > before.startDate?.unixSeconds ?? 0)
    }

    @Test func aPeriodClosedBetweenTwoSummationsBeginsAtNothing() throws {
        var host = try SimulatedHost(["load-watts": "360000"], scenario: "at 20s time-step 100")
        host.say("get_current_summation_delivered", ["Refresh": "Y"])
        host.advance(seconds: 60)
        _ = host.takeText()
        host.say("close_current_period", wait: 0)
        host.say("get_current_period_usage")
        guard case .currentPeriodUsage(let usage) = host.takeFragments().last else {
            Issue.record("no usage")
            return
        }
        #expect(usage.currentUsage == 0)
        #expect(usage.startDate?.unixSeconds == (host.now - 200) / 1000 + 100)
    }

    @Test func aUserPriceIsToldWithoutRadio() throws {
        var host = try SimulatedHost(scenario: "at 5s not-joined")
        host.say("set_current_price", ["Price": "0x10", "TrailingDigits": "2"])
        host.advance(seconds: 6)
        _ = host.takeText()
        host.say("get_current_price", ["Refresh": "Y"])
        #expect(host.takeText().contains("Set by User"))
    }
}

import RavenKit
import Testing

@testable import RavenSimulator

@Suite struct SimulatedDongleCommandsTests {
    @Test(arguments: [
        ("get_connection_status", "ConnectionStatus"), ("get_device_info", "DeviceInfo"),
        ("get_meter_list", "MeterList"), ("get_meter_info", "MeterInfo"),
        ("get_network_info", "NetworkInfo"), ("get_time", "TimeCluster"),
        ("get_message", "MessageCluster"), ("get_current_price", "PriceCluster"),
        ("get_instantaneous_demand", "InstantaneousDemand"),
        ("get_current_summation_delivered", "CurrentSummationDelivered"),
        ("get_current_period_usage", "CurrentPeriodUsage"),
        ("get_last_period_usage", "LastPeriodUsage"), ("get_profile_data", "ProfileData"),
    ])
    func everyReadingCommandHasItsAnswer(name: String, root: String) throws {
        for refresh in ["Y", "N"] {
            var host = try SimulatedHost(scenario: "at 0s message Hello")
            _ = host.takeText()
            host.say(name, ["Refresh": refresh])
            #expect(host.takeFragments().map(\.rootName) == [root])
        }
    }

    @Test func withoutAMessageThereIsNoAnswer() throws {
        var host = try SimulatedHost()
        host.say("get_message")
        #expect(host.takeText().isEmpty)
    }

    @Test(arguments: ["initialize", "close_current_period", "set_meter_info", "set_fast_poll"])
    func otherCommandsHaveNone(name: String) throws {
        var host = try SimulatedHost()
        host.say(name)
        #expect(host.takeText().isEmpty)
    }

    @Test func anUnknownCommandGetsAWarningAndOneLogLine() throws {
        var host = try SimulatedHost()
        _ = host.dongle.takeLog()
        host.say("sing")
        host.say("sing")
        #expect(
            host.takeFragments() == [
                .warning(Warning(text: "Unknown command")),
                .warning(Warning(text: "Unknown command")),
            ])
        #expect(host.dongle.takeLog() == ["unknown command sing"])
        #expect(host.dongle.counters.unknownCommands == 2)
    }

    @Test func commandsAreHeardInAnyPiecesWithAnyLineEndsAndCase() throws {
        let text = "\r\n<command>\n <NAME>Get_Time</NAME>\r\n<Colour>red</Colour></COMMAND>\n"
        for cut in 0...text.utf8.count {
            var host = try SimulatedHost()
            let bytes = Array(text.utf8)
            host.dongle.receive(Array(bytes[..<cut]), atUnixMilliseconds: host.now)
            host.dongle.receive(Array(bytes[cut...]), atUnixMilliseconds: host.now)
            host.advance(milliseconds: 1)
            #expect(host.takeFragments().map(\.rootName) == ["TimeCluster"], "cut at \(cut)")
        }
    }

    @Test func withRefreshTheMeterIsAskedAndWithoutTheLastReadingRepeats() throws {
        var host = try SimulatedHost()
        host.advance(seconds: 10)
        let scheduled = host.takeDemands()
        host.advance(seconds: 3)
        host.say("get_instantaneous_demand", ["Refresh": "N"])
        #expect(host.takeDemands() == scheduled.suffix(1))
        host.say("get_instantaneous_demand", ["Refresh": "y"])
        let asked = host.takeDemands()
        #expect(asked.count == 1)
        #expect(asked.first?.timeStamp?.unixSeconds == host.now / 1000)
    }

    @Test func theMeterIsChosenByItsAddress() throws {
        var host = try SimulatedHost(["meters": "3"])
        let list = host.dongle.meterList.meterMacIDs
        for macID in list {
            host.say(
                "get_instantaneous_demand", ["Refresh": "Y", "MeterMacId": macID.description])
            #expect(host.takeDemands().map(\.meterMacID) == [macID])
        }
        host.say("get_meter_info", ["MeterMacId": ""])
        #expect(host.takeText().contains(list[0].description))
        for stranger in ["0x0000000000000001", "kitchen"] {
            host.say("get_meter_info", ["MeterMacId": stranger])
            #expect(host.takeText().isEmpty)
        }
    }

    @Test(arguments: [
        "confirm_message", "set_fast_poll", "restart", "factory_reset", "erase_halt",
        "image_notify", "secret",
    ])
    func disruptiveCommandsAreCountedAndLogged(name: String) throws {
        var host = try SimulatedHost()
        #expect(host.dongle.counters.disruptiveCommands == 0)
        _ = host.dongle.takeLog()
        host.say(name)
        #expect(host.dongle.counters.disruptiveCommands == 1)
        let log = host.dongle.takeLog()
        #expect(log.first?.hasPrefix("DISRUPTIVE command \(name) (class ") == true)
    }

    @Test func aRestartRunsThroughTheStartAgain() throws {
        var host = try SimulatedHost()
        host.say("restart", wait: 1000)
        #expect(host.takeFragments().compactMap(\.status).last == .connected)
    }

    @Test func afterAFactoryResetThereIsNoMeter() throws {
        var host = try SimulatedHost()
        host.say("factory_reset", wait: 1000)
        #expect(host.takeFragments().compactMap(\.status).last == .joinFail)
        host.advance(seconds: 60)
        host.say("get_instantaneous_demand", ["Refresh": "Y"])
        #expect(host.takeText().isEmpty)
        host.say("get_meter_list")
        #expect(host.takeFragments() == [.meterList(MeterList(deviceMacID: host.dongle.macID))])
    }

    @Test func readingsAskedForDuringTheStartAreAnsweredAfterIt() throws {
        var host = try SimulatedHost(isReady: false)
        host.connect()
        host.say("get_instantaneous_demand", wait: 1000)
        let roots = host.takeFragments().map(\.rootName)
        #expect(roots.last == "InstantaneousDemand")
        #expect(roots.count == 8)
    }

    @Test func theDisplayKnowsMoreCommandsThanTheStick() throws {
        for (name, root) in [
            ("get_fast_poll_status", "FastPollStatus"), ("get_price_blocks", "BlockPriceDetail"),
            ("get_meter_attributes", "SimpleMeteringCluster"),
            ("get_billing_periods", "BillingPeriodList"), ("get_local_attributes", "Information"),
            ("get_restart_info", "Information"),
        ] {
            var stick = try SimulatedHost()
            stick.say(name)
            #expect(stick.takeFragments().map(\.rootName) == ["Warning"])
            var display = try SimulatedHost(["model": "emu2"])
            display.say(name)
            #expect(display.takeFragments().map(\.rootName) == [root])
        }
        var display = try SimulatedHost(["model": "emu2"])
        display.say("print_network_tables")
        #expect(display.takeText().hasPrefix("NwkTable\r\n"))
        display.say("set_meter_attributes", ["Multiplier": "2"])
        #expect(display.takeText().isEmpty)
        display.say("sing")
        #expect(display.takeFragments().map(\.rootName) == ["Warning"])
        // A known command that means a meter which is not bound is no unknown command.
        display.say("get_price_blocks", ["MeterMacId": "0x0000000000000001"])
        #expect(display.takeText().isEmpty)
    }

    @Test func profileDataIsNewestFirstAndAddsUpToTheRegister() throws {
        var host = try SimulatedHost(["load-watts": "800"])
        host.say("get_profile_data", ["NumberOfPeriods": "0x0C", "EndTime": "0x0"])
        guard case .profileData(let data) = host.takeFragments().first else {
            Issue.record("no profile data")
            return
        }
        #expect(data.status == .success)
        #expect(data.intervalPeriod?.seconds == 900)
        #expect(data.numberOfPeriodsDelivered == 12)
        #expect(data.intervals == Array(repeating: 200, count: 12))
        #expect(data.endTime?.unixSeconds == host.now / 1000 / 900 * 900)
    }

    @Test(arguments: [
        ("0x01", "0xfffffffe", "Delivered", 3), ("0x01", "tomorrow", "Delivered", 3),
        ("0x01", "0x10", "Delivered", 5), ("0x0d", "0x0", "Delivered", 4),
        ("0x01", "0x0", "Sideways", 1), ("0x01", "0x0", "Received", 0),
    ])
    func profileRequestsThatCanNotBeMetSayWhy(
        count: String, end: String, channel: String, status: UInt8
    ) throws {
        var host = try SimulatedHost()
        host.say(
            "get_profile_data",
            ["NumberOfPeriods": count, "EndTime": end, "IntervalChannel": channel])
        guard case .profileData(let data) = host.takeFragments().first else {
            Issue.record("no profile data")
            return
        }
        #expect(data.status?.rawValue == status)
    }
}

import RavenKit
import Testing

@testable import MeterAcquisition

struct SessionSetupTests {
    @Test func `the dongle is greeted, probed, scheduled and asked, in that order`() throws {
        var script = ScriptedSession(intervalSeconds: 5)
        script.answerAll()
        script.start()
        script.pass(milliseconds: 12_000)
        #expect(
            script.commandNames.starts(with: [
                "initialize", "get_meter_list", "get_connection_status", "set_schedule",
                "set_schedule", "get_instantaneous_demand", "get_current_summation_delivered",
            ]))
        let schedule = try #require(script.commands.first { $0.name == "set_schedule" })
        #expect(schedule.argument("Event") == "demand")
        #expect(schedule.argument("Frequency").flatMap { Int($0.dropFirst(2), radix: 16) } == 5)
        #expect(schedule.argument("Enabled") == "Y")
        #expect(schedule.argument("MeterMacId") == nil)
    }

    @Test func `a dongle that answers nothing is set up all the same`() {
        var script = ScriptedSession()
        script.start()
        script.pass(milliseconds: 15_000)
        #expect(script.commandNames.contains("set_schedule"))
        #expect(script.commandNames.contains("get_instantaneous_demand"))
        #expect(script.snapshot.commandsUnanswered > 0)
    }

    @Test func `commands are written one at a time with a pause between them`() {
        var script = ScriptedSession()
        script.answerAll()
        script.start()
        var former = script.commands.count
        #expect(former <= 1)
        for _ in 0..<400 {
            script.pass(milliseconds: 100)
            #expect(script.commands.count - former <= 1)
            former = script.commands.count
        }
        #expect(former >= 9)
    }

    @Test func `get_device_info is never answered and holds nothing up`() {
        var script = ScriptedSession()
        script.answerAll()
        script.start()
        script.pass(milliseconds: 4_000)
        script.readEveryInterval(20)
        #expect(script.commandNames.contains("get_device_info"))
        #expect(script.snapshot.presence == .reading)
        #expect(script.snapshot.polls.lost.total == 0)
    }

    @Test func `several meters are scheduled and asked by address`() {
        var script = ScriptedSession()
        script.answerAll(meters: [ScriptedSession.other, ScriptedSession.meter])
        script.start()
        script.pass(milliseconds: 20_000)
        let addressed = script.commands.filter { $0.name == "get_instantaneous_demand" }
            .compactMap { $0.argument("MeterMacId") }
        #expect(
            Set(addressed.prefix(2)) == [
                ScriptedSession.other.description, ScriptedSession.meter.description,
            ])
    }

    @Test func `a dongle that joins again is given its schedule again`() {
        var script = ScriptedSession()
        script.answerAll()
        script.start()
        script.pass(milliseconds: 4_000)
        script.readEveryInterval(20)
        let before = script.commandNames.count { $0 == "set_schedule" }
        script.hear(ScriptedSession.status(.rejoining, linkStrength: 0))
        script.hear(ScriptedSession.status(.connected))
        script.readEveryInterval(3)
        #expect(script.commandNames.count { $0 == "set_schedule" } == before + 2)
    }

    @Test func `only commands of the closed list leave, whatever happens`() {
        let allowed: Set<String> = [
            "initialize", "get_meter_list", "get_connection_status", "get_network_info",
            "get_device_info", "get_meter_info", "get_time", "get_instantaneous_demand",
            "get_current_summation_delivered", "set_schedule",
        ]
        var script = ScriptedSession()
        script.answerAll(meters: [ScriptedSession.meter, ScriptedSession.other])
        script.start()
        for round in 0..<200 {
            switch round % 7 {
            case 0: script.readEveryInterval(3)
            case 1: script.lose()
            case 2: script.hear(ScriptedSession.status(.notGiven))
            case 3: script.hear(ScriptedSession.status(round % 2 == 0 ? .rejoining : .connected))
            case 4: script.hear(bytes: Array("<Command><Name>factory_reset</Name></Command>".utf8))
            case 5: script.freeze(milliseconds: 20_000)
            default: script.pass(milliseconds: 300_000)
            }
        }
        #expect(Set(script.commandNames).subtracting(allowed) == [])
        #expect(script.commandNames.count > 200)
        #expect(script.session.audit.byteCount == UInt64(script.sentBytes.count))
    }

    @Test func `the audit log holds the bytes that were sent`() {
        var script = ScriptedSession()
        script.start()
        script.pass(milliseconds: 1_000)
        let lines = script.session.auditText.split(separator: "\n")
        #expect(lines.count == script.commands.count)
        #expect(lines.first?.contains("<Name>initialize</Name>") == true)
        #expect(lines.first?.hasPrefix("1795000000 <Command>") == true)
    }
}

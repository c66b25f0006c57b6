import RavenKit
import TestSupport
import Testing

@Suite("RavenScheduleCommand")
struct RavenScheduleCommandTests {
    @Test("arguments stand in the manual's order and notation")
    func writing() {
        let meter = EUI64(rawValue: 0x0013_5003_0102_0304)
        #expect(
            RavenScheduleCommand.written(
                .setSchedule(
                    meter: meter, event: .scheduledPrices, frequencySeconds: 90, enabled: true,
                    mode: "sleep"))
                == "MeterMacId=0x0013500301020304 Event=scheduled_prices Frequency=0x0000005a "
                + "Enabled=Y Mode=sleep")
        #expect(
            RavenScheduleCommand.written(
                .setSchedule(meter: nil, event: .demand, frequencySeconds: .max, enabled: false))
                == "Event=demand Frequency=0xffffffff Enabled=N")
        #expect(RavenScheduleCommand.written(.setScheduleDefault(meter: nil, event: nil)).isEmpty)
        #expect(
            RavenScheduleCommand.written(.setScheduleDefault(meter: nil, event: .price))
                == "Event=price")
    }

    @Test("Frequency is hexadecimal or decimal, Enabled is Y where it is missing")
    func hearing() {
        let expected = RavenScheduleCommand.setSchedule(
            meter: nil, event: .demand, frequencySeconds: 10, enabled: true)
        for frequency in ["10", "010", "0xa", "0x0000000A", "0Xa"] {
            #expect(
                RavenScheduleCommand.heard(
                    "set_schedule", ["frequency": frequency, "EVENT": "Demand"]) == expected,
                "\(frequency)")
        }
        #expect(
            RavenScheduleCommand.heard(
                "set_schedule", ["Event": "tea", "Frequency": "1", "Enabled": "n"])
                == .setSchedule(
                    meter: nil, event: .other("tea"), frequencySeconds: 1, enabled: false))
        #expect(
            RavenScheduleCommand.heard("set_schedule_default", ["Event": ""])
                == .setScheduleDefault(meter: nil, event: nil))
    }

    @Test("what is disabled needs no Frequency and stores the one of all ones")
    func disabled() {
        #expect(
            RavenScheduleCommand.heard("set_schedule", ["Event": "price", "Enabled": "N"])
                == .setSchedule(meter: nil, event: .price, frequencySeconds: .max, enabled: false))
    }

    @Test(
        "without an event or a frequency that fits, a command is none",
        arguments: [
            ["Frequency": "10"], ["Event": "", "Frequency": "10"], ["Event": "demand"],
            ["Event": "demand", "Frequency": ""], ["Event": "demand", "Frequency": "often"],
            ["Event": "demand", "Frequency": "0x100000000"],
            ["Event": "demand", "Frequency": "-1"],
            ["Event": "demand", "Frequency": "10", "Enabled": "maybe"],
            ["Event": "demand", "Frequency": "10", "MeterMacId": "12"],
        ] as [[String: String]])
    func refusal(arguments: [String: String]) {
        let fields = arguments.map { FragmentField(name: $0.key, text: $0.value) }
        let received = ReceivedCommand(name: "set_schedule", arguments: fields)
        #expect(RavenScheduleCommand(received) == nil)
    }

    @Test("names that are not its own are refused, also those of other effect classes")
    func foreignNames() {
        for name in ["get_schedule", "set_meter_info", "set_fast_poll", "restart", "SET_SCHEDULE"] {
            #expect(
                RavenScheduleCommand.heard(name, ["Event": "demand", "Frequency": "1"]) == nil,
                "\(name)")
        }
    }

    @Test("whatever the arguments, the device understands what was written")
    func roundTrip() {
        var random = SeededGenerator(seed: 33)
        for round in 0..<2000 {
            let isSet = Bool.random(using: &random)
            let meter = isSet ? EUI64(rawValue: random.next()) : nil
            let event =
                (ScheduleEvent.listed + [.other("a & b")]).randomElement(using: &random) ?? .time
            for command: RavenScheduleCommand in [
                .setSchedule(
                    meter: meter, event: event,
                    frequencySeconds: UInt32(truncatingIfNeeded: random.next()),
                    enabled: Bool.random(using: &random), mode: isSet ? nil : "rest"),
                .setScheduleDefault(meter: meter, event: isSet ? event : nil),
            ] {
                let received = ReceivedCommand(name: command.name, arguments: command.arguments)
                #expect(RavenScheduleCommand(received) == command, "round \(round)")
            }
        }
    }
}

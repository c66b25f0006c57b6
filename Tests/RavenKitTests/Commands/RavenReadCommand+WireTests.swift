import RavenKit
import TestSupport
import Testing

@Suite("RavenReadCommand on the wire")
struct RavenReadCommandWireTests {
    private static let meter = EUI64(rawValue: 0x0013_5003_0102_0304)

    @Test("arguments stand in the manual's order and notation, those left out are not written")
    func writing() {
        let meter = "MeterMacId=0x0013500301020304"
        let cases: [(RavenReadCommand, String)] = [
            (.getMeterList, ""), (.getMeterInfo(meter: Self.meter), meter), (.getMeterInfo(), ""),
            (.getTime(meter: Self.meter, refresh: true), "\(meter) Refresh=Y"),
            (.getMessage(refresh: false), "Refresh=N"), (.getCurrentPrice(), ""),
            (.getSchedule(event: .profileData), "Event=profile_data"),
            (
                .getSchedule(meter: Self.meter, event: .other("tea"), mode: "rest"),
                "\(meter) Event=tea Mode=rest"
            ),
            (
                .getProfileData(
                    meter: Self.meter, numberOfPeriods: 12,
                    endTime: ZigBeeUTCTime(secondsSince2000: 0x2e3a_5c10), channel: .received),
                "\(meter) NumberOfPeriods=0x0c EndTime=0x2e3a5c10 IntervalChannel=Received"
            ),
            (
                .getProfileData(numberOfPeriods: 1, channel: .delivered),
                "NumberOfPeriods=0x01 EndTime=0x00000000 IntervalChannel=Delivered"
            ),
        ]
        for (command, arguments) in cases {
            #expect(RavenReadCommand.written(command) == arguments)
        }
    }

    @Test("the device reads arguments in any order, case and notation, and passes over others")
    func hearing() {
        #expect(
            RavenReadCommand.heard(
                "get_profile_data",
                [
                    "intervalchannel": "received", "ENDTIME": "775576592", "Colour": "red",
                    "NumberOfPeriods": "0XC", "meterMacID": "0x13500301020304",
                ])
                == .getProfileData(
                    meter: Self.meter, numberOfPeriods: 12,
                    endTime: ZigBeeUTCTime(secondsSince2000: 0x2e3a_5c10), channel: .received))
        #expect(RavenReadCommand.heard("get_time", ["Refresh": "n"]) == .getTime(refresh: false))
        #expect(
            RavenReadCommand.heard("get_schedule", ["Event": "DEMAND", "Mode": ""])
                == .getSchedule(event: .demand))
    }

    @Test("what a device may be left to choose has its usual value")
    func defaults() {
        let newest = RavenReadCommand.getProfileData(numberOfPeriods: 1, channel: .delivered)
        #expect(RavenReadCommand.heard("get_profile_data") == newest)
        for end in ["0", "0x00000000", "0xffffffff", ""] {
            #expect(
                RavenReadCommand.heard("get_profile_data", ["EndTime": end]) == newest, "'\(end)'")
        }
        #expect(
            RavenReadCommand.heard("get_time", ["Refresh": "", "MeterMacId": ""]) == .getTime())
    }

    @Test(
        "a command with an argument that it can not hold is none",
        arguments: [
            ("get_time", "Refresh", "maybe"), ("get_time", "MeterMacId", "kitchen"),
            ("get_meter_list", "MeterMacId", "12"),
            ("get_profile_data", "NumberOfPeriods", "0x100"),
            ("get_profile_data", "EndTime", "tomorrow"),
            ("get_profile_data", "EndTime", "0x100000000"),
            ("get_profile_data", "IntervalChannel", "Sideways"),
        ])
    func refusal(name: String, argument: String, text: String) {
        #expect(RavenReadCommand.heard(name, [argument: text]) == nil)
    }

    @Test("names that are not its own are refused, also those of other effect classes")
    func foreignNames() {
        for name in ["", "get_", "GET_TIME", "set_schedule", "set_fast_poll", "restart", "dance"] {
            #expect(RavenReadCommand.heard(name) == nil, "\(name)")
        }
    }

    @Test("whatever the arguments, the device understands what was written")
    func roundTrip() {
        var random = SeededGenerator(seed: 31)
        func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }
        for round in 0..<1000 {
            let meter = maybe(
                EUI64(rawValue: random.next() >> UInt64.random(in: 0...63, using: &random)))
            let refresh = maybe(Bool.random(using: &random))
            let end = UInt32.random(in: 1..<UInt32.max, using: &random)
            let event = ScheduleEvent.listed.randomElement(using: &random)
            let commands: [RavenReadCommand] = [
                .getTime(meter: meter, refresh: refresh),
                .getMessage(meter: meter, refresh: refresh),
                .getCurrentPrice(meter: meter, refresh: refresh),
                .getInstantaneousDemand(meter: meter, refresh: refresh),
                .getCurrentSummationDelivered(meter: meter, refresh: refresh),
                .getMeterInfo(meter: meter), .getLastPeriodUsage(meter: meter),
                .getSchedule(meter: meter, event: event, mode: maybe("a & <b>")),
                .getProfileData(
                    meter: meter, numberOfPeriods: UInt8.random(in: 0...255, using: &random),
                    endTime: maybe(ZigBeeUTCTime(secondsSince2000: end)),
                    channel: Bool.random(using: &random) ? .delivered : .received),
            ]
            for command in commands {
                let received = ReceivedCommand(name: command.name, arguments: command.arguments)
                #expect(RavenReadCommand(received) == command, "round \(round)")
            }
        }
    }
}

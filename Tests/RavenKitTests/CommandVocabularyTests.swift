import RavenDisruptiveCommands
import RavenKit
import Testing

/// The whole command vocabulary of the XML API facts (3.1 and 3.2) with its effect classes.
@Suite("Commands")
struct CommandVocabularyTests {
    private static let meter = FragmentSamples.meter

    /// Class R and Q.
    private static let reading: [RavenReadCommand] = [
        .initialize, .getConnectionStatus, .getDeviceInfo, .getSchedule(),
        .getSchedule(meter: meter, event: .demand, mode: "rest"), .getMeterList,
        .getMeterInfo(meter: meter), .getNetworkInfo, .getTime(meter: meter, refresh: true),
        .getMessage(meter: nil, refresh: false), .getCurrentPrice(),
        .getInstantaneousDemand(
            refresh: true), .getCurrentSummationDelivered(meter: meter), .getCurrentPeriodUsage(),
        .getLastPeriodUsage(meter: meter),
        .getProfileData(
            meter: meter, numberOfPeriods: 12, endTime: FragmentSamples.time(0x2e3a_5c10),
            channel: .received),
        .getProfileData(numberOfPeriods: 1, channel: .delivered), .getFastPollStatus,
        .getMeterAttributes, .getLocalAttributes, .getBillingPeriods, .getPriceBlocks,
        .getRestartInfo, .printNetworkTables,
    ]

    /// Class C, allowed for a reading gateway.
    private static let schedule: [RavenScheduleCommand] = [
        .setSchedule(meter: meter, event: .demand, frequencySeconds: 4, enabled: true),
        .setSchedule(
            meter: nil, event: .profileData, frequencySeconds: .max, enabled: false, mode: "sleep"),
        .setScheduleDefault(meter: nil, event: nil),
        .setScheduleDefault(meter: meter, event: .price),
    ]

    /// Class C, the rest.
    private static let settings: [RavenDeviceSettingCommand] = [
        .setMeterInfo(
            meter: meter, nickName: "Kitchen & co", account: "a", auth: "b", host: "h",
            enabled: true),
        .setMeterInfo(), .setCurrentPrice(price: 1267, trailingDigits: 4, currency: 840),
        .closeCurrentPeriod(meter: meter), .setMeterAttributes(multiplier: 1, divisor: 1000),
        .setLocalAttributes(currentDayMaxDemand: .max), .setBillingPeriodList(numberOfPeriods: 3),
        .setBillingPeriod(period: 1, start: 0xFF_FFFF_FFFF, duration: 60),
        .setBlockStructure(
            numberOfBlocks: 2, multiplier: 1, divisor: 1000, trailingDigits: 4, currency: 124),
        .setPriceBlock(block: 1, threshold: 5, price: nil),
    ]

    /// Class M.
    private static let meterAffecting: [RavenMeterAffectingCommand] = [
        .confirmMessage(meter: meter, id: .max),
        .setFastPoll(frequencySeconds: 4, durationSeconds: 900),
    ]

    /// Class X.
    private static let disrupting: [RavenServiceDisruptingCommand] =
        [.restart, .factoryReset, .setRestartInfo(type: "t", confirm: "c")]
        + RavenFactoryOperation.allCases.map {
            .factory($0, arguments: [FragmentField(name: "Id", text: "0x1")])
        }

    /// The reference's table, by hand.
    private static let table: [(classes: String, names: String)] = [
        (
            "read",
            """
            initialize get_connection_status get_device_info get_schedule get_meter_list \
            get_meter_info get_network_info get_time get_message get_current_price \
            get_instantaneous_demand get_current_summation_delivered get_current_period_usage \
            get_last_period_usage get_profile_data get_fast_poll_status get_meter_attributes \
            get_local_attributes get_billing_periods get_price_blocks get_restart_info \
            print_network_tables
            """
        ),
        ("schedule", "set_schedule set_schedule_default"),
        (
            "setting",
            """
            set_meter_info set_current_price close_current_period set_meter_attributes \
            set_local_attributes set_billing_period_list set_billing_period set_block_structure \
            set_price_block
            """
        ),
        ("meter", "confirm_message set_fast_poll"),
        (
            "disrupting",
            """
            restart factory_reset set_restart_info erase_halt secret image_notify image_block \
            image_block_request image_block_dump image_invalidate_current
            """
        ),
    ]

    /// Which of the five types understand a command.
    private func classes(_ received: ReceivedCommand) -> [String] {
        var found: [String] = []
        if RavenReadCommand(received) != nil { found.append("read") }
        if RavenScheduleCommand(received) != nil { found.append("schedule") }
        if RavenDeviceSettingCommand(received) != nil { found.append("setting") }
        if RavenMeterAffectingCommand(received) != nil { found.append("meter") }
        if RavenServiceDisruptingCommand(received) != nil { found.append("disrupting") }
        return found
    }

    private func hear(_ bytes: [UInt8], chunkSize: Int) -> [ReceivedCommand] {
        var decoder = RavenCommandDecoder()
        var commands: [ReceivedCommand] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + chunkSize)
            decoder.receive(Array(bytes[start..<end]))
            while let command = decoder.nextCommand() { commands.append(command) }
            start = end
        }
        return commands
    }

    private func check<Command: RavenCommand>(_ commands: [Command], _ expected: String) throws {
        var names: Set<String> = []
        for command in commands {
            names.insert(command.name)
            var bytes: [UInt8] = []
            command.encode(into: &bytes)
            for chunkSize in [1, 7, .max] {
                let heard = hear(bytes, chunkSize: min(chunkSize, bytes.count))
                let received = try #require(heard.first)
                #expect(heard.count == 1)
                #expect(received.name == command.name)
                #expect(Command(received) == command, "\(command.name)")
                #expect(classes(received) == [expected], "\(command.name)")
            }
        }
        let row = try #require(Self.table.first { $0.classes == expected })
        #expect(names == Set(row.names.split(separator: " ").map(String.init)))
    }

    @Test("each command of the vocabulary belongs to the one type of its effect class")
    func vocabulary() throws {
        try check(Self.reading, "read")
        try check(Self.schedule, "schedule")
        try check(Self.settings, "setting")
        try check(Self.meterAffecting, "meter")
        try check(Self.disrupting, "disrupting")
        let all = Self.table.flatMap { $0.names.split(separator: " ") }
        #expect(Set(all).count == all.count)
        #expect(all.count == 45)
    }

    @Test("commands are written as the manual prints them")
    func encoding() {
        var bytes: [UInt8] = []
        RavenReadCommand.getInstantaneousDemand(meter: Self.meter, refresh: true)
            .encode(into: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "<Command>\r\n  <Name>get_instantaneous_demand</Name>\r\n"
                + "  <MeterMacId>0x0013500301020304</MeterMacId>\r\n  <Refresh>Y</Refresh>\r\n"
                + "</Command>\r\n")
        RavenScheduleCommand.setSchedule(
            meter: nil, event: .demand, frequencySeconds: 4, enabled: true
        ).encode(into: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self).contains("<Frequency>0x00000004</Frequency>"))
    }

    @Test(
        "commands are heard in any case, with other line ends, unknown arguments and noise around")
    func hearing() throws {
        let heard = hear(
            Array(
                ("xx<command><NAME>Get_Time</name><foo>1</foo><refresh>y</REFRESH></COMMAND>\n"
                    + "<Command><Name>set_schedule</Name><Event>demand</Event><Frequency>10"
                    + "</Frequency></Command><Command><Name>dance</Name></Command>"
                    + "<Command></Command>").utf8), chunkSize: 5)
        #expect(heard.map(\.name) == ["get_time", "set_schedule", "dance", ""])
        #expect(heard.first?.argument("FOO") == "1")
        #expect(RavenReadCommand(try #require(heard.first)) == .getTime(meter: nil, refresh: true))
        #expect(
            RavenScheduleCommand(heard[1])
                == .setSchedule(meter: nil, event: .demand, frequencySeconds: 10, enabled: true))
        #expect(classes(heard[2]).isEmpty)
    }

    @Test("arguments that can not be what they should be are refused, naming the argument")
    func refusal() throws {
        let command = ReceivedCommand(
            name: "set_current_price",
            arguments: [
                FragmentField(name: "Price", text: "cheap"),
                FragmentField(name: "TrailingDigits", text: "0x100"),
                FragmentField(name: "Refresh", text: "maybe"),
                FragmentField(name: "MeterMacId", text: "12"),
            ])
        #expect(throws: RavenArgumentError(code: .malformed, argument: "Price")) {
            try command.number("Price", as: UInt32.self)
        }
        #expect(throws: RavenArgumentError(code: .outOfRange, argument: "TrailingDigits")) {
            try command.number("TrailingDigits", as: UInt8.self)
        }
        #expect(throws: RavenArgumentError(code: .missing, argument: "Id")) {
            try command.requiredNumber("Id", as: UInt32.self)
        }
        #expect(throws: RavenArgumentError(code: .malformed, argument: "Refresh")) {
            try command.flag("Refresh")
        }
        #expect(throws: RavenArgumentError(code: .malformed, argument: "MeterMacId")) {
            try command.meter()
        }
        #expect(RavenDeviceSettingCommand(command) == nil)
    }

    @Test("an endless command is dropped and the next one heard")
    func bounded() {
        var decoder = RavenCommandDecoder(maximumCommandByteCount: 100)
        decoder.receive(Array("<Command><Name>".utf8) + [UInt8](repeating: 0x41, count: 10_000))
        #expect(decoder.nextCommand() == nil)
        decoder.receive(Array("<Command><Name>get_time</Name></Command>".utf8))
        #expect(decoder.nextCommand()?.name == "get_time")
    }
}

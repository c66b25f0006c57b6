import RavenKit
import TestSupport
import Testing

@Suite("RavenDeviceSettingCommand on the wire")
struct RavenDeviceSettingCommandWireTests {
    private static let meter = EUI64(rawValue: 0x0013_5003_0102_0304)

    @Test("arguments stand in the manual's order, notation and case")
    func writing() {
        let cases: [(RavenDeviceSettingCommand, String)] = [
            (
                .setMeterInfo(
                    meter: Self.meter, nickName: "Cellar", account: "a", auth: "b", host: "h",
                    enabled: false),
                "MeterMacId=0x0013500301020304 NickName=Cellar Account=a Auth=b host=h enabled=N"
            ),
            (.setMeterInfo(), ""), (.closeCurrentPeriod(), ""),
            (.setCurrentPrice(price: 0, trailingDigits: 0), "Price=0x00000000 TrailingDigits=0x00"),
            (
                .setCurrentPrice(price: 1267, trailingDigits: 4, currency: 840),
                "Price=0x000004f3 TrailingDigits=0x04 Currency=0x0348"
            ),
            (.setMeterAttributes(divisor: 1000), "Divisor=0x000003e8"),
            (
                .setLocalAttributes(currentDayMaxDemand: .max),
                "CurrentDayMaxDemand=0xffffffffffffffff"
            ),
            (.setBillingPeriodList(numberOfPeriods: 3), "NumberOfPeriods=0x03"),
            (
                .setBillingPeriod(period: 1, start: 0x1_2345_6789, duration: 60),
                "Period=0x01 Start=0x123456789 Duration=0x0000003c"
            ),
            (
                .setBlockStructure(numberOfBlocks: 2, trailingDigits: 4, currency: 124),
                "NumberOfBlocks=0x02 TrailingDigits=0x04 Currency=0x007c"
            ),
            (.setPriceBlock(block: 1, threshold: 5), "Block=0x01 Threshold=0x00000005"),
        ]
        // Fields that hold a credential tell it only to who asks for the text.
        for (command, arguments) in cases {
            #expect(RavenDeviceSettingCommand.written(command) == arguments)
        }
    }

    @Test(
        "the device reads arguments in any order, case and notation; TrailingDigits may be missing")
    func hearing() {
        #expect(
            RavenDeviceSettingCommand.heard(
                "set_meter_info",
                [
                    "ENABLED": "y", "Nickname": "Cellar", "HOST": "h",
                    "meterMacId": "0x13500301020304",
                ])
                == .setMeterInfo(meter: Self.meter, nickName: "Cellar", host: "h", enabled: true))
        #expect(
            RavenDeviceSettingCommand.heard(
                "set_current_price", ["TrailingDigits": "2", "Price": "0X1F"])
                == .setCurrentPrice(price: 31, trailingDigits: 2))
        #expect(
            RavenDeviceSettingCommand.heard("set_current_price", ["Price": "31"])
                == .setCurrentPrice(price: 31, trailingDigits: 0))
        #expect(
            RavenDeviceSettingCommand.heard(
                "set_billing_period", ["Period": "1", "Start": "0x00ffffffff"])
                == .setBillingPeriod(period: 1, start: 0xFFFF_FFFF))
    }

    @Test(
        "without an argument that it needs, or with one that it can not hold, a command is none",
        arguments: [
            ("set_current_price", "TrailingDigits", "4"), ("set_current_price", "Price", ""),
            ("set_current_price", "Price", "0x100000000"), ("set_local_attributes", "", ""),
            ("set_local_attributes", "CurrentDayMaxDemand", "0x10000000000000000"),
            ("set_billing_period_list", "NumberOfPeriods", "256"),
            ("set_billing_period", "Period", "1"), ("set_billing_period", "Start", "1"),
            ("set_price_block", "Block", "1"), ("set_price_block", "Threshold", "1"),
            ("set_meter_info", "enabled", "maybe"), ("set_meter_attributes", "Divisor", "much"),
            ("set_block_structure", "Currency", "USD"), ("close_current_period", "MeterMacId", "x"),
        ])
    func refusal(name: String, argument: String, text: String) {
        #expect(RavenDeviceSettingCommand.heard(name, [argument: text]) == nil)
    }

    @Test("names that are not its own are refused, also those of other effect classes")
    func foreignNames() {
        for name in ["", "get_time", "set_schedule", "confirm_message", "factory_reset", "set_"] {
            #expect(RavenDeviceSettingCommand.heard(name) == nil, "\(name)")
        }
    }

    @Test("whatever the arguments, the device understands what was written")
    func roundTrip() {
        var random = SeededGenerator(seed: 32)
        func maybe<Value>(_ value: Value) -> Value? { Bool.random(using: &random) ? value : nil }
        func number<Value: FixedWidthInteger>() -> Value {
            Value(truncatingIfNeeded: random.next() >> UInt64.random(in: 0...63, using: &random))
        }
        for round in 0..<1000 {
            let meter = maybe(EUI64(rawValue: number()))
            let commands: [RavenDeviceSettingCommand] = [
                .setMeterInfo(
                    meter: meter, nickName: maybe("<Käse & Co>"), account: maybe("a"),
                    auth: maybe("b"), host: maybe("h"), enabled: maybe(Bool.random(using: &random))),
                .setCurrentPrice(
                    meter: meter, price: number(), trailingDigits: number(),
                    currency: maybe(number())),
                .closeCurrentPeriod(meter: meter),
                .setMeterAttributes(multiplier: maybe(number()), divisor: maybe(number())),
                .setLocalAttributes(currentDayMaxDemand: number()),
                .setBillingPeriodList(numberOfPeriods: number()),
                .setBillingPeriod(period: number(), start: number(), duration: maybe(number())),
                .setBlockStructure(
                    numberOfBlocks: maybe(number()), multiplier: maybe(number()),
                    divisor: maybe(number()), trailingDigits: maybe(number()),
                    currency: maybe(number())),
                .setPriceBlock(block: number(), threshold: number(), price: maybe(number())),
            ]
            for command in commands {
                let received = ReceivedCommand(name: command.name, arguments: command.arguments)
                #expect(RavenDeviceSettingCommand(received) == command, "round \(round)")
            }
        }
    }
}

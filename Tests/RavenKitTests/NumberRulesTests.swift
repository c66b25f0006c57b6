import RavenKit
import Testing

/// Section 6 of the XML API facts: the meaning of numbers.
@Suite("Rules of numbers")
struct NumberRulesTests {
    /// Decodes one fragment with the given children.
    private func field(
        _ root: String, _ name: String, _ children: String
    ) throws -> (ReceivedField, faults: [RavenFault]) {
        let events = DecoderVerifier.verifiedEvents(Array("<\(root)>\(children)</\(root)>".utf8))
        let received = try #require(events.first?.received)
        return (try #require(received.fields.first { $0.field.name == name }), events.faults)
    }

    private func value(_ children: String) throws -> String? {
        let (demand, _) = try field("InstantaneousDemand", "Demand", children)
        guard case .reading(_, let scaled, _) = demand.meaning else { return nil }
        return scaled?.exactText
    }

    private func display(_ children: String) throws -> String? {
        let (demand, _) = try field("InstantaneousDemand", "Demand", children)
        guard case .reading(_, let scaled, let hints) = demand.meaning, let hints else {
            return nil
        }
        return scaled?.displayText(
            digitsRight: hints.digitsRight, digitsLeft: hints.digitsLeft,
            suppressLeadingZero: hints.suppressLeadingZero)
    }

    private func demand(_ text: String) throws -> (Int64?, [RavenFault]) {
        let bytes = Array(
            "<InstantaneousDemand><Demand>\(text)</Demand></InstantaneousDemand>".utf8)
        let events = DecoderVerifier.verifiedEvents(bytes)
        guard case .instantaneousDemand(let demand) = events.fragments.first else {
            Issue.record("no demand from \(text)")
            return (nil, [])
        }
        return (demand.demand, events.faults)
    }

    @Test("S1: raw x multiplier / divisor, exactly; zero and missing count as one, each on its own")
    func scale() throws {
        let cases: [(String, String?)] = [
            (
                "<Demand>123456</Demand><Multiplier>2</Multiplier><Divisor>10000</Divisor>",
                "24.6912"
            ),
            ("<Demand>0x04d2</Demand><Multiplier>0</Multiplier><Divisor>0x3e8</Divisor>", "1.234"),
            ("<Demand>0x04d2</Demand><Multiplier>3</Multiplier><Divisor>0</Divisor>", "3702"),
            ("<Demand>0x04d2</Demand><Multiplier>0</Multiplier><Divisor>0</Divisor>", "1234"),
            ("<Demand>0x04d2</Demand><Divisor>1000</Divisor>", "1.234"),
            ("<Demand>0x04d2</Demand><Multiplier>5</Multiplier>", "6170"),
            ("<Demand>0x04d2</Demand><Divisor></Divisor>", "1234"),
            ("<Demand>1000</Demand><Divisor>1000</Divisor>", "1"),
            ("<Demand>0</Demand><Divisor>1000</Divisor>", "0"),
            ("<Demand>0xfffff830</Demand><Divisor>1000</Divisor>", "-2"),
            ("<Demand>1</Demand><Divisor>3</Divisor>", nil),
            ("<Demand>6</Demand><Divisor>3</Divisor>", "2"),
            ("<Demand>7</Demand><Divisor>14</Divisor>", "0.5"),
            (
                "<Demand>1</Demand><Divisor>0x80000000</Divisor>",
                "0.0000000004656612873077392578125"
            ),
        ]
        for (children, expected) in cases {
            #expect(try value(children) == expected, "\(children)")
        }
    }

    @Test("S1: 48-bit registers times 32-bit multipliers need 80 bits and stay exact")
    func wideScale() {
        // 2^48 - 2 times 2^32 - 1, over 1000.
        let wide = ScaledReading(
            UInt64(0xFFFF_FFFF_FFFE), multiplier: 0xFFFF_FFFF, divisor: 1_000)
        #expect(wide.exactText == "1208925819333145608060.93")
        let widest = ScaledReading(UInt64.max, multiplier: .max, divisor: 1)
        #expect(widest.exactText == "79228162495817593515539431425")
        #expect(
            ScaledReading(Int64.min, multiplier: 1, divisor: 1).exactText == "-9223372036854775808")
    }

    @Test("S1: a damaged multiplier or divisor does not count as one: there is no value")
    func damagedScale() throws {
        for divisor in ["<Divisor>0xzz</Divisor>", "<Divisor>0x3e8</Divosr>"] {
            let (demand, faults) = try field(
                "InstantaneousDemand", "Demand", "<Demand>0x35e</Demand>\(divisor)")
            #expect(
                demand.meaning
                    == .reading(
                        raw: .init(isNegative: false, magnitude: 862), scaled: nil, hints: nil))
            #expect(faults.map(\.field) == ["Divisor"])
        }
    }

    @Test("S2: display hints round half away from zero, pad, and never cut")
    func displayHints() throws {
        func shown(_ raw: String, divisor: Int, _ right: Int, _ left: Int, _ flag: String) throws
            -> String?
        {
            try display(
                "<Demand>\(raw)</Demand><Divisor>\(divisor)</Divisor><DigitsRight>\(right)"
                    + "</DigitsRight><DigitsLeft>\(left)</DigitsLeft><SuppressLeadingZero>\(flag)"
                    + "</SuppressLeadingZero>")
        }
        #expect(try shown("123456", divisor: 10_000, 5, 3, "N") == "012.34560")
        #expect(try shown("123456", divisor: 10_000, 5, 3, "Y") == "12.34560")
        #expect(try shown("123456", divisor: 10_000, 5, 3, "") == "012.34560")
        #expect(try shown("125", divisor: 100, 1, 1, "N") == "1.3")
        #expect(try shown("0xffffff83", divisor: 100, 1, 1, "N") == "-1.3")
        #expect(try shown("124", divisor: 100, 1, 1, "N") == "1.2")
        #expect(try shown("9999", divisor: 1000, 1, 1, "Y") == "10.0")
        #expect(try shown("999", divisor: 1000, 0, 0, "Y") == "1")
        #expect(try shown("499", divisor: 1000, 0, 0, "N") == "0")
        #expect(try shown("123456", divisor: 1, 0, 3, "N") == "123456")
        #expect(try shown("0xffffffff", divisor: 1000, 2, 1, "N") == "0.00")
        #expect(try shown("0xfffffffb", divisor: 1000, 2, 3, "N") == "-000.01")
        #expect(try shown("1", divisor: 3, 3, 1, "Y") == "0.333")
        #expect(try shown("2", divisor: 3, 3, 1, "Y") == "0.667")
        #expect(try shown("1", divisor: 1, 2, 6, "N") == "000001.00")
        #expect(try display("<Demand>1</Demand>") == nil, "without hints there is no display")
    }

    @Test("S3: the sign bit of demand is where the printed width puts it")
    func demandSign() throws {
        let cases: [(String, Int64?)] = [
            ("0x00035e", 862), ("0xfffff830", -2000), ("0xfff830", -2000),
            ("0x00fff830", 16_775_216),
            ("0x800000", nil), ("0xff800000", nil), ("0x800001", -8_388_607),
            ("0x00800000", 8_388_608), ("0x7fffff", 8_388_607), ("0x830", 2096),
            ("0xffff830", 268_433_456), ("0x80000000", -2_147_483_648),
            ("0x080000000", 2_147_483_648), ("0xfffffffffffff830", -2000),
            ("0x8000000000000000", .min), ("0XFFF830", -2000), ("2000", 2000), ("0", 0),
        ]
        for (text, expected) in cases {
            let (value, faults) = try demand(text)
            #expect(value == expected, "\(text)")
            #expect(faults.isEmpty, "\(text)")
        }
    }

    @Test("S4: registers are unsigned, and all ones in 48 or 64 bits is not available")
    func registers() throws {
        let cases: [(String, UInt64?)] = [
            ("0x00000000ffffffff", 4_294_967_295), ("0x80000000", 2_147_483_648),
            ("0xffffffff", 4_294_967_295), ("0xffffffffffff", nil), ("0x0000ffffffffffff", nil),
            ("0xffffffffffffffff", nil), ("0x0000fffffffffffe", 281_474_976_710_654),
            ("17", 17),
        ]
        for (text, expected) in cases {
            let root = "CurrentSummationDelivered"
            let bytes =
                Array(
                    "<\(root)><SummationDelivered>\(text)</SummationDelivered><SummationReceived>0x1"
                        .utf8) + Array("</SummationReceived></\(root)>".utf8)
            let events = DecoderVerifier.verifiedEvents(bytes)
            guard case .currentSummationDelivered(let summation) = events.fragments.first else {
                Issue.record("no summation")
                continue
            }
            #expect(summation.summationDelivered == expected, "\(text)")
            #expect(summation.summationReceived == 1)
            #expect(events.faults.isEmpty)
        }
    }

    @Test("S4: usage is signed by its printed width")
    func usage() throws {
        let cases: [(String, Int64)] = [
            ("0x00000000000064c8", 25_800), ("0xffff9b38", -25_800),
            ("0xffffffffffff9b38", -25_800), ("0x00000000ffff9b38", 4_294_941_496),
            ("0x800000", 8_388_608), ("0xffffffffffffffff", -1),
        ]
        for (text, expected) in cases {
            for (root, name) in [
                ("CurrentPeriodUsage", "CurrentUsage"), ("LastPeriodUsage", "LastUsage"),
            ] {
                let (usage, _) = try field(root, name, "<\(name)>\(text)</\(name)>")
                guard case .reading(let raw, _, _) = usage.meaning else {
                    Issue.record("not a reading")
                    continue
                }
                #expect(raw?.description == "\(expected)")
            }
        }
    }

    @Test("S5: the patterns that mean no time are never turned into a date")
    func times() throws {
        let cases: [(String, UInt32?, isFault: Bool)] = [
            ("0x2e3a5c10", 0x2e3a_5c10, false), ("0xffffffff", nil, false),
            ("0x00000000", nil, false),
            ("0x0", nil, false), ("0", nil, false), ("0xffffff", nil, false),
            ("0x00ffffff", 0x00ff_ffff, false), ("0x002e3a5c10", 0x2e3a_5c10, false),
            ("0x00ffffffff", nil, false), ("0x12e3a5c10", nil, true), ("", nil, false),
            ("0xfffffffe", 0xffff_fffe, false), ("775576592", 775_576_592, false),
            ("2024-07-29", nil, true),
        ]
        for (text, expected, isFault) in cases {
            let bytes = Array(
                "<PriceCluster><TimeStamp>\(text)</TimeStamp><Price>0x1</Price></PriceCluster>".utf8
            )
            let events = DecoderVerifier.verifiedEvents(bytes)
            guard case .priceCluster(let price) = events.fragments.first else {
                Issue.record("no price")
                continue
            }
            #expect(price.timeStamp?.secondsSince2000 == expected, "\(text)")
            #expect(events.faults.isEmpty == !isFault, "\(text)")
        }
        #expect(ZigBeeUTCTime(secondsSince2000: 775_576_592).unixSeconds == 1_722_261_392)
        #expect(ZigBeeUTCTime(unixSeconds: 1_722_261_392)?.secondsSince2000 == 775_576_592)
        #expect(ZigBeeUTCTime(unixSeconds: 946_684_800) == nil)
        #expect(ZigBeeUTCTime(unixSeconds: 946_684_800 + 0xFFFF_FFFF) == nil)
        #expect(ZigBeeUTCTime(unixSeconds: .min) == nil)
    }

    @Test("S6: price is exact decimal; not available, unknown and until changed are no numbers")
    func prices() throws {
        func price(_ children: String, _ name: String) throws -> ReceivedField.Meaning {
            try field("PriceCluster", name, children).0.meaning
        }
        let exact = try price(
            "<Price>0x000004f3</Price><TrailingDigits>0x04</TrailingDigits>", "Price")
        guard case .price(let raw, let scaled) = exact else {
            Issue.record("not a price")
            return
        }
        #expect(raw == 1267)
        #expect(scaled?.exactText == "0.1267")
        #expect(
            try price("<Price>0xffffffff</Price>", "Price") == .price(raw: nil, scaled: nil))
        #expect(try price("<Price>5</Price>", "Price") == .price(raw: 5, scaled: nil))
        #expect(try price("<Currency>0x0348</Currency>", "Currency") == .integer(840))
        #expect(try price("<Currency>0x0000</Currency>", "Currency") == .integer(nil))
        #expect(try price("<Currency>0x270f</Currency>", "Currency") == .integer(9999))
        #expect(try price("<Duration>0xffff</Duration>", "Duration") == .integer(nil))
        #expect(try price("<Duration>0x05a0</Duration>", "Duration") == .integer(1440))
        #expect(try price("<StartTime>0xffffffff</StartTime>", "StartTime") == .time(nil))
    }

    @Test("S7: a user price is told by its label, and passed on like any other")
    func userPrice() throws {
        let label = try field(
            "PriceCluster", "RateLabel", "<Price>1</Price><RateLabel>Set by User</RateLabel>")
        #expect(label.0.field.text == "Set by User")
    }

    @Test("S8: text that tunnels a price is passed on unchanged")
    func tunnelledText() throws {
        let text =
            "CURRENT TIER 2=$0.1234/kWh PREPAID BALANCE= $12.34 (01/02/2025-03:04:05) 00012kWh"
        let (message, faults) = try field("MessageCluster", "Text", "<Text>\(text)</Text>")
        #expect(message.field.text == text)
        #expect(faults.isEmpty)
    }
}

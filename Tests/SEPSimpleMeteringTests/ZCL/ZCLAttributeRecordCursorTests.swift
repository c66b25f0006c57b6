import SEPSimpleMetering
import TestSupport
import Testing

@Suite("Records of read responses and reports")
struct ZCLAttributeRecordCursorTests {
    private func records(_ hex: String) throws -> [ZCLAttributeRecord] {
        let frame = octets(hex)
        let header = try ZCLHeader(decoding: frame.span)
        var cursor = try #require(ZCLAttributeRecordCursor(header))
        var records: [ZCLAttributeRecord] = []
        while let record = try cursor.next(in: frame.span) { records.append(record) }
        return records
    }

    @Test("A read response gives values and statuses in order")
    func readResponse() throws {
        let records = try records(ZCLExampleFrames.readResponse)
        #expect(
            records.map(\.attribute.rawValue) == [
                0, 1, 0x400, 0x300, 0x301, 0x302, 0x303, 0x304, 0x306,
            ])
        #expect(records[0].scalar == .unsigned(34_567_890))
        #expect(records[1].status == .unsupportedAttribute)
        #expect(records[1].type == nil)
        #expect(records[2].scalar == .signed(-785))
        #expect(records[5].scalar == .unsigned(1000))
    }

    @Test("A report has no status octets")
    func report() throws {
        let records = try records(ZCLExampleFrames.report)
        #expect(
            records.map(\.scalar) == [
                .signed(2450), .unsigned(34_567_891), .unsigned(748_502_544), .unsigned(0),
            ])
    }

    @Test("The patterns for no value are not numbers")
    func noValues() throws {
        #expect(try records(ZCLExampleFrames.noValues).map(\.scalar) == [.noValue, .noValue])
    }

    @Test("The length of a value follows from its type octet, not from the table")
    func otherWidths() throws {
        #expect(
            try records(ZCLExampleFrames.otherWidths).map(\.scalar) == [
                .unsigned(34_567_890), .signed(-785),
            ])
    }

    @Test("Strings are copied out on request")
    func strings() throws {
        let frame = octets(ZCLExampleFrames.strings)
        let records = try records(ZCLExampleFrames.strings)
        #expect(records.map(\.scalar) == [.composite, .composite, .composite])
        #expect(try records[0].value(in: frame.span) == .octets(Array("ESID0042".utf8)))
        #expect(try records[1].value(in: frame.span) == .octets([]))
        #expect(try records[2].value(in: frame.span) == .octets(Array("Day".utf8)))
    }

    @Test("An octet string of length 0xFF is no value")
    func stringWithoutValue() throws {
        #expect(try records("187101 08030041ff").map(\.scalar) == [.noValue])
    }

    @Test("A boolean of 2 is kept as a number; type 0xFF carries nothing; no record is sound")
    func oddities() throws {
        #expect(try records("18700a 00001002").map(\.scalar) == [.unsigned(2)])
        #expect(try records("18700a 0000ff").map(\.scalar) == [.absent])
        #expect(try records("18700a").isEmpty)
    }

    @Test(
        "Broken records name what is wrong and where",
        arguments: [
            ("18700a 0000", .payloadCut, 5),
            ("18700a 000025 0102030405", .payloadCut, 6),
            ("18700a 000025 010000000000 ff", .payloadCut, 12),
            ("18700a 000007 01", .undefinedType(7), 5),
            ("187101 08030041 0541", .stringLongerThanFrame, 7),
            ("18700a 000048 20 feff 01", .countLargerThanFrame, 7),
            ("18700a 000048 00 0b00", .countLargerThanFrame, 7),
            ("18700a 000048 ff feff", .countLargerThanFrame, 7),
            ("18700a 00004c ff00", .countLargerThanFrame, 6),
            ("18700a 00004c 0100 07", .undefinedType(7), 8),
        ] as [(String, ZCLDecodingError.Code, Int)])
    func broken(hex: String, code: ZCLDecodingError.Code, offset: Int) {
        #expect(throws: ZCLDecodingError(code: code, offset: offset)) { try records(hex) }
    }

    @Test("Elements without octets are counted, as far as the frame is long")
    func elementsWithoutOctets() throws {
        let frame = octets("18700a 000048 00 0300 010051 ff 0000")
        let records = try records("18700a 000048 00 0300 010051 ff 0000")
        #expect(
            try records[0].value(in: frame.span)
                == .collection(of: .noData, Array(repeating: .scalar(.absent), count: 3)))
        #expect(try records[1].value(in: frame.span) == .collection(of: .unknown, []))
    }

    @Test("Tiers by their identifiers")
    func tiers() throws {
        let records = try records(ZCLExampleFrames.tiers)
        #expect(
            records.map { MeteringAttribute($0.attribute)?.name } == [
                "CurrentTier1SummationDelivered", "CurrentTier2SummationDelivered",
                "ActiveRegisterTierDelivered",
            ])
        #expect(
            records.map(\.scalar) == [.unsigned(20_000_000), .unsigned(14_567_890), .unsigned(2)])
    }

    @Test("Nesting deeper than 15 is refused")
    func nesting() throws {
        func nested(_ depth: Int) -> String {
            "18700a 00004c" + String(repeating: "01004c", count: depth) + "0000"
        }
        #expect(try records(nested(14)).count == 1)
        #expect(throws: ZCLDecodingError.self) { try records(nested(15)) }
    }

    @Test("The records before an unreadable one stand")
    func soundBeforeBroken() throws {
        let frame = octets("18700a 00042a920900 000007 01")
        var cursor = try #require(ZCLAttributeRecordCursor(try ZCLHeader(decoding: frame.span)))
        #expect(try cursor.next(in: frame.span)?.scalar == .signed(2450))
        #expect(throws: ZCLDecodingError.self) { try cursor.next(in: frame.span) }
    }

    @Test("No truncation, no flipped bit and no random octets trap; offsets lie in the frame")
    func damage() throws {
        var generator = SeededGenerator(seed: 0x0702)
        var frames = ZCLExampleFrames.sound.map(octets)
        for frame in frames {
            for end in 0..<frame.count { frames.append(Array(frame[..<end])) }
            for _ in 0..<64 {
                var spoiled = frame
                spoiled[Int.random(in: 0..<frame.count, using: &generator)] ^=
                    1 << UInt8.random(in: 0..<8, using: &generator)
                frames.append(spoiled)
            }
        }
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...60, using: &generator)
            let noise: [UInt8] = (0..<count).map { _ in .random(in: 0...255, using: &generator) }
            frames.append(
                [0x18, 0x01, [0x01, 0x0A].randomElement(using: &generator) ?? 1] + noise)
            frames.append(noise)
        }
        var readable = 0
        for frame in frames {
            do {
                let header = try ZCLHeader(decoding: frame.span)
                _ = try ZCLGlobalPayload(header: header, decoding: frame.span)
                _ = try MeteringClusterCommand(header: header, decoding: frame.span)
                readable += 1
            } catch {
                #expect((0...frame.count).contains(error.offset))
            }
        }
        #expect(readable > 0)
    }
}

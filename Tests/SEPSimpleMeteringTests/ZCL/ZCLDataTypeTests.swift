import SEPSimpleMetering
import Testing

@Suite("The table of data types")
struct ZCLDataTypeTests {
    @Test("Types are defined where the table has a row")
    func defined() {
        let defined = (0...UInt8.max).filter { ZCLDataType(rawValue: $0).isDefined }
        let rows: [ClosedRange<UInt8>] = [
            0x00...0x00, 0x08...0x10, 0x18...0x31, 0x38...0x3A, 0x41...0x44, 0x48...0x48,
            0x4C...0x4C, 0x50...0x51, 0xE0...0xE2, 0xE8...0xEA, 0xF0...0xF1, 0xFF...0xFF,
        ]
        #expect(defined == rows.flatMap(Array.init))
    }

    @Test("A type of fixed length reads as many octets as it says, and not one less")
    func lengths() throws {
        for type in (0...UInt8.max).map(ZCLDataType.init(rawValue:)) {
            guard let count = type.fixedByteCount else { continue }
            // A report of one attribute of this type, and nothing behind it.
            let frame =
                octets("18700a 0000") + [type.rawValue] + [UInt8](repeating: 1, count: count)
            var cursor = try #require(ZCLAttributeRecordCursor(try ZCLHeader(decoding: frame.span)))
            #expect(try cursor.next(in: frame.span)?.type == type)
            #expect(try cursor.next(in: frame.span) == nil)
            guard count > 0 else { continue }
            let cut = Array(frame.dropLast())
            var short = try #require(ZCLAttributeRecordCursor(try ZCLHeader(decoding: cut.span)))
            #expect(throws: ZCLDecodingError(code: .payloadCut, offset: 6)) {
                try short.next(in: cut.span)
            }
        }
    }

    @Test("Strings, collections and structures say their own length")
    func variable() {
        for type in [
            .octetString, .longCharacterString, .array, .structure, .set, .bag,
        ] as [ZCLDataType] {
            #expect(type.isDefined && type.fixedByteCount == nil)
        }
    }

    @Test("A change can be reported of numbers and times, not of codes and bits")
    func analog() {
        for type in [.uint8, .int24, .utcTime, .timeOfDay] as [ZCLDataType] {
            #expect(type.isAnalog)
        }
        for type in [.noData, .boolean, .bitmap8, .enum8, .octetString, .eui64] as [ZCLDataType] {
            #expect(!type.isAnalog)
        }
    }
}

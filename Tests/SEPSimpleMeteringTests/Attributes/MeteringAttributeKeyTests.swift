import SEPSimpleMetering
import Testing

@Suite("Attributes of the standard and of manufacturers")
struct MeteringAttributeKeyTests {
    @Test("A manufacturer's 0x0302 is not the standard's divisor")
    func manufacturer() throws {
        let frame = octets(ZCLExampleFrames.manufacturerReport)
        let header = try ZCLHeader(decoding: frame.span)
        var cursor = try #require(ZCLAttributeRecordCursor(header))
        let record = try #require(try cursor.next(in: frame.span))
        let key = MeteringAttributeKey(record.attribute, in: header)
        #expect(key.manufacturerCode == 0x1015)
        #expect(key.metering == nil)
        #expect(MeteringAttributeKey(record.attribute).metering?.name == "Divisor")
        #expect(record.scalar == .unsigned(0x0102))
    }
}

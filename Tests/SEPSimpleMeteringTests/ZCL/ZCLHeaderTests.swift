import Testing

@testable import SEPSimpleMetering

@Suite("Headers of frames")
struct ZCLHeaderTests {
    @Test(
        "Every control octet reads and keeps its reserved bits; whatever is read is written again")
    func everyControlOctet() throws {
        for octet in 0...UInt8.max {
            let frame: [UInt8] =
                octet & 0x04 == 0 ? [octet, 0x2A, 0x0A] : [octet, 0x15, 0x10, 0x2A, 0x0A]
            let header = try ZCLHeader(decoding: frame.span)
            #expect(header.control.rawValue == octet)
            #expect(header.control.type.rawValue == octet & 0x03)
            #expect(header.manufacturerCode == (octet & 0x04 == 0 ? nil : 0x1015))
            #expect(header.byteCount == frame.count)
            var written: [UInt8] = []
            header.encode(into: &written)
            #expect(written == frame)
        }
    }

    @Test(
        "A header that is cut off names the field that is missing",
        arguments: [
            ("", 0), ("18", 1), ("1870", 2), ("1c", 1), ("1c15", 1), ("1c1510", 3), ("1c151070", 4),
        ])
    func cut(hex: String, offset: Int) {
        let frame = octets(hex)
        #expect(throws: ZCLDecodingError(code: .headerCut, offset: offset)) {
            try ZCLHeader(decoding: frame.span)
        }
    }
}

import TestSupport
import Testing

@testable import SEPSimpleMetering

@Suite("Headers of frames")
struct ZCLHeaderTests {
    @Test(
        "The control octets that are seen in the field",
        arguments: [
            (0x00, .global, false, .clientToServer, false),
            (0x10, .global, false, .clientToServer, true),
            (0x08, .global, false, .serverToClient, false),
            (0x18, .global, false, .serverToClient, true),
            (0x01, .clusterSpecific, false, .clientToServer, false),
            (0x19, .clusterSpecific, false, .serverToClient, true),
            (0x1C, .global, true, .serverToClient, true),
            (0x14, .global, true, .clientToServer, true),
        ]
            as [(
                UInt8, ZCLFrameControl.FrameType, Bool, ZCLFrameControl.Direction, Bool
            )])
    func control(
        octet: UInt8, type: ZCLFrameControl.FrameType, isManufacturerSpecific: Bool,
        direction: ZCLFrameControl.Direction, disablesDefaultResponse: Bool
    ) {
        let control = ZCLFrameControl(rawValue: octet)
        #expect(control.type == type)
        #expect(control.isManufacturerSpecific == isManufacturerSpecific)
        #expect(control.direction == direction)
        #expect(control.disablesDefaultResponse == disablesDefaultResponse)
        #expect(
            ZCLFrameControl(
                type: type, isManufacturerSpecific: isManufacturerSpecific, direction: direction,
                disablesDefaultResponse: disablesDefaultResponse) == control)
    }

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

    @Test(
        "Errors are sentences that name the octet",
        arguments: [
            (.headerCut, "the frame ends inside its header at octet 9"),
            (.payloadCut, "the frame ends inside the field that begins at octet 9"),
            (
                .undefinedType(7),
                "data type 0x07 at octet 9 is not defined, its length is unknown"
            ),
            (
                .undefinedType(0xAB),
                "data type 0xab at octet 9 is not defined, its length is unknown"
            ),
            (.stringLongerThanFrame, "the string at octet 9 is longer than the frame"),
            (
                .countLargerThanFrame,
                "the element count at octet 9 is larger than the frame can hold"
            ),
            (.nestedTooDeep, "values are nested more than 15 deep at octet 9"),
            (.octetsLeft, "octets are left over from octet 9 on"),
        ] as [(ZCLDecodingError.Code, String)])
    func sentences(code: ZCLDecodingError.Code, sentence: String) {
        #expect(ZCLDecodingError(code: code, offset: 9).description == sentence)
    }
}

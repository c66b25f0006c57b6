import Testing

@testable import SEPSimpleMetering

@Suite("Control octets")
struct ZCLFrameControlTests {
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
}

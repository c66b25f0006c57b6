import SEPSimpleMetering
import Testing

@Suite("Commands of the Messaging cluster")
struct MessagingClusterCommandTests {
    private func decode(_ frame: [UInt8]) throws -> MessagingClusterCommand {
        try MessagingClusterCommand(
            header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
    }

    @Test("Cancellations: of one message, and of all from a time on")
    func cancellations() throws {
        guard case .cancelMessage(let cancel) = try decode(octets("096201 bc0a0000 84")) else {
            Issue.record("not a cancellation")
            return
        }
        #expect(cancel.messageIdentifier == 0xABC)
        #expect(cancel.control == 0x84)
        #expect(try decode(octets("096203 00000000")) == .cancelAllMessages(.now))
        #expect(
            try decode(octets("096203 103e9d2c"))
                == .cancelAllMessages(.at(try #require(ZigBeeTime(rawValue: 748_502_544)))))
        #expect(throws: ZCLDecodingError(code: .octetsLeft, offset: 8)) {
            try decode(octets("096201 bc0a0000 84 00"))
        }
    }

    @Test("A message is read as one")
    func message() throws {
        let frame = octets(ZCLExampleFrames.message)
        let message = try DisplayMessage(
            header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
        #expect(try decode(frame) == .displayMessage(message))
    }

    @Test("Other commands keep their octets, a confirmation of somebody else's among them")
    func otherCommands() throws {
        #expect(
            try decode(octets("016201 bc0a0000 103e9d2c"))
                == .other(
                    direction: .clientToServer, commandIdentifier: 1,
                    payload: octets("bc0a0000 103e9d2c")))
    }
}

import SEPSimpleMetering
import TestSupport
import Testing

@Suite("Messages are received values")
struct MessagingClusterCommandTests {
    private func decode(_ frame: [UInt8]) throws -> MessagingClusterCommand {
        try MessagingClusterCommand(
            header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
    }

    private func message(_ frame: [UInt8]) throws -> DisplayMessage {
        guard case .displayMessage(let message) = try decode(frame) else {
            throw Unexpected()
        }
        return message
    }

    private struct Unexpected: Error {}

    @Test("A message of medium importance that wants a confirmation")
    func example() throws {
        let message = try message(octets(ZCLExampleFrames.message))
        #expect(message.messageIdentifier == 0xABC)
        #expect(message.importance == .medium)
        #expect(message.transmission == .normal)
        #expect(message.wantsConfirmation)
        #expect(!message.wantsEnhancedConfirmation)
        #expect(message.startTime == .now)
        #expect(message.durationMinutes == 60)
        #expect(message.text == Array("Planned outage".utf8))
        #expect(message.isConfirmed == nil)
    }

    @Test("Every control octet has its parts")
    func control() throws {
        let importances: [DisplayMessage.Importance] = [.low, .medium, .high, .critical]
        let transmissions: [DisplayMessage.Transmission] = [
            .normal, .normalAndInterPAN, .interPAN, .reserved,
        ]
        for octet in 0...UInt8.max {
            var frame = octets(ZCLExampleFrames.message)
            frame[7] = octet
            let message = try message(frame)
            #expect(message.importance == importances[Int(octet >> 2) & 3])
            #expect(message.transmission == transmissions[Int(octet) & 3])
            #expect(message.wantsEnhancedConfirmation == (octet & 0x20 != 0))
            #expect(message.wantsConfirmation == (octet & 0x80 != 0))
        }
    }

    @Test("Whatever a utility writes is read back, and no truncation is")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 0x0703)
        for _ in 0..<2000 {
            var frame = octets("096100")
            func octet() -> UInt8 {
                let octet = UInt8.random(in: 0...255, using: &generator)
                frame.append(octet)
                return octet
            }
            func short() -> UInt16 { UInt16(octet()) | UInt16(octet()) << 8 }
            func long() -> UInt32 { UInt32(short()) | UInt32(short()) << 16 }
            let (identifier, control, start, duration) = (long(), octet(), long(), short())
            let length = UInt8.random(in: 0...40, using: &generator)
            frame.append(length)
            let text = (0..<length).map { _ in octet() }
            let end = frame.count
            let extended = Bool.random(using: &generator) ? octet() : nil
            let message = try message(frame)
            #expect(message.messageIdentifier == identifier)
            #expect(message.control == control)
            #expect(message.startTime == ZigBeeTime(rawValue: start).map(StartTime.at))
            #expect(message.durationMinutes ?? .max == duration)
            #expect(message.text == text)
            #expect(message.extendedControl == extended)
            #expect(message.isConfirmed == extended.map { $0 & 1 != 0 })
            for cut in 3..<end {
                #expect(throws: ZCLDecodingError.self) { try decode(Array(frame[..<cut])) }
            }
        }
    }

    @Test("A text of length 0xFF is no value; octets behind the last field are refused")
    func oddFields() throws {
        #expect(try message(octets("096100 bc0a0000 84 ffffffff ffff ff")).text == nil)
        #expect(try message(octets("096100 bc0a0000 84 ffffffff ffff ff")).startTime == .notKnown)
        #expect(throws: ZCLDecodingError(code: .octetsLeft, offset: 16)) {
            try decode(octets("096100 bc0a0000 84 00000000 0000 00 01 00"))
        }
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

    @Test("Other commands keep their octets, a confirmation of somebody else's among them")
    func otherCommands() throws {
        #expect(
            try decode(octets("016201 bc0a0000 103e9d2c"))
                == .other(
                    direction: .clientToServer, commandIdentifier: 1,
                    payload: octets("bc0a0000 103e9d2c")))
    }
}

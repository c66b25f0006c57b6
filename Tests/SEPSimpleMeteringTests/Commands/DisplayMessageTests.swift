import SEPSimpleMetering
import TestSupport
import Testing

@Suite("Messages are received values")
struct DisplayMessageTests {
    private func message(_ frame: [UInt8]) throws -> DisplayMessage {
        try DisplayMessage(header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
    }

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
            var frame = RandomFrame(octets("096100"), generator: generator)
            defer { generator = frame.generator }
            let (identifier, control) = (frame.uint32(), frame.octet())
            let (start, duration) = (frame.uint32(), frame.uint16())
            let length = UInt8.random(in: 0...40, using: &frame.generator)
            frame.octets.append(length)
            let text = frame.octets(Int(length))
            let end = frame.octets.count
            let extended = Bool.random(using: &frame.generator) ? frame.octet() : nil
            let message = try message(frame.octets)
            #expect(message.messageIdentifier == identifier)
            #expect(message.control == control)
            #expect(message.startTime == ZigBeeTime(rawValue: start).map(StartTime.at))
            #expect(message.durationMinutes ?? .max == duration)
            #expect(message.text == text)
            #expect(message.extendedControl == extended)
            #expect(message.isConfirmed == extended.map { $0 & 1 != 0 })
            for cut in 3..<end {
                let cutFrame = Array(frame.octets[..<cut])
                #expect(throws: ZCLDecodingError.self) { try self.message(cutFrame) }
            }
        }
    }

    @Test("A text of length 0xFF is no value; octets behind the last field are refused")
    func oddFields() throws {
        #expect(try message(octets("096100 bc0a0000 84 ffffffff ffff ff")).text == nil)
        #expect(try message(octets("096100 bc0a0000 84 ffffffff ffff ff")).startTime == .notKnown)
        #expect(throws: ZCLDecodingError(code: .octetsLeft, offset: 16)) {
            try message(octets("096100 bc0a0000 84 00000000 0000 00 01 00"))
        }
    }
}

import SEPSimpleMetering
import Testing

@Suite("Prices and messages are received values")
struct PublishPriceTests {
    private func price(_ hex: String) throws -> PublishPrice {
        let frame = octets(hex)
        return try PublishPrice(
            header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
    }

    @Test("A price of edition 1.0")
    func firstEdition() throws {
        let price = try price(ZCLExampleFrames.price)
        #expect(price.providerIdentifier == 0x1122_3344)
        #expect(price.rateLabel == Array("Peak".utf8))
        #expect(price.currency == 840)
        #expect(price.trailingDigits == 4)
        #expect(price.priceTier == 1)
        #expect(price.numberOfPriceTiers == 3)
        #expect(price.price == 2345)
        #expect(price.startTime == nil)
        #expect(price.durationMinutes == nil)
        #expect(price.generationPrice == nil)
        #expect(price.alternateCostDelivered == nil)
    }

    @Test("A frame may end before the alternate cost, and nowhere before")
    func shortForms() throws {
        let frame = octets(ZCLExampleFrames.price)
        for end in 0..<frame.count {
            let cut = Array(frame[..<end])
            let text = cut.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            let mayEnd = [frame.count - 6, frame.count - 2, frame.count - 1].contains(end)
            if mayEnd {
                #expect(try price(text).price == 2345)
            } else {
                #expect(throws: ZCLDecodingError.self) { try price(text) }
            }
        }
    }

    @Test("A message of medium importance that wants a confirmation")
    func message() throws {
        let frame = octets(ZCLExampleFrames.message)
        let message = try DisplayMessage(
            header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
        #expect(message.messageIdentifier == 0xABC)
        #expect(message.importance == .medium)
        #expect(message.wantsConfirmation)
        #expect(message.durationMinutes == 60)
        #expect(message.text == Array("Planned outage".utf8))
        #expect(message.extendedControl == nil)
    }

    @Test("A cancellation names the message")
    func cancellation() throws {
        let frame = octets("096201 bc0a0000 84")
        let cancel = try CancelMessage(
            header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
        #expect(cancel.messageIdentifier == 0xABC)
    }
}

import SEPSimpleMetering
import TestSupport
import Testing

@Suite("Prices are received values")
struct PublishPriceTests {
    private func price(_ hex: String) throws -> PublishPrice { try publishedPrice(octets(hex)) }

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
        #expect(price.startTime == .now)
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

    @Test("Whatever a utility writes is read back, wherever the frame ends")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 0x0700)
        for _ in 0..<5000 {
            var frame = RandomFrame(octets("096000"), generator: generator)
            defer { generator = frame.generator }
            let provider = frame.uint32()
            frame.octets.append(4)
            let label = frame.octets(4)
            let (event, now, unit) = (frame.uint32(), frame.uint32(), frame.octet())
            let (currency, digitsAndTier, tiers) = (frame.uint16(), frame.octet(), frame.octet())
            let (start, duration, amount) = (frame.uint32(), frame.uint16(), frame.uint32())
            let (ratio, generation, generationRatio) = (
                frame.octet(), frame.uint32(), frame.octet()
            )
            let kept = Int.random(in: 0...10, using: &frame.generator)
            let cost = kept > 0 ? frame.uint32() : .max
            let tail = (1..<10).map { $0 < kept ? frame.octet() : $0 < 4 ? 0xFF : 0 }
            let price = try publishedPrice(frame.octets)
            #expect(price.providerIdentifier == provider)
            #expect(price.rateLabel == label)
            #expect(price.issuerEvent == event)
            #expect(price.currentTime == ZigBeeTime(rawValue: now))
            #expect(price.unitOfMeasure.rawValue == unit)
            #expect(price.currency == currency)
            #expect(price.trailingDigits << 4 | price.priceTier == digitsAndTier)
            #expect(price.numberOfPriceTiers << 4 | price.registerTier == tiers)
            #expect(price.startTime == ZigBeeTime(rawValue: start).map(StartTime.at))
            #expect(price.durationMinutes ?? .max == duration)
            #expect(price.price == amount)
            #expect(price.priceRatio ?? .max == ratio)
            #expect(price.generationPrice ?? .max == generation)
            #expect(price.generationPriceRatio ?? .max == generationRatio)
            #expect(price.alternateCostDelivered ?? .max == cost)
            #expect(price.alternateCostUnit ?? .max == tail[0])
            #expect(price.alternateCostTrailingDigits == (tail[1] == 0xFF ? nil : tail[1] >> 4))
            #expect(price.numberOfBlockThresholds ?? .max == tail[2])
            #expect(price.priceControl == tail[3])
            #expect(price.wantsAcknowledgement == (tail[3] & 1 != 0))
            #expect(
                [
                    price.numberOfGenerationTiers, price.generationTier,
                    price.extendedNumberOfPriceTiers, price.extendedPriceTier,
                    price.extendedRegisterTier,
                ] == Array(tail[4...]))
        }
    }

    @Test(
        "A label of length 0xFF is no value; all ones as start is not known; octets left are refused"
    )
    func oddFields() throws {
        let plain = octets(ZCLExampleFrames.price)
        var frame = plain
        frame.replaceSubrange(7..<12, with: [0xFF])
        frame.replaceSubrange(21..<25, with: [0xFF, 0xFF, 0xFF, 0xFF])
        let price = try publishedPrice(frame)
        #expect(price.rateLabel == nil)
        #expect(price.startTime == .notKnown)
        let long = plain + [UInt8](repeating: 0, count: 8)
        #expect(throws: ZCLDecodingError(code: .octetsLeft, offset: plain.count + 7)) {
            try publishedPrice(long)
        }
    }

    private func publishedPrice(_ frame: [UInt8]) throws -> PublishPrice {
        try PublishPrice(header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
    }
}

import SEPSimpleMetering
import Testing

@Suite("Commands of the Price cluster")
struct PriceClusterCommandTests {
    private func decode(_ frame: [UInt8]) throws -> PriceClusterCommand {
        try PriceClusterCommand(
            header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
    }

    @Test("A price is read as one")
    func price() throws {
        let frame = octets(ZCLExampleFrames.price)
        let price = try PublishPrice(
            header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
        #expect(try decode(frame) == .publishPrice(price))
    }

    @Test("Other commands of the cluster keep their octets")
    func otherCommands() throws {
        #expect(
            try decode(octets("096001 0102"))
                == .other(direction: .serverToClient, commandIdentifier: 1, payload: [1, 2]))
    }
}

import TestSupport
import Testing

@testable import RavenKit

@Suite("FragmentWriter")
struct FragmentWriterTests {
    /// The lines of children between the tags of the root.
    private func children(_ write: (inout FragmentWriter) -> Void) -> [String] {
        var writer = FragmentWriter("Root")
        write(&writer)
        writer.end()
        let text = String(decoding: writer.bytes, as: UTF8.self)
        #expect(text.hasPrefix("<Root>\r\n") && text.hasSuffix("</Root>\r\n"))
        return text.split(separator: "\r\n").dropFirst().dropLast().map(String.init)
    }

    @Test("a root without children is two lines")
    func empty() {
        #expect(children { _ in }.isEmpty)
    }

    @Test("each notation has its form, and children are indented by two blanks")
    func notations() {
        let lines = children { writer in
            writer.text("Text", "a < \"b\" & €")
            writer.hexadecimal("Hex", 0x1A, digitCount: 8)
            writer.decimal("Decimal", 20)
            writer.flag("Yes", true)
            writer.flag("No", false)
            writer.address("Address", EUI64(rawValue: 0x15_8d00_00a1_b2c3))
            writer.time("Time", ZigBeeUTCTime(secondsSince2000: 0x2e3a_5c10))
            writer.optionalTime("Optional", ZigBeeUTCTime(secondsSince2000: 1))
        }
        #expect(
            lines.dropFirst() == [
                "  <Hex>0x0000001a</Hex>", "  <Decimal>20</Decimal>", "  <Yes>Y</Yes>",
                "  <No>N</No>", "  <Address>0x00158d0000a1b2c3</Address>",
                "  <Time>0x2e3a5c10</Time>", "  <Optional>0x00000001</Optional>",
            ])
        var writer = FragmentWriter("Root")
        writer.text("Text", "a < \"b\" & €")
        // Code page 1252 has the euro sign at 0x80.
        let text =
            Array("  <Text>a &lt; &quot;b&quot; &amp; ".utf8) + [0x80] + Array("</Text>\r\n".utf8)
        #expect(writer.bytes.suffix(text.count) == text[...])
    }

    @Test("what is not available has no child, but for a time that devices always send")
    func notAvailable() {
        let lines = children { writer in
            writer.text("Text", nil)
            writer.hexadecimal("Hex", nil, digitCount: 8)
            writer.decimal("Decimal", nil)
            writer.flag("Flag", nil)
            writer.address("Address", nil)
            writer.optionalTime("Optional", nil)
            writer.time("Time", nil)
        }
        #expect(lines == ["  <Time>0xffffffff</Time>"])
    }

    @Test("an empty text is an empty child, not a missing one")
    func emptyText() {
        #expect(children { $0.text("NickName", "") } == ["  <NickName></NickName>"])
    }

    @Test("digits fill up to the customary width and are never cut")
    func widths() {
        var random = SeededGenerator(seed: 21)
        for _ in 0..<2000 {
            let value = random.next() >> UInt64.random(in: 0...63, using: &random)
            let digitCount = Int.random(in: 1...16, using: &random)
            var writer = FragmentWriter("R")
            writer.hexadecimal("H", value, digitCount: digitCount)
            let child = writer.bytes.dropFirst("<R>\r\n  <H>".utf8.count)
            let text = String(decoding: child.prefix { $0 != UInt8(ascii: "<") }, as: UTF8.self)
            guard case .hexadecimal(let read, let count) = RavenNumber(text) else {
                Issue.record("\(text) is no hexadecimal number")
                continue
            }
            let needed = max(1, (64 - value.leadingZeroBitCount + 3) / 4)
            #expect(read == value && count == max(digitCount, needed), "\(value), \(digitCount)")
        }
        #expect(children { $0.decimal("D", .max) } == ["  <D>18446744073709551615</D>"])
        #expect(children { $0.decimal("D", 0) } == ["  <D>0</D>"])
    }
}

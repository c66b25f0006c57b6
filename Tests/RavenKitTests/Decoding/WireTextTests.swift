import Testing

@testable import RavenKit

@Suite("WireText")
struct WireTextTests {
    private func decoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        return WireText.decode(bytes.span, 0, bytes.count)
    }

    @Test("D10: escapes are decoded exactly once, and what is none stays")
    func escapes() {
        let cases = [
            ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"), ("&amp;lt;", "&lt;"), ("&#65;&#x42;", "AB"),
            ("&#x20aC;", "\u{20AC}"), ("&#128512;", "\u{1F600}"), ("&", "&"), ("a & b", "a & b"),
            ("&LT;", "&LT;"), ("&foo;", "&foo;"), ("&#;", "&#;"), ("&#x;", "&#x;"),
            ("&#0;", "&#0;"), ("&#xD800;", "&#xD800;"), ("&#1114112;", "&#1114112;"),
            ("&#99999999999;", "&#99999999999;"), ("&lt", "&lt"), ("&#65", "&#65"),
            ("&l\0t;", "<"),
        ]
        for (text, expected) in cases { #expect(decoded(text) == expected, "\(text)") }
    }

    @Test("D10: CDATA is literal, may begin and end anywhere, and needs no end")
    func literalText() {
        #expect(decoded("a<![CDATA[<b>&lt;]]>&lt;") == "a<b>&lt;<")
        #expect(decoded("<![CDATA[]]>") == "")
        #expect(decoded("<![CDATA[a]]]]>") == "a]]")
        #expect(decoded("<![CDATA[a") == "a")
        #expect(decoded("<![cdata[a]]>") == "<![cdata[a]]>")
        #expect(decoded("]]>") == "]]>")
    }

    @Test("every byte of code page 1252 goes to a character and back")
    func codePage() {
        for byte in UInt8(1)...0xFF {
            var utf8: [UInt8] = []
            WireText.append(codePage1252: byte, to: &utf8)
            let scalars = Array(String(decoding: utf8, as: UTF8.self).unicodeScalars)
            #expect(scalars.count == 1)
            #expect(scalars.first.flatMap(WireText.codePage1252) == byte)
        }
        #expect(WireText.codePage1252("\u{0100}") == nil)
        #expect(WireText.codePage1252("\u{20AC}") == 0x80)
    }
}

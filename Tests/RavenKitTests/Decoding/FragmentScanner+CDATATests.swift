import RavenKit
import Testing

/// Literal text, fed in every way: what ends it, what only looks as if it did.
@Suite("FragmentScanner: literal text")
struct FragmentScannerCDATATests {
    private func events(_ text: String, limit: Int = 65_536) -> [RavenEvent] {
        DecoderVerifier.verifiedEvents(Array(text.utf8), limit: limit)
    }

    private func text(_ wire: String) -> String? {
        let events = events("<Warning><Text>\(wire)</Text></Warning>")
        #expect(events.faults.isEmpty, "\(wire)")
        guard case .warning(let warning) = events.fragments.first else { return nil }
        return warning.text
    }

    @Test("only two brackets and an angle end it, however many brackets stand before")
    func ends() {
        for (wire, expected) in [
            ("<![CDATA[a]b]]>", "a]b"), ("<![CDATA[a]>b]]>", "a]>b"), ("<![CDATA[]]]>", "]"),
            ("<![CDATA[]]]]]>", "]]]"), ("<![CDATA[a]] >]]>", "a]] >"),
            ("<![CDATA[]<x>]>]]>", "]<x>]>"), ("<![CDATA[a]]>]]>", "a]]>"),
        ] {
            #expect(text(wire) == expected, "\(wire)")
        }
    }

    @Test("tags in it are text: of children, of unknown names, of roots that text follows")
    func tags() {
        for literal in [
            "<Text>", "</Text>", "<Foo><Bar>", "<Warning>x", "<Warning> \r\n x<y>", "<Warning",
            "</Warning><Text>", "<Warning/><Text>", "< Warning><Text>", "<Warning ><Text>",
            "<MeterList>]", "<", "<<", "<>", "<![CDATA[", "<\(String(repeating: "a", count: 200))>",
        ] {
            #expect(text("<![CDATA[\(literal)]]>") == literal, "\(literal)")
        }
    }

    @Test("D2: a known root's start tag that another tag follows is the next stanza")
    func cutByTheNextStanza() {
        for between in ["", " ", "\r\n  ", "\0", " \0\t"] {
            let next = "<MeterList>\(between)<DeviceMacId>0x1</DeviceMacId></MeterList>"
            let before = "<Warning><Text><![CDATA[x]"
            let events = events(before + next)
            #expect(
                events.fragments == [.meterList(MeterList(deviceMacID: EUI64(rawValue: 1)))])
            let cut = events.faults.first
            #expect(cut?.kind == .truncated && cut?.fragment == "Warning")
            #expect(cut?.offset == 0 && cut?.byteCount == before.utf8.count)
            // NULs between the two tags are reported as those of the next stanza.
            let nulCount = between.utf8.count { $0 == 0 }
            #expect(
                events.faults.dropFirst().map(\.fragment)
                    == Array(repeating: "MeterList", count: nulCount))
        }
    }

    @Test("a beginning that breaks off is no literal text")
    func brokenBeginning() {
        for (wire, expected) in [
            ("<![CDAT[a]]>", "<![CDAT[a]]>"), ("<!x", "<!x"), ("<![CDATA&lt;", "<![CDATA<"),
            ("<![cdata[&amp;]]>", "<![cdata[&]]>"), ("<!", "<!"),
        ] {
            #expect(text(wire) == expected, "\(wire)")
        }
    }

    @Test("D4: NULs in it and in its beginning are removed and reported")
    func nuls() {
        let events = events("<Warning><Text><!\0[CDA\0\0TA[a\0]\0]></Text></Warning>")
        #expect(events.fragments == [.warning(Warning(text: "a"))])
        #expect(events.faults.map(\.byteCount) == [1, 2, 1, 1])
        #expect(events.faults.allSatisfy { $0.kind == .noise && $0.fragment == "Warning" })
    }

    @Test("between stanzas and between children there is no literal text")
    func elsewhere() {
        let top = events("<![CDATA[<Warning><Text>a</Text></Warning>]]>")
        #expect(top.fragments == [.warning(Warning(text: "a"))])
        #expect(top.faults.map(\.byteCount) == [9, 3])
        let between = events("<Warning><![CDATA[<Text>a</Text>]]></Warning>")
        #expect(between.fragments == [.warning(Warning(text: "a"))])
        #expect(between.faultKinds == [.noise, .noise])
    }

    @Test("D9: literal text without end is dropped at the limit, and the next root found")
    func endless() {
        let long = "<Warning><Text><![CDATA[" + String(repeating: "]", count: 150)
        let next = "<Warning><Text>b</Text></Warning>"
        let events = events(long + next, limit: 100)
        #expect(events.fragments == [.warning(Warning(text: "b"))])
        #expect(events.faults.first?.kind == .oversize && events.faults.first?.byteCount == 100)
    }
}

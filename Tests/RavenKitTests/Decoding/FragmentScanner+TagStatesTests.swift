import RavenKit
import Testing

/// Tags in all the forms that are read, and those that are none.
@Suite("FragmentScanner: tags")
struct FragmentScannerTagStatesTests {
    private func events(_ text: String) -> [RavenEvent] {
        DecoderVerifier.verifiedEvents(Array(text.utf8))
    }

    /// What becomes of `<Text>` and `</Text>` in these forms, in a stanza behind a usual one.
    private func warning(_ start: String, _ end: String) -> [RavenEvent] {
        events("<Warning><Text>0</Text></Warning>\r\n<Warning>\(start)a\(end)</Warning>")
    }

    @Test("blanks behind a name and before a slash are part of the tag")
    func blanks() {
        for (start, end) in [
            ("<Text >", "</Text>"), ("<Text\r\n\t>", "</Text >"), ("<Text>", "</Text\r\n>"),
            ("<tEXT>", "</TEXT\t >"),
        ] {
            let events = warning(start, end)
            #expect(events.fragments.last == .warning(Warning(text: "a")), "\(start)a\(end)")
            #expect(events.faults.isEmpty, "\(start)a\(end)")
        }
    }

    @Test("an empty element is an empty child, in each of its forms")
    func selfClosing() {
        for tag in ["<NickName/>", "<NickName />", "<NickName\t/>", "<NICKNAME/>"] {
            let events = events("<MeterInfo>\(tag)<Host>h</Host></MeterInfo>")
            #expect(
                events.fragments == [.meterInfo(MeterInfo(nickName: nil, host: "h"))], "\(tag)")
            #expect(events.faults.isEmpty, "\(tag)")
        }
        #expect(events("<Warning />").fragments.map(\.rootName) == ["Warning"])
    }

    @Test("what only begins like a tag is text in a child")
    func noTagsInText() {
        for literal in [
            "<", "< b", "<1", "</", "</ b", "</>", "<>", "<b c", "<b c=\"1\">", "<b/c>", "<b/ >",
            "</b/>", "<//b>", "<b!", "<-b>", "<&lt;",
        ] {
            let events = events("<Warning><Text>a \(literal) z</Text></Warning>")
            let text = literal == "<&lt;" ? "<<" : literal
            #expect(
                events.fragments == [.warning(Warning(text: "a \(text) z"))], "\(literal)")
            #expect(events.faults.isEmpty, "\(literal)")
        }
    }

    @Test("what only begins like a tag is noise between children, and nothing else is lost")
    func noTagsBetween() {
        for literal in ["<", "< b", "</>", "<b c=\"1\">", "<//b>", "<!", "<![CDATA["] {
            let events = events("<Warning>\(literal) <Text>a</Text></Warning>")
            #expect(events.fragments == [.warning(Warning(text: "a"))], "\(literal)")
            #expect(events.faultKinds == [.noise], "\(literal)")
            #expect(events.faults.first?.offset == 9, "\(literal)")
            #expect(events.faults.first?.byteCount == literal.utf8.count, "\(literal)")
        }
    }

    @Test("a tag begins anew at an angle inside another")
    func nestedAngles() {
        for before in ["<", "</", "<Tex", "</Text", "<Text ", "<Text /", "<!"] {
            let events = events("<Warning>\(before)<Text>a</Text></Warning>")
            #expect(events.fragments == [.warning(Warning(text: "a"))], "\(before)")
            #expect(events.faults.map(\.byteCount) == [before.utf8.count], "\(before)")
        }
    }

    @Test("D4: NULs anywhere in a tag are removed and reported, one fault a run")
    func nuls() {
        let events = events("<Warning><\0\0T\0ext\0 \0>a<\0/\0Text></Warning>")
        #expect(events.fragments == [.warning(Warning(text: "a"))])
        #expect(events.faults.map(\.offset) == [10, 13, 17, 19, 23, 25])
        #expect(events.faults.map(\.byteCount) == [2, 1, 1, 1, 1, 1])
    }

    @Test("a tag of 128 bytes is one, a longer one is none, whatever it is filled with")
    func longestTag() {
        for (start, fill, end) in [("<", "x", ">"), ("<x", " ", ">"), ("<x", "\0", ">")] {
            for length in 126...130 {
                let count = length - start.utf8.count - end.utf8.count
                let tag = start + String(repeating: fill, count: count) + end
                let events = events("<Warning>\(tag)a</x><Text>b</Text></Warning>")
                #expect(events.fragments == [.warning(Warning(text: "b"))], "\(length) \(fill)")
                let isTag = length <= 128
                let isNoise = events.faults.contains {
                    $0.offset == 9 && $0.kind == .noise && $0.byteCount >= length
                }
                #expect(isNoise == !isTag, "\(length) bytes of '\(fill)'")
            }
        }
    }

    @Test("a stream that ends inside a tag leaves noise between stanzas, a cut stanza inside one")
    func endOfStream() {
        for tail in ["<", "</", "<Warning", "<Warning ", "<Warning /", "<Foo>"] {
            let top = events(tail)
            #expect(top.faultKinds == [.noise], "\(tail)")
            #expect(top.faults.first?.byteCount == tail.utf8.count, "\(tail)")
            let inner = events("<MeterList>" + tail)
            #expect(inner.faultKinds == [.truncated], "\(tail)")
            #expect(inner.faults.first?.fragment == "MeterList", "\(tail)")
            #expect(inner.faults.first?.byteCount == 11 + tail.utf8.count, "\(tail)")
        }
    }
}

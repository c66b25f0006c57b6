import RavenKit
import Testing

/// Section 8 of the XML API facts: what real devices do.
@Suite("Rules of the stream")
struct StreamRulesTests {
    private func events(_ text: String, limit: Int = 65_536) -> [RavenEvent] {
        DecoderVerifier.verifiedEvents(Array(text.utf8), limit: limit)
    }

    private func events(_ bytes: [UInt8], limit: Int = 65_536) -> [RavenEvent] {
        DecoderVerifier.verifiedEvents(bytes, limit: limit)
    }

    /// A demand stanza on one line, as short as it can be.
    private func demand(_ raw: Int) -> String {
        "<InstantaneousDemand><Demand>\(raw)</Demand></InstantaneousDemand>"
    }

    private func raw(_ events: [RavenEvent]) -> [Int64?] {
        events.fragments.compactMap {
            if case .instantaneousDemand(let demand) = $0 { demand.demand } else { nil }
        }
    }

    @Test("D1: joining a running stream at any byte, the first whole stanza is decoded")
    func joining() {
        let first = FragmentSamples.demandBytes
        for start in first.indices.dropFirst() {
            let stream = Array(first[start...]) + FragmentSamples.summationBytes
            let events = DecoderVerifier.events(stream, chunkSize: 7)
            #expect(events.fragments.count == 1, "joined at \(start)")
            #expect(events.faultKinds.allSatisfy { $0 == .noise }, "joined at \(start)")
        }
    }

    @Test("D2: a stanza cut at any byte is truncated, and the one glued to it is whole")
    func cutStanza() {
        let first = FragmentSamples.demandBytes
        let end = first.count - 2  // behind the end tag
        for cut in 1..<end {
            let stream = Array(first[..<cut]) + FragmentSamples.summationBytes
            let events = DecoderVerifier.events(stream)
            #expect(events.fragments == [FragmentSamples.all[10].fragment], "cut at \(cut)")
            #expect(events.faults.count == 1, "cut at \(cut)")
            let isOpen = cut >= "<InstantaneousDemand>".utf8.count
            #expect(events.faults.first?.kind == (isOpen ? .truncated : .noise), "cut at \(cut)")
            #expect(events.faults.first?.byteCount == cut, "cut at \(cut)")
            #expect(events == DecoderVerifier.events(stream, chunkSize: 1), "cut at \(cut)")
        }
    }

    @Test("D2: nothing of a cut stanza is merged into another")
    func nothingMerged() {
        let events = events(
            "<InstantaneousDemand><Demand>0x1</Demand><Divisor>0x3e8</Divisor>"
                + "<InstantaneousDemand><Demand>0x2</Demand></InstantaneousDemand>")
        #expect(events.fragments == [.instantaneousDemand(InstantaneousDemand(demand: 2))])
        #expect(events.faultKinds == [.truncated])
    }

    @Test("D2: the end tag of another stanza ends the open one as truncated")
    func foreignEnd() {
        let events = events(
            "<InstantaneousDemand><Demand>0x1</Demand><SummationDelivered>0x5</SummationDelivered>"
                + "</CurrentSummationDelivered>" + demand(7))
        #expect(raw(events) == [7])
        #expect(events.faultKinds == [.truncated])
    }

    @Test("D2: a sibling product's root ends an open stanza when children follow it")
    func siblingRoot() {
        let events = events(
            "<InstantaneousDemand><Demand>1</Demand><Message>\r\n <Kind>x</Kind></Message>")
        #expect(
            events.fragments == [
                .unknown(
                    UnknownFragment(
                        name: "Message", fields: [FragmentField(name: "Kind", text: "x")]))
            ])
        #expect(events.faultKinds == [.truncated])
        let child = self.events(
            "<InstantaneousDemand><Demand>1</Demand><Message>hello</Message></InstantaneousDemand>")
        #expect(raw(child) == [1])
        #expect(
            child.first?.received?.unknownFields == [FragmentField(name: "Message", text: "hello")])
    }

    @Test("D3: text-only elements, stray end tags and text at top level are leftovers")
    func leftovers() {
        let events = events(
            "0x1</Demand>\r\n  <Divisor>0x3e8</Divisor>\r\n  <Foo>bar</Foo> <MeterMacId></MeterMacId>"
                + "<X/></InstantaneousDemand>\r\n" + demand(3))
        #expect(raw(events) == [3])
        #expect(events.faultKinds == [.noise])
        #expect(events.faults.first?.offset == 0)
    }

    @Test("D3: a known root that holds only text is a leftover too")
    func rootWithText() {
        let events = events("<Warning>Unknown command</Warning>" + demand(3))
        #expect(events.fragments.count == 1)
        #expect(events.faultKinds == [.noise])
    }

    @Test("D3: an unknown root with children is delivered as an unknown fragment")
    func unknownRoot() {
        let events = events("<NwkTable>\r\n  <Index>0x01</Index>\r\n  <Index>2</Index></nwktable>")
        #expect(
            events.fragments == [
                .unknown(
                    UnknownFragment(
                        name: "NwkTable",
                        fields: [
                            FragmentField(name: "Index", text: "0x01"),
                            FragmentField(name: "Index", text: "2"),
                        ]))
            ])
    }

    @Test("D3: a known child's name never opens an unknown fragment")
    func leftoverChildBeforeUnknownRoot() {
        let events = events("<TimeStamp>\r\n<NwkTable><Index>1</Index></NwkTable>")
        #expect(events.fragments.map(\.rootName) == ["NwkTable"])
        #expect(events.faultKinds == [.noise])
    }

    @Test("D4: NULs, control bytes, 0xFF and boot text between stanzas are dropped and counted")
    func noise() {
        let noise: [UInt8] =
            [0, 0, 0x0A, 0, 0x07, 0xFF, 0xFF] + Array("booting v1 <3 > & \u{1}".utf8)
        let events = events(noise + Array(demand(5).utf8) + [0, 0])
        #expect(raw(events) == [5])
        #expect(events.faultKinds == [.noise, .noise])
        #expect(events.faults.first?.byteCount == noise.count)
        #expect(events.faults.last?.byteCount == 2)
    }

    @Test("D4: NULs are removed everywhere: in names, values and between children")
    func nuls() {
        let text = demand(862)
        for place in text.utf8.indices.indices {
            let start = text.utf8.distance(from: text.utf8.startIndex, to: place)
            var bytes = Array(text.utf8)
            bytes.insert(contentsOf: [0, 0, 0], at: start)
            let events = DecoderVerifier.events(bytes, chunkSize: 1)
            #expect(raw(events) == [862], "NULs at \(start)")
            #expect(events.faults.map(\.byteCount) == [3], "NULs at \(start)")
            #expect(events.faultKinds == [.noise], "NULs at \(start)")
            #expect(events == DecoderVerifier.events(bytes), "NULs at \(start)")
        }
        let blanks = self.events(Array("<Warning><Text>\0 a\0b \0</Text></Warning>".utf8))
        #expect(blanks.fragments == [.warning(Warning(text: "ab"))])
        #expect(blanks.faults.map(\.fragment) == ["Warning", "Warning", "Warning"])
        let textAndTag = self.events(Array("<Warning><Text>a\0</Te\0xt></Warning>".utf8))
        #expect(textAndTag.faults.map(\.offset) == [16, 21])
    }

    @Test("D4: noise without end is reported in pieces of the fragment limit, not hoarded")
    func endlessNoise() {
        let events = events([UInt8](repeating: 0xFF, count: 1000), limit: 300)
        #expect(events.faults.map(\.byteCount) == [300, 300, 300, 100])
    }

    @Test("D6: roots, children, end tags, flags and words match without regard to case")
    func letterCase() {
        let events = events(
            "<SCHEDULEINFO><event>DEMAND</Event><FREQUENCY>0X0000003C</frequency>"
                + "<Enabled>n</ENABLED></scheduleInfo>"
                + "<connectionstatus><status>JOIN: success</STATUS></ConnectionStatus>"
                + "<MeterInfo><MeterType>Gas</MeterType></MeterInfo>")
        #expect(
            events.fragments == [
                .scheduleInfo(
                    ScheduleInfo(event: .demand, frequencySeconds: 60, enabled: false)),
                .connectionStatus(ConnectionStatus(status: .joinSuccess)),
                .meterInfo(MeterInfo(meterType: .gas)),
            ])
        #expect(events.faults.isEmpty)
        #expect(events.first?.received?.fields.first?.field.name == "Event")
    }

    @Test("D7: unknown children and unknown words are kept and reject nothing")
    func unknownThings() throws {
        let events = events(
            "<NetworkInfo><Status>Dozing</Status><Protocol>Zigbee</Protocol><Port>/sys</Port>"
                + "</NetworkInfo>")
        let received = try #require(events.first?.received)
        #expect(received.fragment == .networkInfo(NetworkInfo(status: .other("Dozing"))))
        #expect(
            received.unknownFields == [
                FragmentField(name: "Protocol", text: "Zigbee"),
                FragmentField(name: "Port", text: "/sys"),
            ])
        #expect(received.fields.first?.meaning == .word("Dozing"))
        #expect(events.faults.isEmpty)
    }

    @Test("Status words end in dots in the field, meter types are numbers there")
    func fieldWords() {
        let events = events(
            "<ConnectionStatus><Status>Initializing...</Status></ConnectionStatus>"
                + "<MeterInfo><MeterType>0x0000</MeterType></MeterInfo>"
                + "<MeterInfo><MeterType>0x0002</MeterType></MeterInfo>"
                + "<MeterInfo><MeterType>0x0009</MeterType></MeterInfo>")
        #expect(
            events.fragments == [
                .connectionStatus(ConnectionStatus(status: .initializing)),
                .meterInfo(MeterInfo(meterType: .electric)),
                .meterInfo(MeterInfo(meterType: .water)),
                .meterInfo(MeterInfo(meterType: .unknown("0x0009"))),
            ])
    }

    @Test("D8: a damaged child is dropped and reported, the rest is kept")
    func damagedChild() {
        let events = events(
            "<InstantaneousDemand><Demand>0x1</Demand><Divisor>0x3e8</Divsor>"
                + "<DigitsRight>0x03<DigitsLeft>0x06</DigitsLeft></InstantaneousDemand>")
        #expect(
            events.fragments == [
                .instantaneousDemand(InstantaneousDemand(demand: 1, digitsLeft: 6))
            ])
        #expect(events.faults.map(\.field) == ["Divisor", "DigitsRight"])
        #expect(events.faults.map(\.fragment) == ["InstantaneousDemand", "InstantaneousDemand"])
        #expect(events.faultKinds == [.field, .field])
        #expect(events.first?.received?.isScaleDamaged == true)
        #expect(events.first?.received?.faultCount == 2)
    }

    @Test("D8: of a repeated child the last one wins, blanks around values are trimmed")
    func repeatedChild() {
        let events = events(
            "<InstantaneousDemand><Demand>0x1</Demand><Demand>\r\n\t 0x2 \r\n</Demand>"
                + "</InstantaneousDemand>")
        #expect(raw(events) == [2])
        #expect(events.faults.isEmpty)
    }

    @Test(
        "D8: a missing, empty or malformed reading is reported and never becomes a number",
        arguments: [
            "", "<Demand></Demand>", "<Demand/>", "<Demand>0x</Demand>", "<Demand>12 W</Demand>",
            "<Demand>-5</Demand>", "<Demand>0x12345678901234567</Demand>", "<Demand>1.5</Demand>",
            "<Demand>99999999999999999999999</Demand>", "<Demand>0x1</Dmand>",
        ])
    func keyValue(children: String) {
        let events = events("<InstantaneousDemand>\(children)</InstantaneousDemand>")
        #expect(events.fragments == [.instantaneousDemand(InstantaneousDemand())])
        #expect(events.faultKinds == [.field])
        #expect(events.faults.first?.field == "Demand")
    }

    @Test("D8: a damaged interval keeps its place")
    func damagedInterval() {
        let events = events(
            "<ProfileData><IntervalData>1</IntervalData><IntervalData>0xzz</IntervalData>"
                + "<IntervalData>2</Interval><IntervalData>3</IntervalData></ProfileData>")
        #expect(events.fragments == [.profileData(ProfileData(intervals: [1, nil, nil, 3]))])
        #expect(events.faults.map(\.field) == ["IntervalData", "IntervalData"])
    }

    @Test("D9: a stanza beyond the limit is dropped, and the next known root is decoded")
    func oversize() {
        let long = "<HistoryData><A>" + String(repeating: "x", count: 500) + "</A></HistoryData>"
        for limit in 64...140 {
            let events = DecoderVerifier.events(
                Array((long + demand(1) + demand(2)).utf8), chunkSize: 3, limit: limit)
            #expect(raw(events) == [1, 2], "limit \(limit)")
            #expect(events.faultKinds.first == .oversize, "limit \(limit)")
            #expect(events.faultKinds.filter { $0 == .oversize }.count == 1, "limit \(limit)")
        }
        let stanza = demand(1_234_567)
        #expect(
            raw(events(stanza, limit: stanza.utf8.count)) == [1_234_567], "exactly the limit passes"
        )
        #expect(events(stanza, limit: stanza.utf8.count - 1).faultKinds == [.oversize, .noise])
    }

    @Test("D9: behind an oversize stanza unknown roots count only when its end has come")
    func oversizeUnknown() {
        let long = "<Firmware><A>" + String(repeating: "x", count: 100) + "</A><B>1</B>"
        let unknown = "<NwkTable><Index>1</Index></NwkTable>"
        #expect(events(long + unknown, limit: 64).fragments.isEmpty)
        #expect(events(long + "</Firmware>" + unknown, limit: 64).fragments.count == 1)
    }

    @Test("D9: memory does not grow with the number of stanzas: an endless one is bounded")
    func bounded() {
        var decoder = RavenDecoder(maximumFragmentByteCount: 1024)
        decoder.receive(Array("<MessageCluster><Text>".utf8))
        var faultCount = 0
        for _ in 0..<4096 {
            decoder.receive([UInt8](repeating: 0x41, count: 64))
            while let event = decoder.nextEvent() { faultCount += event.fault == nil ? 0 : 1 }
            #expect(decoder.bufferedByteCount <= 4096 + 64)
        }
        #expect(faultCount == 1 + (4096 * 64 - 1024) / 1024)
    }

    @Test("D10: escapes are decoded exactly once, stray ampersands stay")
    func escapes() {
        let cases = [
            ("&lt;&gt;&amp;&quot;&apos;", "<>&\"'"), ("&amp;lt;", "&lt;"),
            ("&#65;&#x42;&#x20ac;", "AB€"),
            ("a & b", "a & b"), ("&nbsp; &lt", "&nbsp; &lt"),
            ("&#; &#x; &#xg; &#12a;", "&#; &#x; &#xg; &#12a;"),
            ("&#0; &#xD800; &#x110000;", "&#0; &#xD800; &#x110000;"), ("&", "&"), ("&&amp;", "&&"),
            ("&#99999999999999999999;", "&#99999999999999999999;"), ("5 < 6", "5 < 6"),
        ]
        for (wire, text) in cases {
            let events = events("<Warning><Text>\(wire)</Text></Warning>")
            #expect(events.fragments == [.warning(Warning(text: text))], "\(wire)")
        }
        #expect(
            raw(events("<InstantaneousDemand><Demand>&#48;x10</Demand></InstantaneousDemand>")) == [
                16
            ])
    }

    @Test("D10: CDATA is taken literally")
    func cdata() {
        let cases = [
            ("<![CDATA[<b>&lt;</b>]]>", "<b>&lt;</b>"), ("a<![CDATA[ ]] > ]]>b", "a ]] > b"),
            ("<![CDATA[]]]]>", "]]"), ("<![CDATA[<Warning>]]>", "<Warning>"),
            ("<![CDATA[</Text></Warning>]]>", "</Text></Warning>"), ("<![CDAT", "<![CDAT"),
            ("<![CDATA[x]]><![CDATA[y]]>&amp;", "xy&"),
        ]
        for (wire, text) in cases {
            let events = events("<Warning><Text>\(wire)</Text></Warning>")
            #expect(events.fragments == [.warning(Warning(text: text))], "\(wire)")
        }
    }

    @Test("D10: CDATA that is cut does not swallow the stanza behind it")
    func cutCDATA() {
        let events = events("<Warning><Text><![CDATA[abc\r\n" + demand(4))
        #expect(raw(events) == [4])
        #expect(events.faultKinds == [.truncated])
    }

    @Test("D11: our own command coming back is ignored and counted")
    func echo() {
        let events = events(
            "<Command>\r\n<Name>get_device_info</Name>\r\n<MeterMacId>0x1</MeterMacId></Command>"
                + demand(1) + "<Command><Name>x" + demand(2))
        #expect(raw(events) == [1, 2])
        #expect(events.faultKinds == [.echo, .truncated])
        #expect(events.faults.map(\.fragment) == ["Command", "Command"])
    }

    @Test("D12: absurd hints and digits are ordinary outcomes")
    func noTrap() throws {
        let events = events(
            "<InstantaneousDemand><Demand>0x7fffffffffffffff</Demand><Multiplier>0xffffffff"
                + "</Multiplier><Divisor>0</Divisor><DigitsRight>0xff</DigitsRight><DigitsLeft>0xff"
                + "</DigitsLeft></InstantaneousDemand><PriceCluster><Price>1</Price><TrailingDigits>"
                + "0xff</TrailingDigits></PriceCluster>")
        let fields = events.compactMap(\.received).flatMap(\.fields)
        guard case .reading(_, let scaled?, let hints?) = fields.first?.meaning else {
            Issue.record("no reading")
            return
        }
        let text = scaled.displayText(
            digitsRight: hints.digitsRight, digitsLeft: hints.digitsLeft, suppressLeadingZero: nil)
        #expect(text.utf8.count == 255 + 1 + 255)
        guard case .price(_, let price?) = fields[5].meaning else {
            Issue.record("no price")
            return
        }
        let exact = try #require(price.exactText)
        #expect(exact.hasPrefix("0.000") && exact.hasSuffix("01") && exact.utf8.count == 257)
    }

    @Test("D13: with 0x a number is hexadecimal, without it decimal; leading zeros are not octal")
    func notation() {
        let events = events(
            "<ScheduleInfo><Frequency>010</Frequency></ScheduleInfo>"
                + "<ScheduleInfo><Frequency>0x010</Frequency></ScheduleInfo>"
                + "<ScheduleInfo><Frequency>0xffffffff</Frequency></ScheduleInfo>"
                + "<ScheduleInfo><Frequency>ff</Frequency></ScheduleInfo>")
        #expect(
            events.fragments
                == [10, 16, nil, nil].map {
                    .scheduleInfo(ScheduleInfo(frequencySeconds: $0))
                })
        #expect(events.faultKinds == [.field])
    }

    @Test("D14: every byte is in a fragment, in a fault, or a blank")
    func nothingUnreported() {
        let stream = Array(
            ("junk\0 <a></b> <Foo> x " + demand(1) + " \u{1} <InstantaneousDemand><Demand>1</De"
                + demand(2) + "</x><Command></Command> tail <Warn").utf8)
        let events = events(stream)
        var isCovered = [Bool](repeating: false, count: stream.count)
        for fault in events.faults {
            for index in Int(fault.offset)..<Int(fault.offset) + fault.byteCount {
                isCovered[index] = true
            }
        }
        let length = demand(1).utf8.count
        for received in events.compactMap(\.received) {
            for index in Int(received.offset)..<Int(received.offset) + length {
                isCovered[index] = true
            }
        }
        for (index, byte) in stream.enumerated() where !isCovered[index] {
            #expect([0x20, 0x0D, 0x0A].contains(byte), "byte \(index)")
        }
        #expect(raw(events) == [1, 2])
    }

    @Test("code page 1252 is read as such, and all its bytes survive")
    func codePage() {
        var bytes = Array("<Warning><Text>x".utf8)
        bytes += (UInt8(0x80)...0xFF).map { $0 }
        bytes += Array("x</Text></Warning>".utf8)
        let events = events(bytes)
        guard case .warning(let warning) = events.fragments.first else {
            Issue.record("no warning")
            return
        }
        #expect(warning.text.unicodeScalars.count == 130)
        #expect(warning.text.contains("€"))
        #expect(warning.text.contains("ÿ"))
        var encoded: [UInt8] = []
        RavenFragment.warning(warning).encode(into: &encoded)
        #expect(encoded.filter { $0 != 0x0D && $0 != 0x0A }.count == bytes.count + 2)
    }

    @Test("a date code of sixteen bytes 0xFF is not set")
    func dateCode() {
        var bytes = Array("<DeviceInfo><DateCode>".utf8)
        bytes += [UInt8](repeating: 0xFF, count: 16)
        bytes += Array("</DateCode></DeviceInfo>".utf8)
        #expect(events(bytes).fragments == [.deviceInfo(DeviceInfo())])
    }

    @Test("after finish a decoder takes another stream")
    func reuse() {
        var decoder = RavenDecoder()
        decoder.receive(Array("<InstantaneousDemand><Demand>1".utf8))
        decoder.finish()
        #expect(decoder.nextEvent()?.fault?.kind == .truncated)
        #expect(decoder.nextEvent() == nil)
        decoder.receive(Array(demand(2).utf8))
        #expect(decoder.nextEvent()?.received?.offset == 30)
    }
}

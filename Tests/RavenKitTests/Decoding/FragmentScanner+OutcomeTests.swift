import RavenKit
import Testing

/// How stanzas, children and noise are told: what stands in the events, and in which order.
@Suite("FragmentScanner: outcomes")
struct FragmentScannerOutcomeTests {
    private func events(_ text: String, limit: Int = 65_536) -> [RavenEvent] {
        DecoderVerifier.verifiedEvents(Array(text.utf8), limit: limit)
    }

    @Test("the faults of a fragment follow it, by where they are, and it knows how many")
    func order() throws {
        let events = events(
            "<InstantaneousDemand>?<Divisor>0xz</Divisor><Multiplier>1</Mul><A>b</a>!</q>"
                + "<DigitsLeft>\0001</DigitsLeft></InstantaneousDemand>")
        let received = try #require(events.first?.received)
        #expect(events.fragments.count == 1)
        #expect(
            events.faults.map(\.field) == [
                "Demand", nil, "Divisor", "Multiplier", nil, "q", nil,
            ])
        #expect(events.faults.map(\.offset) == [0, 21, 22, 44, 71, 72, 88])
        #expect(received.faultCount == events.faults.count)
    }

    @Test("a reading that is missing is said once, one that is damaged not a second time")
    func missingAndDamaged() {
        let missing = events("<CurrentSummationDelivered></CurrentSummationDelivered>")
        #expect(missing.faults.map(\.field) == ["SummationDelivered", "SummationReceived"])
        #expect(missing.faults.allSatisfy { $0.byteCount == 0 && $0.offset == 0 })
        let damaged = events(
            "<CurrentSummationDelivered><SummationDelivered>x</SummationDelivered>"
                + "</CurrentSummationDelivered>")
        #expect(damaged.faults.map(\.field) == ["SummationReceived", "SummationDelivered"])
        #expect(damaged.faults.map(\.byteCount) == [0, 42])
    }

    @Test("the fault of a child covers it from its start tag to where it was given up")
    func rangeOfAChild() {
        let start = "<Warning><Text>a</Text>"
        for (child, covered) in [
            ("<Foo>1</Bar>", "<Foo>1</Bar>"), ("<Foo>1", "<Foo>1"),
            ("<Foo >1</ Foo>", "<Foo >1</ Foo>"),
        ] {
            let fault = events(start + child + "</Warning>").faults.first
            #expect(fault?.kind == .field && fault?.field == "Foo", "\(child)")
            #expect(fault?.offset == UInt64(start.utf8.count), "\(child)")
            #expect(fault?.byteCount == covered.utf8.count, "\(child)")
        }
    }

    @Test("D8: only a damaged multiplier or divisor damages the scale")
    func damagedScale() {
        for (child, isDamaged) in [
            ("<Divisor>x</Divisor>", true), ("<Multiplier>x</Multiplier>", true),
            ("<Multiplier>1</Mul>", true), ("<Divisor></Divisor>", false), ("", false),
            ("<DigitsLeft>x</DigitsLeft>", false),
            ("<Divisor>x</Divisor><Divisor>9</Divisor>", false),
        ] {
            let events = events(
                "<InstantaneousDemand><Demand>1</Demand>\(child)</InstantaneousDemand>")
            #expect(events.first?.received?.isScaleDamaged == isDamaged, "\(child)")
        }
    }

    @Test("D7: unknown children stand beside a known fragment and inside an unknown one")
    func unknownChildren() throws {
        let foo = FragmentField(name: "Foo", text: "1 & 2")
        let known = try #require(
            events("<Warning><Foo> 1 &amp; 2 </Foo><Text>a</Text></Warning>").first?.received)
        #expect(known.fragment == .warning(Warning(text: "a")))
        #expect(known.unknownFields == [foo])
        let unknown = try #require(
            events("<NwkTable><Foo>1 &amp; 2</Foo></NwkTable>").first?.received)
        #expect(unknown.fragment == .unknown(UnknownFragment(name: "NwkTable", fields: [foo])))
        #expect(unknown.unknownFields.isEmpty)
    }

    @Test("a fragment and its faults begin where its root does, wherever that is in the stream")
    func offsets() {
        let noise = "boot "
        let events = events(
            noise
                + "<MeterList/>\r\n<TimeCluster></TimeCluster>\r\n<Warning><Text>a</Text></Warning>"
        )
        #expect(events.map(\.offset) == [0, 5, 19, 19, 48])
        #expect(events.faults.map(\.byteCount) == [4, 0])
    }

    @Test("noise between children belongs to the fragment, noise between stanzas to none")
    func noiseHasItsPlace() {
        let events = events("x<Warning>y<Text>a</Text>z</Warning>w")
        #expect(events.faults.map(\.fragment) == [nil, "Warning", "Warning", nil])
        #expect(events.faults.map(\.offset) == [0, 10, 25, 36])
        #expect(events.faults.allSatisfy { $0.kind == .noise && $0.byteCount == 1 })
        #expect(events.first?.fault != nil && events.dropFirst().first?.received?.faultCount == 2)
    }

    @Test("a run of noise is one fault across blanks, until something else comes")
    func runsOfNoise() {
        #expect(events("a  b\r\n c").faults.map(\.byteCount) == [8])
        let text = "<Warning><Text>a</Text></Warning>"
        #expect(events("a \(text) b").faults.map(\.byteCount) == [1, 1])
    }

    @Test("D2: of a cut stanza there is one fault, however much in it was damaged")
    func truncatedIsOneFault() {
        let open = "<InstantaneousDemand>?<Divisor>0xz</Divisor><Foo>1</Bar>"
        for next in ["", "<Warning><Text>a</Text></Warning>"] {
            let events = events(open + next)
            let cut = events.faults.first
            #expect(events.faultKinds == [.truncated])
            #expect(cut?.fragment == "InstantaneousDemand" && cut?.byteCount == open.utf8.count)
        }
    }

    @Test("D9: an oversize stanza is named with its limit; what follows it is noise until a root")
    func oversize() {
        let long = "<MessageCluster><Text>" + String(repeating: "x", count: 60)
        let events = events(
            long + "</Text></MessageCluster><Warning><Text>a</Text></Warning>", limit: 64)
        #expect(events.faultKinds == [.oversize, .noise])
        #expect(events.faults.first?.fragment == "MessageCluster")
        #expect(events.faults.first?.byteCount == 64)
        #expect(events.faults.first?.message.contains("64 bytes") == true)
        #expect(events.fragments == [.warning(Warning(text: "a"))])
    }

    @Test("D11: an echo is one fault as long as the command, whatever was in it")
    func echo() {
        let command = "<Command><Name>x</Name><Foo>1</Bar>?</Command>"
        let events = events("  " + command)
        #expect(events.fragments.isEmpty)
        #expect(events.faultKinds == [.echo])
        #expect(events.faults.first?.offset == 2)
        #expect(events.faults.first?.byteCount == command.utf8.count)
    }
}

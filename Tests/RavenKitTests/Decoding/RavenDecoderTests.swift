import RavenKit
import TestSupport
import Testing

@Suite("RavenDecoder")
struct RavenDecoderTests {
    @Test("every kind of fragment decodes from device bytes, however they are cut")
    func everyKind() {
        for (fragment, bytes) in FragmentSamples.all {
            let events = DecoderVerifier.verifiedEvents(bytes)
            #expect(events.fragments == [fragment])
            #expect(events.faults.isEmpty)
        }
    }

    @Test("every kind of fragment encodes to the bytes devices send")
    func everyKindEncodes() {
        for (fragment, bytes) in FragmentSamples.all {
            var output: [UInt8] = []
            fragment.encode(into: &output)
            #expect(
                String(decoding: output, as: UTF8.self) == String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test("fragments glued together all come out, in order, with their offsets")
    func glued() {
        var stream: [UInt8] = []
        var offsets: [UInt64] = []
        for (_, bytes) in FragmentSamples.all {
            offsets.append(UInt64(stream.count))
            stream += bytes
        }
        let events = DecoderVerifier.verifiedEvents(stream, everySplit: false)
        #expect(events.fragments == FragmentSamples.all.map(\.fragment))
        #expect(events.map(\.offset) == offsets)
    }

    @Test("the fault of a child begins where its start tag does, however that was written")
    func childStart() {
        let stanza =
            "<TimeCluster>\r\n  <DeviceMacId>0x1</DeviceMacId>\r\n"
            + "  <MeterMacId>0x2</MeterMacId>\r\n  <UTCTime>0x2e3a5c10</UTCTime>\r\n"
            + "  <Loc\0alTime>0x12345678901234567</LocalTime>\r\n"
            + "</TimeCluster>\r\n"
        let faults = DecoderVerifier.verifiedEvents(Array(stanza.utf8)).faults
        #expect(faults.map(\.kind) == [.field, .noise])
        let behind = "<Loc_alTime>0x12345678901234567</LocalTime>\r\n</TimeCluster>\r\n"
        #expect(faults.first?.offset == UInt64(stanza.utf8.count - behind.utf8.count))
    }

    /// Where in `bytes` each fragment came out, fed one byte or `chunkSize` bytes at a time.
    private func arrivals(
        _ bytes: [UInt8], chunkSize: Int = 1, retainsFieldText: Bool
    ) -> [Int] {
        var decoder = RavenDecoder(retainsFieldText: retainsFieldText)
        var arrivals: [Int] = []
        for start in stride(from: 0, to: bytes.count, by: chunkSize) {
            let end = min(bytes.count, start + chunkSize)
            decoder.receive(bytes.span.extracting(start..<end))
            while let event = decoder.nextEvent() {
                if event.received != nil { arrivals.append(end) }
            }
        }
        return arrivals
    }

    /// Fragments that end where the usual one would go on.
    private static let unusual = [
        "<demandonly><Demand>0x1</Demand></demandonly>", "<Warning/>",
        "<InstantaneousDemand><Demand>0x1</Demand></InstantaneousDemand>",
        "<InstantaneousDemand>\r\n  <DeviceMacId>0x1</DeviceMacId>\r\n</INSTANTANEOUSDEMAND >",
        "<InstantaneousDemand><Demand>0x1</Demand></InstantaneousDeman\0d>",
        "<InstantaneousDemand>\r\n  <Demand>0x1<Warning/>",
        "<InstantaneousDemand>\r\n  <Demand>0x1<MeterList></MeterList\t>",
        "<InstantaneousDemand><Demand>0x1</Demand><ApsTable><A>1</A></ApsTable>",
        "<TimeCluster><UTCTime>0x1</UTCTime><Message> <Id>7</Id></Message>",
        "<Warning><Text><![CDATA[x]]></Text></Warning>",
    ].map { Array($0.utf8) }

    @Test("a fragment is handed out with the last byte of its end tag, not later")
    func arrival() {
        let usual = FragmentSamples.all.map { Array($0.bytes.dropLast(2)) }
        for bytes in usual + Self.unusual {
            for retainsFieldText in [false, true] {
                // Behind a usual fragment, so that all short cuts are on their way.
                let stream = FragmentSamples.demandBytes + bytes
                let first = FragmentSamples.demandBytes.count - 2
                let arrivals = arrivals(stream, retainsFieldText: retainsFieldText)
                #expect(arrivals.first == first)
                #expect(
                    arrivals.last == stream.count && arrivals.count == 2,
                    "\(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }

    @Test("in pieces a fragment comes with the one that has its last byte, whatever follows in it")
    func arrivalInPieces() {
        let demand = FragmentSamples.demandBytes
        let usual = FragmentSamples.all.map { Array($0.bytes.dropLast(2)) }
        for bytes in usual + Self.unusual {
            for next in ["\r\n", "\r\n  <MeterMacId>0x2", "  <Divisor>", "<x>\r\n  <Divisor>0x1"] {
                let end = demand.count + bytes.count
                let stream = demand + bytes + Array(next.utf8)
                for chunkSize in 1...80 {
                    let expected = [demand.count - 2, end].map {
                        min(stream.count, ($0 + chunkSize - 1) / chunkSize * chunkSize)
                    }
                    let arrivals = arrivals(
                        stream, chunkSize: chunkSize, retainsFieldText: false)
                    #expect(
                        arrivals == expected,
                        "\(String(decoding: bytes, as: UTF8.self)), \(chunkSize) at a time")
                }
            }
        }
    }

    @Test("pieces of every size give the events of the whole, with texts and without")
    func everyPieceSize() {
        let stream = FragmentSamples.all.flatMap(\.bytes) + FragmentSamples.demandBytes
        for retainsFieldText in [false, true] {
            let whole = DecoderVerifier.events(stream, retainsFieldText: retainsFieldText)
            for chunkSize in 1...130 {
                let events = DecoderVerifier.events(
                    stream, chunkSize: chunkSize, retainsFieldText: retainsFieldText)
                #expect(events == whole, "\(chunkSize) bytes at a time")
            }
        }
    }

    @Test(
        "captures: all chunk sizes agree, and no whole fragment is lost",
        .enabled(if: SharedData.isPresent),
        arguments: [
            ("raven-2013-05-04-5h.xml", 2526), ("raven-two-readers-garbled.xml", 7),
            ("raven-2015-messages.xml", 83), ("raven-deviceinfo-lost-bytes.xml", 1),
            ("emu2-networkinfo-summation.xml", 2), ("emu2-fw2.0.0-eight-kinds.xml", 8),
            ("emu2-price-demand-sum.xml", 3), ("emu2-midstanza-start-one-line.xml", 1),
            ("emu2-echo-multiplier3-cut-end.xml", 2),
        ])
    func captures(name: String, fragmentCount: Int) throws {
        let bytes = try SharedData.bytes("samples/raven/\(name)")
        #expect(
            DecoderVerifier.events(bytes, retainsFieldText: false).fragments.count == fragmentCount)
        // Of a long capture, the beginning and the end, where the reader was restarted.
        let pieces =
            bytes.count < 100_000 ? [bytes[...]] : [bytes.prefix(20_000), bytes.suffix(45_000)]
        for piece in pieces {
            _ = DecoderVerifier.verifiedEvents(Array(piece), everySplit: piece.count < 2000)
        }
    }
}

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

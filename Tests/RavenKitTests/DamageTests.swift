import RavenKit
import TestSupport
import Testing

/// Seeded damage: whatever happens to the bytes, the outcome does not depend on how they were
/// grouped, and stanzas that were not touched come out whole.
@Suite("Random damage")
struct DamageTests {
    /// A stream of stanzas of all kinds, and where each lies.
    private func stream(_ random: inout SeededGenerator) -> [[UInt8]] {
        (0..<12).map { _ in
            FragmentSamples.all[Int.random(in: 0..<FragmentSamples.all.count, using: &random)].bytes
        }
    }

    private func damage(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard bytes.count > 80 else { return bytes }
            let start = Int.random(in: 0..<bytes.count - 64, using: &random)
            let length = Int.random(in: 1...60, using: &random)
            let range = start..<start + length
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes.removeSubrange(range)
            case 1: bytes.insert(contentsOf: bytes[range], at: start)
            case 2: bytes.swapAt(start, start + length)
            case 3: bytes[start] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 4: bytes[start] = UInt8.random(in: 0...255, using: &random)
            case 5:
                bytes.insert(
                    contentsOf: [UInt8](repeating: 0, count: length), at: start)
            default:
                // Two readers or two writers on one line: every other byte from elsewhere.
                let other = Int.random(in: 0..<bytes.count - 64, using: &random)
                let woven = (0..<length).flatMap { [bytes[start + $0], bytes[other + $0]] }
                bytes.replaceSubrange(range, with: woven)
            }
        }
        return bytes
    }

    @Test("D5: whole, 1, 7 and 64 bytes at a time give the same events", arguments: 0..<8)
    func chunkIndependence(part: Int) {
        for seed in 0..<25 as Range<UInt64> {
            var random = SeededGenerator(seed: seed &* 8 &+ UInt64(part))
            let bytes = damage(stream(&random).flatMap { $0 }, &random)
            let limit = [65_536, 300, 64].randomElement(using: &random) ?? 300
            let whole = DecoderVerifier.events(bytes, limit: limit)
            for chunkSize in [1, 7, 64] {
                let pieces = DecoderVerifier.events(bytes, chunkSize: chunkSize, limit: limit)
                #expect(pieces == whole, "part \(part) seed \(seed) chunk \(chunkSize)")
            }
            // Without texts, children in their usual order take a short cut: the same comes out.
            for chunkSize in [.max, 1, 7, 64] {
                let plain = DecoderVerifier.events(
                    bytes, chunkSize: chunkSize, limit: limit, retainsFieldText: false)
                #expect(plain.fragments == whole.fragments, "part \(part) seed \(seed)")
                #expect(plain.faults == whole.faults, "part \(part) seed \(seed)")
            }
        }
    }

    @Test("D4: damage to one stanza costs no neighbour", arguments: 0..<4)
    func neighbours(part: Int) {
        for seed in 0..<60 as Range<UInt64> {
            var random = SeededGenerator(seed: 1000 + seed &* 4 &+ UInt64(part))
            let damaged = FragmentSamples.all[
                Int.random(in: 0..<FragmentSamples.all.count, using: &random)]
            let bytes = damage(damaged.bytes, &random)
            let summation = FragmentSamples.summationBytes
            let events = DecoderVerifier.events(
                FragmentSamples.demandBytes + bytes + summation + FragmentSamples.demandBytes,
                chunkSize: 64)
            let fragments = events.fragments
            #expect(fragments.first == .instantaneousDemand(FragmentSamples.demand))
            #expect(fragments.last == .instantaneousDemand(FragmentSamples.demand))
            #expect(
                fragments.suffix(2).first == FragmentSamples.all[10].fragment,
                "part \(part) seed \(seed)")
        }
    }
}

import Testing

@testable import RavenSimulator

@Suite struct LineDamageTests {
    private let whole: [UInt8] = Array(0..<200)

    private func damaged(_ damage: LineDamage, seed: UInt64 = 1) -> [UInt8] {
        var damage = damage
        var random = SeededSequence(seed: seed)
        var bytes = whole
        damage.apply(to: &bytes, random: &random)
        #expect(damage == LineDamage(), "what was applied is forgotten")
        return bytes
    }

    @Test func aCutKeepsTheBeginning() {
        #expect(damaged(LineDamage(cutByteCounts: [30])) == Array(whole.prefix(30)))
        #expect(damaged(LineDamage(cutByteCounts: [900])) == whole)
        let random = damaged(LineDamage(cutByteCounts: [nil]))
        #expect(random == Array(whole.prefix(random.count)) && !random.isEmpty)
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func doubledBytesAreOnePieceTwice(seed: UInt64) {
        let bytes = damaged(LineDamage(doubledByteCounts: [16]), seed: seed)
        #expect(bytes.count == whole.count + 16)
        let isDoubled = (0...whole.count - 16).contains { (start: Int) -> Bool in
            var expected = Array(whole[..<(start + 16)])
            expected += whole[start...]
            return bytes == expected
        }
        #expect(isDoubled)
    }

    @Test func flippedBytesDifferInOneBitAtMostSoManyPlaces() {
        let bytes = damaged(LineDamage(flippedByteCounts: [3]))
        let changed = zip(bytes, whole).filter { $0 != $1 }
        #expect((1...3).contains(changed.count) && bytes.count == whole.count)
    }

    @Test func eachFragmentTakesOneOfEachKind() {
        var damage = LineDamage(cutByteCounts: [10, 20])
        var random = SeededSequence(seed: 1)
        var lengths: [Int] = []
        for _ in 0..<3 {
            var bytes = whole
            damage.apply(to: &bytes, random: &random)
            lengths.append(bytes.count)
        }
        #expect(lengths == [10, 20, 200])
    }
}

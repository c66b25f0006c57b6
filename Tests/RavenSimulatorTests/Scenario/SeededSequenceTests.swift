import Testing

@testable import RavenSimulator

@Suite struct SeededSequenceTests {
    @Test func theSameSeedGivesTheSameSequence() {
        var first = SeededSequence(seed: 42)
        var second = SeededSequence(seed: 42)
        var other = SeededSequence(seed: 43)
        let drawn = (0..<100).map { _ in first.next() }
        #expect(drawn == (0..<100).map { _ in second.next() })
        #expect(drawn != (0..<100).map { _ in other.next() })
        #expect(Set(drawn).count == 100)
    }

    @Test func boundedDrawsStayBelowTheBoundAndReachAllOfIt() {
        var sequence = SeededSequence(seed: 1)
        let drawn = Set((0..<1000).map { _ in sequence.next(below: 7) })
        #expect(drawn == Set(0..<7))
    }

    @Test func aHashDependsOnSeedPositionAndStreamOnly() {
        let hash = SeededSequence.hash(1, -5, 2)
        #expect(hash == SeededSequence.hash(1, -5, 2))
        let others = [
            SeededSequence.hash(2, -5, 2), SeededSequence.hash(1, 5, 2),
            SeededSequence.hash(1, -5, 3),
        ]
        #expect(!others.contains(hash))
    }
}

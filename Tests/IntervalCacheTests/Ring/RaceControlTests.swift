import Foundation
import Synchronization
import Testing

/// The ring's protocol over words that are not atomic: a data race, which ThreadSanitizer must
/// report. `scripts/check-threads` runs this, expects the report, and fails without it: it shows that
/// the sanitizer's silence about the real ring means something.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["OPENSEG_RACE_CONTROL"] == "1"))
struct RaceControlTests {
    final class PlainRing: Sendable {
        static let slotCount = 4
        let head = Atomic<Int>(0)
        // The planted fault: shared without atomic access.
        nonisolated(unsafe) let words = UnsafeMutablePointer<UInt64>.allocate(capacity: slotCount)

        init() { words.initialize(repeating: 0, count: Self.slotCount) }
        deinit { words.deallocate() }
    }

    @Test("control: the same ring with plain words is reported by ThreadSanitizer")
    func plainWords() {
        let ring = PlainRing()
        let sum = Atomic<UInt64>(0)
        runOnThreads([
            {
                for number in 1...5_000_000 {
                    atomicMemoryFence(ordering: .releasing)
                    ring.words[number % PlainRing.slotCount] = UInt64(number)
                    ring.head.store(number, ordering: .releasing)
                }
            },
            {
                for _ in 0..<5_000_000 {
                    let head = ring.head.load(ordering: .acquiring)
                    sum.add(ring.words[head % PlainRing.slotCount] & 1, ordering: .relaxed)
                }
            },
        ])
        #expect(ring.head.load(ordering: .relaxed) == 5_000_000)
    }
}

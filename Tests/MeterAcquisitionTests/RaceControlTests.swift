import Foundation
import Synchronization
import Testing

@testable import MeterAcquisition

/// A published value over words that are not atomic: a data race, which ThreadSanitizer must report.
/// `scripts/check-threads` runs this and fails without the report: it shows that the sanitizer's
/// silence about `ThreadStressTests` means something.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["OPENSEG_RACE_CONTROL"] == "1"))
struct RaceControlTests {
    final class PlainBoard: Sendable {
        let sequence = Atomic<UInt64>(0)
        // The planted fault: shared without atomic access.
        nonisolated(unsafe) let word = UnsafeMutablePointer<UInt64>.allocate(capacity: 1)

        init() { word.initialize(to: 0) }
        deinit { word.deallocate() }
    }

    @Test func `control: the same board with a plain word is reported by ThreadSanitizer`() {
        let board = PlainBoard()
        let sum = Atomic<UInt64>(0)
        let crew = Crew()
        let share = Share()
        crew.add {
            while !crew.isOver {
                _ = board.sequence.load(ordering: .acquiring)
                sum.add(board.word.pointee & 1, ordering: .relaxed)
                share.count.add(1, ordering: .relaxed)
            }
        }
        var number: UInt64 = 0
        // So often, because the sanitizer drops a report whose earlier access it can not trace any more.
        while number < 1_000_000 || share.value < 100_000 {
            number += 1
            board.sequence.store(2 * number - 1, ordering: .relaxed)
            atomicMemoryFence(ordering: .releasing)
            board.word.pointee = number
            board.sequence.store(2 * number, ordering: .releasing)
        }
        #expect(crew.finish())
        #expect(board.word.pointee == number)
    }
}

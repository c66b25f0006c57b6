import Synchronization
import Testing

@testable import MeterAcquisition

struct PublishedValueTests {
    /// Odd in size, so that the last word is not full.
    private struct Pair: BitwiseCopyable, Sendable {
        var number: UInt64 = 0
        var complement: UInt64 = .max
        var text = InlineText<3>()
    }

    @Test func `what was stored is what is loaded`() {
        let board = PublishedValue(Pair())
        #expect(board.load().complement == .max)
        board.store(Pair(number: 5, complement: ~5, text: InlineText("abc")))
        #expect(board.load().number == 5)
        #expect(board.load().text.string == "abc")
    }

    @Test func `a reader never sees parts of two values`() {
        final class Results: Sendable {
            let torn = Atomic<Int>(0)
            let loads = Atomic<Int>(0)
            let isDone = Atomic<Bool>(false)
            let ended = WakePipe()
        }
        let board = PublishedValue(Pair())
        let results = Results()
        #expect(
            DetachedThread.start {
                var newest: UInt64 = 0
                while !results.isDone.load(ordering: .relaxed) {
                    let seen = board.load()
                    if seen.complement != ~seen.number || seen.number < newest {
                        results.torn.add(1, ordering: .relaxed)
                    }
                    newest = seen.number
                    results.loads.add(1, ordering: .relaxed)
                }
                results.ended.wake()
            })
        var number: UInt64 = 0
        // At least this many stores, and until the reader has had its share.
        while number < 200_000 || results.loads.load(ordering: .relaxed) < 1_000 {
            number += 1
            board.store(Pair(number: number, complement: ~number))
        }
        results.isDone.store(true, ordering: .relaxed)
        let (end, _) = waitForEvents((results.ended.readEnd, 1), (-1, 0), milliseconds: 10_000)
        #expect(end != 0)
        #expect(results.torn.load(ordering: .relaxed) == 0)
    }
}

import TestSupport
import Testing

@testable import RavenSimulator

@Suite struct OutputQueueTests {
    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func whatGoesInComesOutInOrder(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var queue = OutputQueue()
        var model: [UInt8] = []
        for _ in 0..<300 {
            let bytes = (0..<Int.random(in: 0...2000, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            queue.append(bytes)
            model += bytes
            var taken: [UInt8] = [7]
            let count = Int.random(in: -1...2200, using: &random)
            queue.take(into: &taken, maximumByteCount: count)
            let expected = min(max(count, 0), model.count)
            #expect(taken == [7] + model.prefix(expected), "seed \(seed)")
            model.removeFirst(expected)
            #expect(queue.count == model.count)
        }
    }

    @Test func everythingCanBeThrownAway() {
        var queue = OutputQueue()
        queue.append([1, 2, 3])
        queue.removeAll()
        var taken: [UInt8] = []
        queue.take(into: &taken, maximumByteCount: .max)
        #expect(taken.isEmpty)
    }
}

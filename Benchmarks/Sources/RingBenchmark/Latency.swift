import BenchmarkSupport
import CRingRivals
import Foundation
import IntervalCache
import Synchronization

/// Something to append to, once at a time, while others copy 48 hours out of it without pause.
///
/// `@unchecked Sendable`: `append` is called by one thread only, and `reader` makes for each thread a
/// copy of its own to fill; what the contender itself shares between them is what is measured.
private struct SharedContender: @unchecked Sendable {
    let name: String
    let isOurs: Bool
    let append: () -> Void
    /// Makes a copying function for one thread; false where a copy was not whole.
    let reader: () -> () -> Bool
}

private func contenders() -> [SharedContender] {
    let ours = FullRing()
    let ring = ours.ring
    let mutexArray = MutexArrayRing()
    nonisolated(unsafe) let cring = cring_make(capacity)
    nonisolated(unsafe) let mutexRing = mutex_ring_make(capacity)
    mutexArray.append(2 * capacity, from: 0)
    cring_append(cring, 0, 140_000)
    mutex_ring_append(mutexRing, 0, 140_000)
    func rival(
        _ name: String, append: @escaping () -> Void,
        copy: @escaping (UnsafeMutablePointer<rival_sample>) -> Void
    ) -> SharedContender {
        SharedContender(name: name, isOurs: false, append: append) {
            let samples = UnsafeMutablePointer<rival_sample>.allocate(capacity: capacity)
            samples.initialize(repeating: rival_sample(time: 0, value: 0), count: capacity)
            return {
                copy(samples)
                return true
            }
        }
    }
    return [
        SharedContender(name: "the clock alone", isOurs: false, append: {}) { { true } },
        SharedContender(
            name: "IntervalRing", isOurs: true, append: { ours.append(1) },
            reader: {
                var samples = [DemandSample](repeating: FullRing.sample(0, 0), count: capacity)
                return {
                    let since = (ring.newest?.sequence ?? 0) - UInt64(capacity)
                    var span = samples.mutableSpan
                    let run = ring.copy(since: since, into: &span)
                    var isWhole = true
                    for index in 1..<max(run.count, 1) {
                        let spacing =
                            samples[index].timeUnixSeconds - samples[index - 1].timeUnixSeconds
                        isWhole = isWhole && spacing == 4
                    }
                    return isWhole
                }
            }),
        rival("C++ ring, same mask", append: { cring_append(cring, 0, 1) }) {
            consume(cring_copy(cring, $0, capacity))
        },
        SharedContender(
            name: "Swift array under Mutex", isOurs: false,
            append: { mutexArray.append(1, from: 0) },
            reader: {
                var samples = [DemandSample](repeating: FullRing.sample(0, 0), count: capacity)
                return {
                    mutexArray.copy(capacity, into: &samples)
                    return true
                }
            }),
        rival("C++ array under std::mutex", append: { mutex_ring_append(mutexRing, 0, 1) }) {
            consume(mutex_ring_copy(mutexRing, $0, capacity))
        },
    ]
}

/// Single appends, some microseconds apart, while so many readers copy 48 h without pause.
func measureAppendUnderReaders(_ benchmark: Benchmark, rounds: Int) {
    for readerCount in [0, 1, 2, 4] {
        let name = "one append, \(readerCount) readers copying 48 h"
        guard benchmark.wants(name) else { continue }
        let contenders = contenders()
        let shares = [("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999)]
        var values = [[[Double]]](
            repeating: [[Double]](repeating: [], count: shares.count), count: contenders.count)
        var copies = [Int](repeating: 0, count: contenders.count)
        for _ in 0..<rounds {
            for (index, contender) in contenders.enumerated() {
                let (times, copied) = singleAppends(to: contender, readerCount: readerCount)
                copies[index] += copied
                for (share, (_, part)) in shares.enumerated() {
                    values[index][share].append(times[Int(Double(times.count - 1) * part)])
                }
            }
        }
        for (share, (percentile, _)) in shares.enumerated() {
            for (index, contender) in contenders.enumerated() {
                var note = "two clock reads' distance included"
                if contender.isOurs { note += "; \(copies[index]) copies meanwhile, none torn" }
                benchmark.add(
                    Measurement(
                        name: "\(name), \(percentile)", contender: contender.name,
                        isOurs: contender.isOurs, values: values[index][share], note: note))
            }
        }
    }
}

/// The times of some ten thousand appends, shortest first, and how many copies were made meanwhile.
private func singleAppends(
    to contender: SharedContender, readerCount: Int
) -> (times: [Double], copies: Int) {
    let stop = Atomic<Bool>(false)
    let running = Atomic<Int>(0)
    let copies = Atomic<Int>(0)
    let torn = Atomic<Int>(0)
    let threads = (0..<readerCount).map { _ in
        Thread {
            let copy = contender.reader()
            running.add(1, ordering: .relaxed)
            while !stop.load(ordering: .relaxed) {
                if !copy() { torn.add(1, ordering: .relaxed) }
                copies.add(1, ordering: .relaxed)
            }
        }
    }
    for thread in threads { thread.start() }
    while running.load(ordering: .relaxed) < readerCount { usleep(100) }
    var times: [Double] = []
    times.reserveCapacity(40_000)
    let first = nanosecondsNow()
    // Who waits for a lock for long does fewer.
    while times.count < 40_000, nanosecondsNow() - first < 1_000_000_000 {
        let start = nanosecondsNow()
        contender.append()
        let end = nanosecondsNow()
        times.append(Double(end - start))
        while nanosecondsNow() - end < 2_000 {}
    }
    stop.store(true, ordering: .relaxed)
    for thread in threads { while !thread.isFinished { usleep(100) } }
    guard torn.load(ordering: .relaxed) == 0 else { fatalError("a copy was torn") }
    return (times.sorted(), copies.load(ordering: .relaxed))
}

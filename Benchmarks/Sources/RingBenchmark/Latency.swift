import BenchmarkSupport
import Foundation
import IntervalCache
import Synchronization

/// Times single appends, some microseconds apart, while two readers copy 48 h without pause.
func measureAppendUnderReaders(_ benchmark: Benchmark) {
    guard benchmark.wants("append under two copying readers") else { return }
    let count = 200_000
    let stop = Atomic<Bool>(false)
    let copies = Atomic<Int>(0)
    let torn = Atomic<Int>(0)
    let ours = FullRing()
    let ring = ours.ring
    let readers = (0..<2).map { _ in
        Thread {
            var samples = [DemandSample](repeating: FullRing.sample(0, 0), count: capacity)
            while !stop.load(ordering: .relaxed) {
                let since = (ring.newest?.sequence ?? 0) - UInt64(capacity)
                var span = samples.mutableSpan
                let run = ring.copy(since: since, into: &span)
                var isWhole = true
                for index in 1..<max(run.count, 1) {
                    isWhole =
                        isWhole
                        && samples[index].timeUnixSeconds == samples[index - 1].timeUnixSeconds + 4
                }
                if !isWhole { torn.add(1, ordering: .relaxed) }
                copies.add(1, ordering: .relaxed)
            }
        }
    }
    for reader in readers { reader.start() }
    var clockReads: [Double] = []
    var appends: [Double] = []
    for _ in 0..<count {
        let start = nanosecondsNow()
        let between = nanosecondsNow()
        ours.append(1)
        let end = nanosecondsNow()
        clockReads.append(Double(between - start))
        appends.append(Double(end - between))
        while nanosecondsNow() - end < 2_000 {}
    }
    stop.store(true, ordering: .relaxed)
    for reader in readers { while !reader.isFinished { usleep(100) } }
    guard torn.load(ordering: .relaxed) == 0 else { fatalError("a copy was torn") }
    clockReads.sort()
    appends.sort()
    let copied = copies.load(ordering: .relaxed)
    for (name, share) in [("p50", 0.5), ("p99", 0.99), ("p99.9", 0.999)] {
        let index = Int(Double(count - 1) * share)
        benchmark.add(
            Measurement(
                name: "append under two copying readers, \(name)", contender: "IntervalRing",
                isOurs: true, values: [appends[index]],
                note: "one clock read included (\(name) of that alone: \(clockReads[index]) ns); "
                    + "\(copied) copies of 48 h meanwhile, none torn"))
    }
}

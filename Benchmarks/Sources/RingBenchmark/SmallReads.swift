import BenchmarkSupport
import CRingRivals
import IntervalCache

@inline(never)
func readNewest(_ ring: IntervalRing<DemandSample>, _ count: Int) -> Int64 {
    var sum: Int64 = 0
    for _ in 0..<count {
        if let newest = ring.newest {
            sum &+= newest.sample.timeUnixSeconds ^ newest.sample.demandMilliwatts
        }
    }
    return sum
}

@inline(never)
func readAt(_ ring: IntervalRing<DemandSample>, _ times: [Int64]) -> Int64 {
    var sum: Int64 = 0
    for time in times {
        if let stored = ring.sample(atUnixSeconds: time) {
            sum &+= stored.sample.demandMilliwatts
        }
    }
    return sum
}

/// Times spread over the last 47 hours of a ring, in random order.
func randomTimes(in ring: IntervalRing<DemandSample>, _ count: Int) -> [Int64] {
    let newest = ring.newest?.sample.timeUnixSeconds ?? 0
    var oldest = newest
    var buffer: [StoredSample<DemandSample>] = []
    var cursor = ring.cursor(over: .all)
    if cursor.read(into: &buffer, maximumCount: 1) == 1 {
        oldest = buffer[0].sample.timeUnixSeconds
    }
    var state: UInt64 = 1
    return (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return oldest + Int64(state >> 33) % (newest - oldest)
    }
}

func measureSmallReads(_ benchmark: Benchmark) {
    let ours = FullRing()
    let irregular = FullRing(isRegular: false)
    let rivals = Rivals()
    let mutexArray = rivals.mutexArray
    let count = 1_000_000
    var contenders = [
        Contender("IntervalRing", isOurs: true, operations: count) {
            consume(readNewest(ours.ring, count))
        },
        Contender("Swift array under Mutex", operations: count) {
            var sum: Int64 = 0
            for _ in 0..<count { sum &+= mutexArray.newest().demandMilliwatts }
            consume(sum)
        },
        Contender("C++ ring, same mask", operations: count) {
            consume(cring_newest(rivals.cring, count))
        },
        Contender("C++ array under std::mutex", operations: count) {
            consume(mutex_ring_newest(rivals.mutexRing, count))
        },
        Contender("std::deque, no lock", operations: count) {
            consume(deque_newest(rivals.deque, count))
        },
    ]
    if let sqlite = rivals.sqlite {
        contenders.append(
            Contender("SQLite in memory", operations: 2_000) {
                consume(sqlite_newest(sqlite, 2_000))
            })
    }
    if let boost = rivals.boost {
        contenders.append(
            Contender("boost::circular_buffer, no lock", operations: count) {
                consume(boost_newest(boost, count))
            })
    }
    if let rrd = rivals.rrd {
        contenders.append(
            Contender("librrd", note: "file in memory", operations: 200) {
                consume(rrd_newest(rrd, 200))
            })
    }
    benchmark.measure("newest sample", contenders)

    let times = randomTimes(in: ours.ring, 100_000)
    let irregularTimes = randomTimes(in: irregular.ring, 100_000)
    let cTimes = times.indices
        .map { UInt64(4 * (Rivals.filledCount - 1 - $0 * 43_000 / times.count)) }.shuffled()
    var searches =
        [
            Contender("IntervalRing, regular", isOurs: true, operations: times.count) {
                consume(readAt(ours.ring, times))
            },
            Contender(
                "IntervalRing, irregular", isOurs: true, note: "1 to 8 s apart",
                operations: irregularTimes.count
            ) { consume(readAt(irregular.ring, irregularTimes)) },
            Contender("C++ ring, bisection", operations: cTimes.count) {
                consume(cring_at(rivals.cring, cTimes, cTimes.count))
            },
            Contender("std::deque, upper_bound", operations: cTimes.count) {
                consume(deque_at(rivals.deque, cTimes, cTimes.count))
            },
        ]
    if let rrd = rivals.rrd {
        searches.append(
            Contender("librrd", note: "file in memory", operations: 200) {
                consume(rrd_at(rrd, 200))
            })
    }
    benchmark.measure("sample at a time", searches)
}

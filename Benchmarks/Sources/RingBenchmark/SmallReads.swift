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
    let mutexArray = MutexArrayRing()
    mutexArray.append(2 * capacity, from: 0)
    let cring = cring_make(capacity)
    cring_append(cring, 0, 140_000)
    let mutexRing = mutex_ring_make(capacity)
    mutex_ring_append(mutexRing, 0, 140_000)
    let deque = deque_make(capacity)
    deque_append(deque, 0, 140_000)
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
        Contender("C++ ring, same mask", operations: count) { consume(cring_newest(cring, count)) },
        Contender("C++ array under std::mutex", operations: count) {
            consume(mutex_ring_newest(mutexRing, count))
        },
        Contender("std::deque, no lock", operations: count) {
            consume(deque_newest(deque, count))
        },
    ]
    if let sqlite = sqlite_make(capacity) {
        sqlite_append(sqlite, 0, capacity)
        contenders.append(
            Contender("SQLite in memory", operations: 2_000) {
                consume(sqlite_newest(sqlite, 2_000))
            })
    }
    let boost = boost_make(capacity)
    boost_append(boost, 0, 140_000)
    if let boost {
        contenders.append(
            Contender("boost::circular_buffer, no lock", operations: count) {
                consume(boost_newest(boost, count))
            })
    }
    let rrd = rrd_make(capacity)
    defer { rrd_free(rrd) }
    if let rrd {
        contenders.append(
            Contender("librrd", note: "file in memory", operations: 200) {
                consume(rrd_newest(rrd, 200))
            })
    }
    benchmark.measure("newest sample", contenders)

    let times = randomTimes(in: ours.ring, 100_000)
    let irregularTimes = randomTimes(in: irregular.ring, 100_000)
    let cTimes = times.indices.map { UInt64(4 * (140_000 - 1 - $0 * 43_000 / times.count)) }
        .shuffled()
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
                consume(cring_at(cring, cTimes, cTimes.count))
            },
            Contender("std::deque, upper_bound", operations: cTimes.count) {
                consume(deque_at(deque, cTimes, cTimes.count))
            },
        ]
    if let rrd {
        searches.append(
            Contender("librrd", note: "file in memory", operations: 200) {
                consume(rrd_at(rrd, 200))
            })
    }
    benchmark.measure("sample at a time", searches)
}

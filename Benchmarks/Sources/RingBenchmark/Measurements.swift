import BenchmarkSupport
import CRingRivals
import IntervalCache

func measureAppends(_ benchmark: Benchmark) {
    let count = 500_000
    let ours = FullRing()
    let irregular = FullRing(isRegular: false)
    let mutexArray = MutexArrayRing()
    let cring = cring_make(capacity)
    let mutexRing = mutex_ring_make(capacity)
    let deque = deque_make(capacity)
    let boost = boost_make(capacity)
    var contenders = [
        Contender(
            "IntervalRing", isOurs: true, note: "policy, epochs, gaps and integrals kept",
            operations: count
        ) { ours.append(count) },
        Contender(
            "IntervalRing, irregular", isOurs: true, note: "1 to 8 s apart", operations: count
        ) { irregular.appendIrregularly(count) },
        Contender("Swift array under Mutex", operations: count) {
            mutexArray.append(count, from: 0)
        },
        Contender(
            "C++ ring, same mask", note: "stores two words, keeps nothing else", operations: count
        ) { cring_append(cring, 0, count) },
        Contender("C++ array under std::mutex", operations: count) {
            mutex_ring_append(mutexRing, 0, count)
        },
        Contender("std::deque, no lock", operations: count) { deque_append(deque, 0, count) },
    ]
    if let boost {
        contenders.append(
            Contender("boost::circular_buffer, no lock", operations: count) {
                boost_append(boost, 0, count)
            })
    }
    if let sqlite = sqlite_make(capacity) {
        sqlite_append(sqlite, 0, capacity)
        contenders.append(
            Contender("SQLite in memory", operations: 2_000) { sqlite_append(sqlite, 0, 2_000) })
    }
    benchmark.measure("append", contenders)
}

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
    ]
    if let sqlite = sqlite_make(capacity) {
        sqlite_append(sqlite, 0, capacity)
        contenders.append(
            Contender("SQLite in memory", operations: 2_000) {
                consume(sqlite_newest(sqlite, 2_000))
            })
    }
    benchmark.measure("newest sample", contenders)

    let times = randomTimes(in: ours.ring, 100_000)
    let irregularTimes = randomTimes(in: irregular.ring, 100_000)
    let cTimes = times.indices.map { UInt64(4 * (140_000 - 1 - $0 * 43_000 / times.count)) }
        .shuffled()
    benchmark.measure(
        "sample at a time",
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
        ])
}

func measureCopies(_ benchmark: Benchmark) {
    let ours = FullRing()
    let mutexArray = MutexArrayRing()
    mutexArray.append(2 * capacity, from: 0)
    let cring = cring_make(capacity)
    cring_append(cring, 0, 140_000)
    let mutexRing = mutex_ring_make(capacity)
    mutex_ring_append(mutexRing, 0, 140_000)
    let deque = deque_make(capacity)
    deque_append(deque, 0, 140_000)
    let boost = boost_make(capacity)
    boost_append(boost, 0, 140_000)
    let sqlite = sqlite_make(capacity)
    sqlite_append(sqlite, 0, sqlite == nil ? 0 : capacity)
    var destination = [DemandSample](repeating: FullRing.sample(0, 0), count: capacity)
    let source = UnsafeMutablePointer<rival_sample>.allocate(capacity: capacity)
    source.initialize(repeating: rival_sample(time: 1, value: 2), count: capacity)
    let other = UnsafeMutablePointer<rival_sample>.allocate(capacity: capacity)
    other.initialize(repeating: rival_sample(time: 1, value: 2), count: capacity)
    var buffer: [StoredSample<DemandSample>] = []
    for (name, count, repeats) in [
        ("copy of 1", 1, 20_000), ("copy of 15", 15, 10_000), ("copy of an hour (900)", 900, 1_000),
        ("copy of 24 h (21,600)", 21_600, 40), ("copy of 48 h (43,200)", 43_200, 20),
    ] {
        let since = (ours.ring.newest?.sequence ?? 0) - UInt64(count)
        func times(_ body: @escaping () -> Void) -> () -> Void {
            { for _ in 0..<repeats { body() } }
        }
        var contenders = [
            Contender(
                "memcpy", note: "the limit", operations: repeats,
                body: times {
                    memcpyBytes(other, source, count)
                }),
            Contender(
                "IntervalRing, copy", isOurs: true, operations: repeats,
                body: times {
                    var span = destination.mutableSpan
                    consume(ours.ring.copy(since: since, into: &span))
                }),
            Contender(
                "IntervalRing, cursor", isOurs: true,
                note: "with number and epoch: 32 bytes a sample", operations: repeats,
                body: times {
                    var cursor = ours.ring.cursor(over: .since(sequence: since))
                    var total = 0
                    while true {
                        let read = cursor.read(into: &buffer, maximumCount: 900)
                        if read == 0 { break }
                        total += read
                    }
                    consume(total)
                }),
            Contender(
                "Swift array under Mutex", note: "writer waits meanwhile", operations: repeats,
                body: times { mutexArray.copy(count, into: &destination) }),
            Contender(
                "C++ ring, same mask", operations: repeats,
                body: times { consume(cring_copy(cring, other, count)) }),
            Contender(
                "C++ array under std::mutex", note: "writer waits meanwhile", operations: repeats,
                body: times { consume(mutex_ring_copy(mutexRing, other, count)) }),
            Contender(
                "std::deque, no lock", operations: repeats,
                body: times { consume(deque_copy(deque, other, count)) }),
        ]
        if let boost {
            contenders.append(
                Contender(
                    "boost::circular_buffer, no lock", operations: repeats,
                    body: times { consume(boost_copy(boost, other, count)) }))
        }
        if let sqlite {
            contenders.append(
                Contender("SQLite in memory", operations: 1) {
                    consume(sqlite_copy(sqlite, other, count))
                })
        }
        benchmark.measure(name, contenders)
    }
}

func measureWindows(_ benchmark: Benchmark) {
    let ours = FullRing()
    let ring = ours.ring
    let end = ours.time + 1
    let start = end - 4 * Int64(capacity)
    let samples = UnsafeMutablePointer<rival_sample>.allocate(capacity: capacity)
    for index in 0..<capacity {
        samples[index] = rival_sample(
            time: UInt64(start + 4 * Int64(index)), value: UInt64(index & 0xF_FFFF))
    }
    let windows = randomTimes(in: ring, 10_000).map { ($0, min($0 + 7_200, end)) }
    benchmark.measure(
        "energy of two hours",
        [
            Contender(
                "IntervalRing", isOurs: true, note: "left steps, trapezoid, coverage",
                operations: windows.count
            ) {
                var sum: Int64 = 0
                for (from, to) in windows {
                    sum &+=
                        ring.powerEnergy(startUnixSeconds: from, endUnixSeconds: to)
                        .leftStepMilliwattSeconds
                }
                consume(sum)
            },
            Contender("C++ scan of the array", operations: 20) {
                for (from, to) in windows.prefix(20) {
                    consume(scan_energy(samples, capacity, UInt64(from), UInt64(to)))
                }
            },
        ])
    benchmark.measure(
        "report on 48 h",
        [
            Contender("IntervalRing", isOurs: true, operations: 1_000) {
                for _ in 0..<1_000 {
                    consume(
                        ring.report(over: .time(startUnixSeconds: start, endUnixSeconds: end)))
                }
            }
        ])
    let irregular = FullRing(isRegular: false)
    let values = UnsafeMutablePointer<Int64>.allocate(capacity: 4_000)
    benchmark.measure(
        "48 h to 1,000 plot points",
        [
            Contender("IntervalRing", isOurs: true, operations: 10) {
                for _ in 0..<10 {
                    consume(
                        ring.plot(
                            startUnixSeconds: start, endUnixSeconds: end, bucketCount: 1_000))
                }
            },
            Contender(
                "IntervalRing, irregular", isOurs: true, note: "1 to 8 s apart", operations: 10
            ) {
                for _ in 0..<10 {
                    consume(
                        irregular.ring.plot(
                            startUnixSeconds: irregular.time - 4 * Int64(capacity),
                            endUnixSeconds: irregular.time + 1, bucketCount: 1_000))
                }
            },
            Contender("C++ one pass over an array", note: "no gaps kept", operations: 10) {
                for _ in 0..<10 {
                    one_pass_plot(
                        samples, capacity, UInt64(start), UInt64(end), 1_000, values,
                        values + 1_000, values + 2_000, values + 3_000)
                    consume(values[999])
                }
            },
        ])
}

import BenchmarkSupport
import CRingRivals
import IntervalCache

func measureCopies(_ benchmark: Benchmark) {
    let ours = FullRing()
    let rivals = Rivals()
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
                body: times { rivals.mutexArray.copy(count, into: &destination) }),
            Contender(
                "C++ ring, same mask", operations: repeats,
                body: times { consume(cring_copy(rivals.cring, other, count)) }),
            Contender(
                "C++ array under std::mutex", note: "writer waits meanwhile", operations: repeats,
                body: times { consume(mutex_ring_copy(rivals.mutexRing, other, count)) }),
            Contender(
                "std::deque, no lock", operations: repeats,
                body: times { consume(deque_copy(rivals.deque, other, count)) }),
        ]
        if let boost = rivals.boost {
            contenders.append(
                Contender(
                    "boost::circular_buffer, no lock", operations: repeats,
                    body: times { consume(boost_copy(boost, other, count)) }))
        }
        if let sqlite = rivals.sqlite {
            contenders.append(
                Contender("SQLite in memory", operations: 1) {
                    consume(sqlite_copy(sqlite, other, count))
                })
        }
        if let rrd = rivals.rrd {
            contenders.append(
                Contender("librrd", note: "file in memory", operations: 10) {
                    for _ in 0..<10 { consume(rrd_copy(rrd, other, count)) }
                })
        }
        benchmark.measure(name, contenders)
    }
}

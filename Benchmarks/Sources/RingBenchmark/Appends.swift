import BenchmarkSupport
import CRingRivals
import IntervalCache

func measureAppends(_ benchmark: Benchmark) {
    let count = 500_000
    let ours = FullRing()
    let irregular = FullRing(isRegular: false)
    let rivals = Rivals()
    var contenders = [
        Contender(
            "IntervalRing", isOurs: true, note: "policy, epochs, gaps and integrals kept",
            operations: count
        ) { ours.append(count) },
        Contender(
            "IntervalRing, irregular", isOurs: true, note: "1 to 8 s apart", operations: count
        ) { irregular.appendIrregularly(count) },
        Contender("Swift array under Mutex", operations: count) {
            rivals.mutexArray.append(count, from: 0)
        },
        Contender(
            "C++ ring, same mask", note: "stores two words, keeps nothing else", operations: count
        ) { cring_append(rivals.cring, 0, count) },
        Contender("C++ array under std::mutex", operations: count) {
            mutex_ring_append(rivals.mutexRing, 0, count)
        },
        Contender("std::deque, no lock", operations: count) {
            deque_append(rivals.deque, 0, count)
        },
    ]
    if let boost = rivals.boost {
        contenders.append(
            Contender("boost::circular_buffer, no lock", operations: count) {
                boost_append(boost, 0, count)
            })
    }
    if let sqlite = rivals.sqlite {
        contenders.append(
            Contender("SQLite in memory", operations: 2_000) { sqlite_append(sqlite, 0, 2_000) })
    }
    if let rrd = rivals.rrd {
        for (name, perCall) in [("librrd, a call each", 1), ("librrd, 100 a call", 100)] {
            contenders.append(
                Contender(name, note: "file in memory", operations: 500) {
                    rrd_append(rrd, 500, perCall)
                })
        }
    }
    benchmark.measure("append", contenders)
}

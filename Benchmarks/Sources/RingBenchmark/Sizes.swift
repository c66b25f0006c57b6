import BenchmarkSupport
import IntervalCache

/// The same questions to rings of an hour, two days and two weeks, with slack and without.
func measureSizes(_ benchmark: Benchmark) {
    let sizes = [("an hour (900)", 900), ("48 h (43,200)", 43_200), ("14 days (302,400)", 302_400)]
    let rings = sizes.flatMap { name, capacity in
        [(RingLayout.slack, ""), (.exact, ", exact")].map { layout, suffix in
            (
                name: "IntervalRing of \(name)\(suffix)",
                ours: FullRing(capacity: capacity, layout: layout),
                bytes: IntervalRing<DemandSample>.byteCount(capacity: capacity, layout: layout)
            )
        }
    }
    func measure(_ name: String, _ operations: Int, _ body: @escaping (FullRing) -> Void) {
        benchmark.measure(
            name,
            rings.map { ring in
                Contender(
                    ring.name, isOurs: true, note: "\(ring.bytes / 1024) KiB",
                    operations: operations
                ) { body(ring.ours) }
            })
    }
    measure("append, by size", 200_000) { $0.append(200_000) }
    measure("newest sample, by size", 200_000) { consume(readNewest($0.ring, 200_000)) }
    let times = rings.map { randomTimes(in: $0.ours.ring, 20_000) }
    benchmark.measure(
        "sample at a time, by size",
        zip(rings, times).map { ring, times in
            Contender(ring.name, isOurs: true, operations: times.count) {
                consume(readAt(ring.ours.ring, times))
            }
        })
    measure("report on all, by size", 1_000) { ours in
        for _ in 0..<1_000 { consume(ours.ring.report(over: .all)) }
    }
    measure("energy of the last half hour, by size", 10_000) { ours in
        for _ in 0..<10_000 {
            consume(
                ours.ring.powerEnergy(
                    startUnixSeconds: ours.time - 1_801, endUnixSeconds: ours.time - 2))
        }
    }
}

import BenchmarkSupport
import CRingRivals
import IntervalCache

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
    let registers = registerRing(from: start)
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
            Contender(
                "IntervalRing, registers", isOurs: true, note: "by the meter's own registers",
                operations: windows.count
            ) {
                var sum: UInt64 = 0
                for (from, to) in windows {
                    let energy = registers.registerEnergy(
                        startUnixSeconds: from, endUnixSeconds: to)
                    sum &+= energy?.deliveredMilliwattHours ?? 0
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

/// A reading of the registers with each reading of the demand, from a time on.
private func registerRing(from start: Int64) -> IntervalRing<RegisterSample> {
    let ring = IntervalRing<RegisterSample>(capacity: capacity, nominalIntervalSeconds: 4)
    guard var writer = ring.takeWriter() else { fatalError("a new ring has a writer") }
    for index in 0..<Int64(capacity) {
        let energy = UInt64(index * 500)
        guard
            let sample = try? RegisterSample(
                timeUnixSeconds: start + 4 * index, deliveredMilliwattHours: energy,
                receivedMilliwattHours: 0)
        else { fatalError("these times and values fit") }
        writer.append(sample)
    }
    return ring
}

// Counts what the ring allocates while samples come and go: compiled with optimisation, together with
// the ring's own sources, by scripts/check-allocations.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

@main
struct RingAllocations {
    /// Says what was counted; true where it is what was promised. Runs the body once before it counts,
    /// as the runtime makes a generic type's description the first time that it is used.
    static func expect(_ expected: Int, _ what: String, _ body: () throws -> Void) rethrows -> Bool
    {
        try body()
        let before = allocation_count()
        try body()
        let count = allocation_count() - before
        print("check-allocations: \(what): \(count) allocations")
        return count == expected
    }

    static func fill(_ writer: inout IntervalRingWriter<DemandSample>, _ steps: Range<Int64>) throws
    {
        for step in steps {
            // Steady, then with doubles, gaps, late ones, steps back and causes.
            let isOdd = step % 5_000 > 2_500
            let time = 1_000_000 + 4 * step + (isOdd ? step % 90 * 7 - step % 40 * 11 : 0)
            if step % 700 == 3 { writer.recordGap(cause: .noReply) }
            writer.append(try DemandSample(timeUnixSeconds: time, demandMilliwatts: step / 3))
        }
    }

    static func main() throws {
        let ring = IntervalRing<DemandSample>(capacity: 43_200, nominalIntervalSeconds: 4)
        guard var writer = ring.takeWriter() else { throw Failure() }
        try fill(&writer, 0..<100_000)
        var samples = [DemandSample](
            repeating: try DemandSample(timeUnixSeconds: 0, demandMilliwatts: 0), count: 43_200)
        var buffer: [StoredSample<DemandSample>] = []
        var warm = ring.cursor(over: .all)
        _ = warm.read(into: &buffer, maximumCount: 900)
        guard let newest = ring.newest else { throw Failure() }
        let now = newest.sample.timeUnixSeconds
        var sum: Int64 = 0

        var control: [Int] = []
        let results = [
            expect(1, "control: room for a thousand numbers") {
                control = []
                control.reserveCapacity(1_000)
            },
            try expect(0, "100,000 appends") { try fill(&writer, 100_000..<200_000) },
            expect(0, "copy of 48 h") {
                var span = samples.mutableSpan
                sum += Int64(ring.copy(since: 0, into: &span).count)
            },
            expect(0, "48 h through a cursor, into a buffer that is there") {
                var cursor = ring.cursor(over: .all)
                while cursor.read(into: &buffer, maximumCount: 900) > 0 { sum += 1 }
            },
            expect(0, "newest, sample at a time, energy of an hour, 1,000 times each") {
                for back in Int64(0)..<1_000 {
                    sum += ring.newest?.sample.demandMilliwatts ?? 0
                    sum += ring.sample(atUnixSeconds: now - 37 * back)?.sample.demandMilliwatts ?? 0
                    sum &+=
                        ring.powerEnergy(
                            startUnixSeconds: now - 3_600 - back, endUnixSeconds: now - back
                        ).leftStepMilliwattSeconds
                }
            },
        ]
        guard sum != 1, control.isEmpty, results.allSatisfy(\.self) else { exit(1) }
    }

    struct Failure: Error {}
}

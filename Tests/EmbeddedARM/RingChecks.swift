// What the ring answers over a long random history, as one number, for comparison between machines;
// and a writer and a reader for two threads. Compiled together with the ring's own sources, once as
// ordinary Swift for this machine and once as Embedded Swift for each ARM variant.

/// FNV-1a over everything that the queries return.
struct Digest {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ number: Int64) {
        for shift in 0..<8 {
            value ^= UInt64(bitPattern: number) >> UInt64(8 * shift) & 0xFF
            value &*= 0x100_0000_01B3
        }
    }

    mutating func add(_ report: RangeReport) {
        for number in [
            report.expectedCount, report.presentCount, report.gapCount, report.epochCount,
            report.coveragePartsPerMillion, report.usualIntervalSeconds, report.gaps.count,
        ] {
            add(Int64(number))
        }
        add(report.longestGapSeconds)
        add(Int64(report.firstSequence ?? 0))
        add(Int64(report.lastSequence ?? 0))
        for gap in report.gaps {
            add(gap.startUnixSeconds)
            add(gap.endUnixSeconds)
            add(Int64(gap.missingCount))
        }
    }

    mutating func add(_ energy: PowerEnergy) {
        add(energy.coveredSeconds)
        add(energy.leftStepMilliwattSeconds)
        add(energy.trapezoidMilliwattSeconds)
    }
}

func demand(_ time: Int64, _ milliwatts: Int64) -> DemandSample? {
    try? DemandSample(
        timeUnixSeconds: time, demandMilliwatts: milliwatts, receiveOffsetSeconds: 3 - time % 7)
}

/// Asks everything there is to ask about a stretch of time.
func ask(
    _ ring: IntervalRing<DemandSample>, _ start: Int64, _ end: Int64, _ digest: inout Digest
) {
    digest.add(ring.report(over: .time(startUnixSeconds: start, endUnixSeconds: end)))
    digest.add(ring.powerEnergy(startUnixSeconds: start, endUnixSeconds: end))
    for bucket in ring.plot(startUnixSeconds: start, endUnixSeconds: end, bucketCount: 9) {
        digest.add(bucket.values?.maximum ?? .min)
        digest.add(bucket.followsGap ? 1 : 0)
    }
    for block in ring.energyBlocks(
        periodSeconds: 300, startUnixSeconds: start, endUnixSeconds: end)
    {
        digest.add(block.startUnixSeconds)
        digest.add(block.energy)
    }
    var buffer: [StoredSample<DemandSample>] = []
    var cursor = ring.cursor(over: .time(startUnixSeconds: start, endUnixSeconds: end))
    while cursor.read(into: &buffer, maximumCount: 7) > 0 {
        for stored in buffer {
            digest.add(Int64(stored.sequence))
            digest.add(stored.sample.demandMilliwatts)
            digest.add(stored.sample.receiveTimeUnixSeconds)
        }
    }
    digest.add(ring.sample(atUnixSeconds: end)?.sample.timeUnixSeconds ?? -1)
}

/// The answers over a history with gaps, doubles, late ones and steps, as one number.
@_cdecl("ring_digest")
public func ringDigest() -> UInt64 {
    var digest = Digest()
    for layout in [RingLayout.slack, .exact] {
        var generator = SeededGenerator(seed: 2_026)
        let ring = IntervalRing<DemandSample>(
            capacity: 300, nominalIntervalSeconds: 4, layout: layout)
        guard var writer = ring.takeWriter() else { return 0 }
        var time: Int64 = 5_000_000_000
        for step in 0..<1_500 {
            switch generator.next() % 20 {
            case 0: time += 700
            case 1: time -= 60
            case 2: time += 0
            case 3 where step % 7 == 0: time -= 5_000
            default: time += 4
            }
            let milliwatts = Int64(bitPattern: generator.next()) >> 23
            guard let sample = demand(time, milliwatts) else { return 0 }
            writer.append(sample)
            if step % 50 == 49 { ask(ring, time - 1_000, time + 3, &digest) }
        }
        let restored = IntervalRing<DemandSample>.restored(
            from: ring.snapshot(), capacity: 300, nominalIntervalSeconds: 4)
        guard restored.report.isComplete else { return 0 }
        ask(restored.ring, time - 3_000, time + 10, &digest)
    }
    return digest.value
}

let sharedRing = IntervalRing<DemandSample>(
    capacity: 5, nominalIntervalSeconds: 1, layout: .slack)

/// Appends `count` samples in which time, number and value agree.
@_cdecl("ring_write")
public func ringWrite(count: Int32) {
    guard var writer = sharedRing.takeWriter() else { return }
    for number in 1...Int64(count) {
        if let sample = demand(number, number &* 0x1_0001) { writer.append(sample) }
    }
}

/// Reads `count` samples; returns how many of them did not agree.
@_cdecl("ring_read")
public func ringRead(count: Int32) -> Int32 {
    var (read, mixed): (Int32, Int32) = (0, 0)
    var buffer: [StoredSample<DemandSample>] = []
    while read < count {
        var cursor = sharedRing.cursor(over: .all)
        while cursor.read(into: &buffer, maximumCount: 4) > 0 {
            for stored in buffer {
                let time = stored.sample.timeUnixSeconds
                read += 1
                if time != Int64(stored.sequence)
                    || stored.sample.demandMilliwatts != time &* 0x1_0001
                {
                    mixed += 1
                }
            }
        }
    }
    return mixed
}

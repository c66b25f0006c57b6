// The ring as firmware without an operating system would use it: one series in, the newest sample
// and a piece of history out. Linked only to count its code.

/// Everything that such firmware calls.
@_cdecl("board_use")
public func boardUse(timeUnixSeconds: Int64, demandMilliwatts: Int64) -> Int64 {
    let ring = IntervalRing<DemandSample>(capacity: 100, nominalIntervalSeconds: 4)
    guard var writer = ring.takeWriter(),
        let sample = try? DemandSample(
            timeUnixSeconds: timeUnixSeconds, demandMilliwatts: demandMilliwatts)
    else { return 0 }
    writer.append(sample)
    var samples: [StoredSample<DemandSample>] = []
    var cursor = ring.cursor(over: .since(sequence: 0))
    _ = cursor.read(into: &samples, maximumCount: 10)
    return ring.newest?.sample.demandMilliwatts ?? 0
}

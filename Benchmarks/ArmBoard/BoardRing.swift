// What board.c times: the ring's operations, a loop each, compiled together with the ring's own sources as
// Embedded Swift, so that a board needs neither Swift nor libraries. Called from one thread.

let boardCapacity = 43_200

/// A full ring and its writer.
final class BoardRing {
    let ring: IntervalRing<DemandSample>
    var writer: IntervalRingWriter<DemandSample>?
    var time: Int64 = 1_700_000_000

    /// A sample every 4 s, or 1 to 8 s apart.
    init(isRegular: Bool) {
        ring = IntervalRing(capacity: boardCapacity, nominalIntervalSeconds: 4)
        writer = ring.takeWriter()
        append(140_000, isRegular: isRegular)
    }

    func append(_ count: Int, isRegular: Bool) {
        guard var writer = writer.take() else { return }
        var time = time
        for index in 0..<count {
            let noise = (UInt64(index) &* 0x9E37_79B9_7F4A_7C15) >> 61
            time &+= isRegular ? 4 : 1 &+ Int64(noise)
            if let sample = try? DemandSample(
                timeUnixSeconds: time, demandMilliwatts: Int64(index & 0xF_FFFF))
            {
                writer.append(sample)
            }
        }
        self.time = time
        self.writer = consume writer
    }
}

// `nonisolated(unsafe)`: the program has one thread.
nonisolated(unsafe) let regular = BoardRing(isRegular: true)
// `nonisolated(unsafe)`: the program has one thread.
nonisolated(unsafe) let irregular = BoardRing(isRegular: false)
// `nonisolated(unsafe)`: the program has one thread.
nonisolated(unsafe) var buffer: [DemandSample] = []

func board(_ isRegular: Int32) -> BoardRing { isRegular != 0 ? regular : irregular }

/// Appends so many samples.
@_cdecl("board_append")
public func boardAppend(isRegular: Int32, count: Int32) -> Int64 {
    let ours = board(isRegular)
    ours.append(Int(count), isRegular: isRegular != 0)
    return ours.time
}

/// Reads the newest sample so often.
@_cdecl("board_newest")
public func boardNewest(isRegular: Int32, count: Int32) -> Int64 {
    let ring = board(isRegular).ring
    var sum: Int64 = 0
    for _ in 0..<count { sum &+= ring.newest?.sample.demandMilliwatts ?? 0 }
    return sum
}

/// Looks so many times up, spread over the last 40 hours.
@_cdecl("board_at")
public func boardAt(isRegular: Int32, count: Int32) -> Int64 {
    let ours = board(isRegular)
    var (sum, state): (Int64, UInt64) = (0, 1)
    for _ in 0..<count {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let time = ours.time &- Int64(state >> 33) % 144_000
        sum &+= ours.ring.sample(atUnixSeconds: time)?.sample.demandMilliwatts ?? 0
    }
    return sum
}

/// Copies the newest `length` samples out, so often; how many came in the last copy.
@_cdecl("board_copy")
public func boardCopy(length: Int32, count: Int32) -> Int64 {
    if buffer.isEmpty, let none = try? DemandSample(timeUnixSeconds: 0, demandMilliwatts: 0) {
        buffer = [DemandSample](repeating: none, count: boardCapacity)
    }
    let ring = regular.ring
    let since = (ring.newest?.sequence ?? 0) &- UInt64(length)
    var copied = 0
    for _ in 0..<count {
        var span = buffer.mutableSpan
        copied = ring.copy(since: since, into: &span).count
    }
    return Int64(copied)
}

/// The energy of two hours, so often.
@_cdecl("board_energy")
public func boardEnergy(isRegular: Int32, count: Int32) -> Int64 {
    let ours = board(isRegular)
    var sum: Int64 = 0
    for index in 0..<Int64(count) {
        let start = ours.time &- 100_000 &+ index % 1_000
        sum &+=
            ours.ring.powerEnergy(startUnixSeconds: start, endUnixSeconds: start &+ 7_200)
            .leftStepMilliwattSeconds
    }
    return sum
}

/// 48 hours to 1,000 plot points, so often; the sum of their maxima.
@_cdecl("board_plot")
public func boardPlot(isRegular: Int32, count: Int32) -> Int64 {
    let ours = board(isRegular)
    var sum: Int64 = 0
    for _ in 0..<count {
        sum = 0
        for bucket in ours.ring.plot(
            startUnixSeconds: ours.time &- 4 * Int64(boardCapacity),
            endUnixSeconds: ours.time &+ 1, bucketCount: 1_000)
        {
            sum &+= bucket.values?.maximum ?? 0
        }
    }
    return sum
}

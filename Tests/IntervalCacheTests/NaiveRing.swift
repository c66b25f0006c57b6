import IntervalCache

/// The ring's rules once more, written the slow and obvious way over a plain array: what the real one
/// is compared with.
struct NaiveRing {
    struct Record: Equatable {
        var sequence: UInt64
        var epoch: UInt32
        var time: Int64
        var value: Int64
        var flags: SampleFlags
        var cause: GapCause?
        var lateness: Int64
        /// The hole before this record, where it counts as one.
        var gapFrom: Int64?
        var missing = 0
    }

    let capacity: Int
    let nominal: Int64
    var all: [Record] = []
    var counters = ArrivalCounters()
    private var spacings: [Int64]
    private var pending: GapCause?
    private var nextSequence: UInt64

    init(capacity: Int, nominal: Int64, firstSequence: UInt64 = 1) {
        self.capacity = capacity
        self.nominal = nominal
        nextSequence = firstSequence
        spacings = Array(repeating: nominal, count: 9)
    }

    var usual: Int64 { max(nominal, spacings.sorted()[4]) }
    var visible: [Record] { Array(all.suffix(capacity)) }

    mutating func recordGap(_ cause: GapCause) { pending = cause }

    mutating func append(time: Int64, value: Int64, flags: SampleFlags, cause given: GapCause?) {
        var record = Record(
            sequence: nextSequence, epoch: all.last?.epoch ?? 0, time: time, value: value,
            flags: flags.subtracting(.setByRing), cause: nil, lateness: 0)
        if let last = all.last {
            if last.time == time, last.value == value {
                counters.duplicates += 1
                return
            }
            let largest = all.filter { $0.epoch == last.epoch }.map(\.time).max() ?? time
            let cause = given ?? pending
            if time > largest {
                let spacing = time - largest
                let isJump = spacing > 3_600 && 2 * spacing > 3 * usual
                if cause == nil, !isJump { spacings = spacings.dropFirst() + [spacing] }
                if cause != nil || 2 * spacing > 3 * usual {
                    record.gapFrom = largest
                    var intervals = 1
                    while 2 * spacing > (2 * Int64(intervals) + 1) * usual { intervals += 1 }
                    record.missing = intervals - 1
                    record.cause = cause
                    pending = nil
                    if isJump {
                        record.flags.insert(.jumpForward)
                        record.cause = cause ?? .clockStep
                        counters.jumpsForward += 1
                    }
                }
            } else if time < largest - 120 {
                record.epoch += 1
                record.flags.insert(.epochStart)
                record.cause = cause ?? .clockStep
                pending = nil
                counters.stepsBack += 1
            } else {
                pending = cause
                record.lateness = largest - time
                record.flags.insert(time == largest ? .sameSecond : .late)
                if time == largest { counters.sameSecond += 1 } else { counters.late += 1 }
            }
        } else {
            record.cause = given ?? pending
            pending = nil
        }
        all.append(record)
        counters.stored += 1
        nextSequence &+= 1
    }

    func selected(_ selection: RingSelection) -> [Record] {
        switch selection {
        case .all: visible
        case .since(let sequence): visible.filter { $0.sequence > sequence }
        case .time(let start, let end): visible.filter { start <= $0.time && $0.time < end }
        }
    }

    func report(_ selection: RingSelection) -> RangeReport {
        var report = RangeReport()
        let chosen = selected(selection)
        report.presentCount = chosen.count
        report.firstSequence = chosen.first?.sequence
        report.lastSequence = chosen.last?.sequence
        report.firstTimeUnixSeconds = chosen.first?.time
        report.lastTimeUnixSeconds = chosen.last?.time
        report.epochCount = Set(chosen.map(\.epoch)).count
        report.nominalIntervalSeconds = Int(nominal)
        report.usualIntervalSeconds = Int(usual)
        var missing = 0
        func add(_ from: Int64, _ to: Int64, _ cause: GapCause?, _ count: Int) {
            report.gaps.append(
                RangeGap(
                    startUnixSeconds: from, endUnixSeconds: to, cause: cause, missingCount: count))
            report.gapCount += 1
            report.longestGapSeconds = max(report.longestGapSeconds, to - from)
            missing += count
        }
        var (start, end) = (Int64.min, Int64.max)
        if case .time(let from, let to) = selection { (start, end) = (from, to) }
        if case .since(let sequence) = selection {
            let newest = all.last?.sequence ?? 0
            let oldest = visible.first?.sequence ?? 1
            let first = all.first?.sequence ?? 1
            if sequence < newest, max(sequence + 1, first) < oldest {
                report.overwrittenCount = oldest - max(sequence + 1, first)
            }
        }
        var holes = visible.dropFirst()
        if case .time = selection {
        } else {
            // Between the selected ones, and before the first where its predecessor is still there.
            holes =
                holes.filter { record in chosen.contains { $0.sequence == record.sequence } }[...]
        }
        let isTime = if case .time = selection { true } else { false }
        if isTime, start >= end { return finish(report, missing: 0) }
        if isTime, visible.isEmpty { add(start, end, nil, Int((end - start + usual - 1) / usual)) }
        // Order of the real one: epoch by epoch; lead after the oldest epoch's holes, then tail.
        for epoch in Set(visible.map(\.epoch)).sorted() {
            for hole in holes where hole.epoch == epoch {
                guard let from = hole.gapFrom else { continue }
                let (cutFrom, cutTo) = (max(from, start), min(hole.time, end))
                guard cutFrom < cutTo else { continue }
                let (part, whole) = (cutTo - cutFrom, hole.time - from)
                let count =
                    part == whole
                    ? hole.missing : Int((part * Int64(hole.missing) + whole / 2) / whole)
                add(cutFrom, cutTo, hole.cause, count)
            }
            if isTime, epoch == visible.first?.epoch, let first = visible.first {
                let length = min(first.time + first.lateness, end) - start
                if length > 0, 2 * length > 3 * usual {
                    add(start, start + length, nil, Int((length + usual / 2) / usual))
                }
            }
            if isTime, epoch == visible.last?.epoch, let last = visible.last {
                let newest = last.time + last.lateness
                let from = max(newest, start)
                if from < end, 2 * (end - newest) > 3 * usual {
                    var due = 0
                    var time = newest + usual
                    while time < end {
                        if time >= from { due += 1 }
                        time += usual
                    }
                    add(from, end, nil, due)
                }
            }
        }
        return finish(report, missing: missing)
    }

    private func finish(_ report: RangeReport, missing: Int) -> RangeReport {
        var report = report
        report.expectedCount = report.presentCount + missing
        return report
    }
}

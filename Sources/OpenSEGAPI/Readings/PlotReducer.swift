internal import IntervalCache

/// Thins a range out for a plot: at most so many readings, each of them a true one with its own time.
///
/// Time is cut into buckets of one width; of each bucket the first, the lowest, the highest and the
/// last reading stay, so no peak is lost and a line drawn through the points runs where the readings
/// do. A bucket never reaches across a hole or a step of the clock as long as the points suffice, so
/// both edges of a hole stay exact. Below four points the highest, then the lowest, then the last reading of the whole range
/// stay. Memory: four readings.
struct PlotReducer<Sample: ServedSample> {
    private let column: ServedColumn
    /// The width of a bucket in seconds; nil where every reading may stay.
    let bucketSeconds: Int64?
    private let breaksAtHoles: Bool
    /// Whether buckets begin at multiples of their width, so that a range that moves on keeps them; else
    /// at the first reading of each stretch, which needs fewer.
    private let isAligned: Bool
    private let pointsPerBucket: Int
    private let usualSeconds: Int64

    /// Where bucket 0 begins.
    private var origin: Int64 = 0
    private var bucket: Int64?
    private var epoch: UInt32?
    private var newestTime: Int64 = 0
    private var followsHole = false
    private var first: StoredSample<Sample>?
    private var lowest: (stored: StoredSample<Sample>, value: Int64)?
    private var highest: (stored: StoredSample<Sample>, value: Int64)?
    private var last: StoredSample<Sample>?

    /// Looks at the plan once to choose the width. Throws 400 where the clock was stepped so often
    /// that the points can not show it.
    init(_ plan: RangePlan<Sample>, _ column: ServedColumn, points: Int) throws(APIProblem) {
        self.column = column
        usualSeconds = Int64(plan.ring.usualIntervalSeconds)
        pointsPerBucket = min(points, 4)
        guard plan.report.presentCount > points else {
            bucketSeconds = nil
            breaksAtHoles = true
            isAligned = true
            return
        }
        var shape = PlotShape()
        var puller = ReadingPuller(plan)
        while puller.readBatch(512) {
            for stored in puller.batch { shape.take(stored, usualSeconds: usualSeconds) }
        }
        let buckets = Int64(points / pointsPerBucket)
        let stretches = shape.epochCount + shape.holeCount
        // Gaps come before detail: buckets go across holes only where there is no other way.
        breaksAtHoles = stretches <= buckets
        let seconds = breaksAtHoles ? shape.coveredSeconds : shape.wholeSeconds
        // A stretch of length s touches at most s / width + 2 aligned buckets, one less of its own.
        let perStretch = breaksAtHoles ? stretches : shape.epochCount
        isAligned = buckets - 2 * perStretch >= max(1, buckets / 2)
        let free = buckets - (isAligned ? 2 : 1) * perStretch
        bucketSeconds = free > 0 ? max(1, (seconds + free - 1) / free) : seconds + 1
        guard shape.epochCount <= buckets else {
            throw .badRequest(
                "points=\(points) is too few for this range, in which the meter's clock was set "
                    + "back \(shape.epochCount - 1) times; give at least \(4 * shape.epochCount)")
        }
    }

    /// Takes the next reading in order of arrival; what is decided by then is appended to `points`,
    /// with `true` in `followsGap` where a line must not be drawn on from the point before.
    mutating func take(
        _ stored: StoredSample<Sample>, points: inout [StoredSample<Sample>],
        followsGap: inout [Bool]
    ) {
        guard let value = stored.sample.thousandths(column) else { return }
        let time = stored.sample.timeUnixSeconds
        let isHole =
            epoch != nil
            && (stored.epoch != epoch || (time &- newestTime) &* 2 > usualSeconds &* 3)
        guard let bucketSeconds else {
            points.append(stored)
            followsGap.append(isHole)
            note(stored)
            return
        }
        // A late reading belongs to the bucket that is open, whatever its own time is.
        let reached = stored.epoch == epoch ? max(time, newestTime) : time
        let startsStretch = stored.epoch != epoch || (isHole && breaksAtHoles)
        if startsStretch, !isAligned { origin = time }
        let itsBucket = (reached - origin) / bucketSeconds
        if startsStretch || itsBucket != bucket {
            finish(points: &points, followsGap: &followsGap)
            bucket = itsBucket
            followsHole = isHole
        }
        if first == nil { first = stored }
        last = stored
        if lowest.map({ value < $0.value }) ?? true { lowest = (stored, value) }
        if highest.map({ value > $0.value }) ?? true { highest = (stored, value) }
        note(stored)
    }

    /// Appends the points of the open bucket, in order of arrival, each reading once.
    mutating func finish(points: inout [StoredSample<Sample>], followsGap: inout [Bool]) {
        guard let first, let last, let lowest, let highest else { return }
        var kept = Array([highest.stored, lowest.stored, last, first].prefix(pointsPerBucket))
        kept.sort { $0.sequence < $1.sequence }
        var previous: UInt64?
        for stored in kept where stored.sequence != previous {
            points.append(stored)
            followsGap.append(previous == nil && followsHole)
            previous = stored.sequence
        }
        self.first = nil
        self.last = nil
        self.lowest = nil
        self.highest = nil
    }

    private mutating func note(_ stored: StoredSample<Sample>) {
        newestTime =
            stored.epoch == epoch
            ? max(newestTime, stored.sample.timeUnixSeconds) : stored.sample.timeUnixSeconds
        epoch = stored.epoch
    }
}

/// How a range lies in time, as far as a plot must know.
private struct PlotShape {
    var epochCount: Int64 = 0
    var holeCount: Int64 = 0
    /// Seconds without the holes, and with them, summed over the epochs.
    var coveredSeconds: Int64 = 0
    var wholeSeconds: Int64 = 0
    private var epoch: UInt32?
    private var newestTime: Int64 = 0

    mutating func take(_ stored: StoredSample<some ServedSample>, usualSeconds: Int64) {
        let time = stored.sample.timeUnixSeconds
        guard stored.epoch == epoch else {
            epoch = stored.epoch
            epochCount += 1
            newestTime = time
            return
        }
        let spacing = max(0, time &- newestTime)
        wholeSeconds &+= spacing
        if spacing &* 2 > usualSeconds &* 3 {
            holeCount += 1
        } else {
            coveredSeconds &+= spacing
        }
        newestTime = max(newestTime, time)
    }
}

/// The book of expected readings: every interval owes one, and each is answered, late or lost.
///
/// A poll is due one interval after the reading before it. A reading that comes no later than
/// `late` after that answers it; one that comes within the following interval is late; else the poll
/// is lost and the next one is due. A reading that comes well before its time (a burst, a replay, an
/// answer besides the scheduled report) is extra and changes no deadline, so any number of them can
/// arrive at once without confusing the book. At every moment expected = answered + late + lost.
struct PollLedger: Sendable {
    /// What a reading was to the book.
    enum Role: Sendable, Hashable {
        case answered
        case late
        case extra
    }

    private(set) var answered: UInt64 = 0
    private(set) var late: UInt64 = 0
    private(set) var extra: UInt64 = 0
    private(set) var lostByCause = LossCounts()
    /// Lost polls since the last reading.
    private(set) var lostInARow: UInt64 = 0
    /// Readings in a row that came only after they had been asked for.
    private(set) var lateInARow = 0

    private let interval: Int64
    private let lateAfter: Int64
    private var anchor: Int64?
    private var hasReading = false

    init(intervalMilliseconds: Int64, lateMilliseconds: Int64) {
        interval = max(1, intervalMilliseconds)
        lateAfter = min(max(0, lateMilliseconds), interval)
    }

    /// All polls whose fate is known.
    var expected: UInt64 { answered + late + lostByCause.total }

    /// Starts expecting: the first reading is due one interval after this moment.
    mutating func start(atMilliseconds now: Int64) {
        anchor = now
    }

    /// When the current poll's reading is overdue and to be asked for; nil before the start.
    var askMilliseconds: Int64? { anchor.map { $0 + interval + lateAfter } }

    /// When the current poll will be lost; nil before the start.
    var lossMilliseconds: Int64? { anchor.map { $0 + 2 * interval } }

    /// Books the polls that have been lost by now.
    /// - Returns: how many.
    mutating func close(untilMilliseconds now: Int64, cause: LossCause) -> UInt64 {
        guard let loss = lossMilliseconds, now >= loss else { return 0 }
        // One division, so that hours without a call cost no loop.
        let count = (now - loss) / interval + 1
        lostByCause.add(UInt64(count), cause)
        lostInARow += UInt64(count)
        lateInARow = 0
        anchor? += count * interval
        return UInt64(count)
    }

    /// Books a new reading. Call `close` for the same moment first.
    mutating func reading(atMilliseconds now: Int64) -> Role {
        guard let anchor, hasReading else {
            hasReading = true
            self.anchor = now
            answered += 1
            lostInARow = 0
            return .answered
        }
        let due = anchor + interval
        guard now >= due - interval / 4 || lostInARow > 0 else {
            extra += 1
            return .extra
        }
        self.anchor = now
        lostInARow = 0
        if now <= due + lateAfter {
            answered += 1
            lateInARow = 0
            return .answered
        }
        late += 1
        lateInARow += 1
        return .late
    }
}

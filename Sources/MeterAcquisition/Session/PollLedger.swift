/// The book of expected readings: every interval owes one, and each is answered, late or lost.
///
/// A poll is due one interval after the reading before it. A reading that comes no later than
/// `late` after that answers it; one that comes within the following interval is late; else the poll
/// is lost and the next one is due. A reading that comes less than three quarters of an interval after
/// the poll was opened (a burst, a replay, an answer besides the scheduled report) is extra: it answers
/// nothing, but the next one is due an interval after it. So any number of them can arrive at once
/// without confusing the book, and answers and reports out of step do not make each other late. At
/// every moment expected = answered + late + lost.
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
    /// When the current poll was opened: at the reading or the loss before it. Nil before the start.
    private var opened: Int64?
    /// When its reading is due.
    private var due: Int64 = 0
    private var hasReading = false

    init(intervalMilliseconds: Int64, lateMilliseconds: Int64) {
        interval = max(1, intervalMilliseconds)
        lateAfter = min(max(0, lateMilliseconds), interval)
    }

    /// All polls whose fate is known.
    var expected: UInt64 { answered + late + lostByCause.total }

    /// Starts expecting: the first reading is due one interval after this moment.
    mutating func start(atMilliseconds now: Int64) {
        open(atMilliseconds: now)
    }

    /// When the current poll's reading is overdue and to be asked for; nil before the start.
    var askMilliseconds: Int64? { opened.map { _ in due + lateAfter } }

    /// When the current poll will be lost; nil before the start.
    var lossMilliseconds: Int64? { opened.map { _ in due + interval } }

    /// Books the polls that have been lost by now.
    /// - Returns: how many.
    mutating func close(untilMilliseconds now: Int64, cause: LossCause) -> UInt64 {
        guard let loss = lossMilliseconds, now >= loss else { return 0 }
        // One division, so that hours without a call cost no loop.
        let count = (now - loss) / interval + 1
        lostByCause.add(UInt64(count), cause)
        lostInARow += UInt64(count)
        lateInARow = 0
        open(atMilliseconds: due + (count - 1) * interval)
        return UInt64(count)
    }

    /// Books a new reading. Call `close` for the same moment first.
    mutating func reading(atMilliseconds now: Int64) -> Role {
        guard let opened, hasReading else {
            hasReading = true
            open(atMilliseconds: now)
            answered += 1
            lostInARow = 0
            return .answered
        }
        guard now >= opened + interval / 4 * 3 || lostInARow > 0 else {
            extra += 1
            due = now + interval
            return .extra
        }
        let isInTime = now <= due + lateAfter
        open(atMilliseconds: now)
        lostInARow = 0
        if isInTime {
            answered += 1
            lateInARow = 0
            return .answered
        }
        late += 1
        lateInARow += 1
        return .late
    }

    private mutating func open(atMilliseconds now: Int64) {
        opened = now
        due = now + interval
    }
}

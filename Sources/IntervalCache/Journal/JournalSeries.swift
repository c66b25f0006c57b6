/// The last sample of one series in a record, from which the next one differs little.
///
/// `write` and `read` are mirrors: what either reads or writes, the other does in the same order.
struct JournalSeries<Sample: JournaledSample> {
    /// The last sample's number; numbers rise, and end below half of the highest, as the ring's do.
    private var sequence: UInt64 = 0
    private var time: Int64 = 0
    private var step: Int64 = 0
    private var offset: Int64 = 0
    private var values: InlineArray<2, Int64> = [0, 0]

    /// The most bytes that one sample can take.
    static var maximumByteCount: Int { 1 + 10 + 10 + 10 + 2 + 10 + 10 }

    /// Whether the next sample can have this number.
    func accepts(_ newSequence: UInt64) -> Bool {
        newSequence > sequence && newSequence < 1 << 63
    }

    /// Writes a sample whose number is accepted.
    mutating func write(_ sample: Sample, sequence newSequence: UInt64, to bytes: inout [UInt8]) {
        let (newTime, newOffset) = (sample.timeUnixSeconds, sample.receiveOffsetSeconds)
        let newStep = newTime &- time
        let handedIn = sample.stamp.asHandedIn
        var marks = Sample.seriesMarks
        if newSequence != sequence &+ 1 { marks.insert(.number) }
        if newStep != step { marks.insert(.step) }
        if newOffset != offset { marks.insert(.offset) }
        if !handedIn.flags.isEmpty || handedIn.gapCauseBefore != nil {
            marks.insert(.circumstances)
        }
        var changes: InlineArray<2, Int64> = [0, 0]
        for index in 0..<Sample.valueCount {
            guard let value = sample.journalValue(at: index) else {
                marks.insert(Sample.absenceMark(at: index))
                continue
            }
            changes[index] = value &- values[index]
            values[index] = value
            if changes[index] % 1000 != 0 { marks.insert(.thousandths) }
        }
        bytes.append(marks.rawValue)
        if marks.contains(.number) { bytes.append(varint: newSequence) }
        if marks.contains(.step) { bytes.append(change: newStep) }
        if marks.contains(.offset) { bytes.append(change: newOffset &- offset) }
        if marks.contains(.circumstances) {
            bytes.append(handedIn.flags.rawValue)
            bytes.append(handedIn.gapCauseBefore.map { $0.rawValue + 1 } ?? 0)
        }
        for index in 0..<Sample.valueCount
        where !marks.contains(Sample.absenceMark(at: index)) {
            let change = changes[index]
            bytes.append(change: marks.contains(.thousandths) ? change : change / 1000)
        }
        (sequence, time, step, offset) = (newSequence, newTime, newStep, newOffset)
    }

    /// Reads what follows the marks; nil where it is no sample.
    mutating func read(
        _ marks: JournalMarks, from bytes: inout JournalBytes
    ) -> JournalEntry<Sample>? {
        guard marks.isSubset(of: Sample.possibleMarks) else { return nil }
        var next = self
        next.sequence = sequence &+ 1
        if marks.contains(.number) {
            guard let number = bytes.varint() else { return nil }
            next.sequence = number
        }
        if marks.contains(.step) {
            guard let step = bytes.change() else { return nil }
            next.step = step
        }
        next.time = time &+ next.step
        if marks.contains(.offset) {
            guard let change = bytes.change() else { return nil }
            next.offset = offset &+ change
        }
        var flags = SampleFlags()
        var cause: GapCause?
        if marks.contains(.circumstances) {
            guard let bits = bytes.byte(), let number = bytes.byte() else { return nil }
            flags = SampleFlags(rawValue: bits)
            if number > 0 {
                cause = GapCause(rawValue: number - 1)
                if cause == nil { return nil }
            }
        }
        for index in 0..<Sample.valueCount
        where !marks.contains(Sample.absenceMark(at: index)) {
            guard let change = bytes.change() else { return nil }
            let (thousands, overflow) = change.multipliedReportingOverflow(by: 1000)
            if overflow && !marks.contains(.thousandths) { return nil }
            next.values[index] =
                values[index]
                &+ (marks.contains(.thousandths) ? change : thousands)
        }
        guard accepts(next.sequence),
            let sample = try? Sample(
                journalTime: next.time, offset: next.offset, flags: flags, cause: cause,
                values: next.values, marks: marks)
        else { return nil }
        self = next
        return JournalEntry(sequence: next.sequence, sample: sample)
    }
}

/// A sample that a journal can hold: up to two values beside time and circumstances.
protocol JournaledSample: RingSample {
    static var valueCount: Int { get }
    /// The marks that every sample of the series has.
    static var seriesMarks: JournalMarks { get }
    /// The marks that a sample of the series can have.
    static var possibleMarks: JournalMarks { get }
    /// The mark that says that a value is absent.
    static func absenceMark(at index: Int) -> JournalMarks
    /// A value, or nil where it is absent.
    func journalValue(at index: Int) -> Int64?
    init(
        journalTime: Int64, offset: Int64, flags: SampleFlags, cause: GapCause?,
        values: InlineArray<2, Int64>, marks: JournalMarks
    ) throws(SampleRangeError)
}

extension DemandSample: JournaledSample {
    static var valueCount: Int { 1 }
    static var seriesMarks: JournalMarks { [] }
    static var possibleMarks: JournalMarks {
        [.step, .offset, .circumstances, .thousandths, .number]
    }

    static func absenceMark(at index: Int) -> JournalMarks { .noDelivered }

    func journalValue(at index: Int) -> Int64? { demandMilliwatts }

    init(
        journalTime: Int64, offset: Int64, flags: SampleFlags, cause: GapCause?,
        values: InlineArray<2, Int64>, marks: JournalMarks
    ) throws(SampleRangeError) {
        try self.init(
            timeUnixSeconds: journalTime, demandMilliwatts: values[0],
            receiveOffsetSeconds: offset, flags: flags, gapCauseBefore: cause)
    }
}

extension RegisterSample: JournaledSample {
    static var valueCount: Int { 2 }
    static var seriesMarks: JournalMarks { .register }
    static var possibleMarks: JournalMarks { JournalMarks(rawValue: 0xFF) }

    static func absenceMark(at index: Int) -> JournalMarks {
        index == 0 ? .noDelivered : .noReceived
    }

    func journalValue(at index: Int) -> Int64? {
        // Registers are below 2^63.
        (index == 0 ? deliveredMilliwattHours : receivedMilliwattHours)
            .map { Int64(truncatingIfNeeded: $0) }
    }

    init(
        journalTime: Int64, offset: Int64, flags: SampleFlags, cause: GapCause?,
        values: InlineArray<2, Int64>, marks: JournalMarks
    ) throws(SampleRangeError) {
        // A negative value becomes one beyond the registers' range, which is refused.
        func register(_ index: Int) -> UInt64? {
            marks.contains(Self.absenceMark(at: index))
                ? nil : UInt64(bitPattern: values[index])
        }
        try self.init(
            timeUnixSeconds: journalTime, deliveredMilliwattHours: register(0),
            receivedMilliwattHours: register(1), receiveOffsetSeconds: offset, flags: flags,
            gapCauseBefore: cause)
    }
}

/// Turns a run of values with their times into blocks of readings with their durations.
///
/// Push values in order of arrival; a block comes out once a value of a later block is there,
/// because only then is the length of its last reading known. Holds the values of one block and
/// nothing else: 16 bytes each, at most one per second of the block's length.
///
/// ```swift
/// func append(
///     _ samples: [(unixSeconds: Int64, watts: Int64)], to encoder: inout FeedEncoder,
///     into bytes: inout [UInt8]
/// ) throws(ESPIEncodingError) {
///     var assembler = IntervalBlockAssembler(timing: IntervalTiming(nominalIntervalSeconds: 4))
///     for (unixSeconds, watts) in samples {
///         let outcome = assembler.append(startUnixSeconds: unixSeconds, value: watts)
///         if case .finished(let block) = outcome { try encoder.append(block, into: &bytes) }
///     }
///     if let block = assembler.finish() { try encoder.append(block, into: &bytes) }
/// }
/// ```
public struct IntervalBlockAssembler: Sendable {
    /// What became of a value.
    public enum Outcome: Hashable, Sendable {
        /// It was added to the block that is open.
        case held
        /// It began a new block; the one before it is complete.
        case finished(AssembledIntervalBlock)
        /// There is a value of that second already, which stays: starts are unique in ESPI.
        case duplicate
        /// It lies before the block that is open, whose predecessors were handed out; left out.
        case tooLate
    }

    private let timing: IntervalTiming
    private var values: [AssembledIntervalBlock.TimedValue] = []
    private var blockStartUnixSeconds: Int64?

    /// An assembler without values.
    public init(timing: IntervalTiming) {
        self.timing = timing
    }

    /// Takes the next value. Values inside one block may come in any order. Cost: constant when
    /// they come in order of time, else the number of values that are later.
    public mutating func append(startUnixSeconds: Int64, value: Int64) -> Outcome {
        let blockStart = timing.blockStart(containing: startUnixSeconds)
        guard let openStart = blockStartUnixSeconds else {
            blockStartUnixSeconds = blockStart
            values.append(.init(startUnixSeconds: startUnixSeconds, value: value))
            return .held
        }
        if blockStart < openStart { return .tooLate }
        if blockStart > openStart {
            let finished = AssembledIntervalBlock(
                timing: timing, values: values, nextStartUnixSeconds: startUnixSeconds)
            values = [.init(startUnixSeconds: startUnixSeconds, value: value)]
            values.reserveCapacity(finished.count + finished.count / 8)
            blockStartUnixSeconds = blockStart
            return .finished(finished)
        }
        var index = values.endIndex
        while index > values.startIndex, values[index - 1].startUnixSeconds > startUnixSeconds {
            index -= 1
        }
        if index > values.startIndex, values[index - 1].startUnixSeconds == startUnixSeconds {
            return .duplicate
        }
        values.insert(.init(startUnixSeconds: startUnixSeconds, value: value), at: index)
        return .held
    }

    /// The block that is still open, whose last reading takes the nominal length; nil when there is
    /// none. The assembler is empty afterwards.
    public mutating func finish() -> AssembledIntervalBlock? {
        guard blockStartUnixSeconds != nil else { return nil }
        defer {
            values = []
            blockStartUnixSeconds = nil
        }
        return AssembledIntervalBlock(timing: timing, values: values, nextStartUnixSeconds: nil)
    }
}

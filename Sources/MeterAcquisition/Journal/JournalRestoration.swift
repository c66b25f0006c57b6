public import IntervalCache

/// What a journal gave back when it was opened, and what it could not.
public struct JournalRestoration: Sendable {
    /// The newest demand samples, at most as many as the ring keeps, oldest first.
    public internal(set) var demand: [DemandSample] = []
    /// The newest register samples, likewise.
    public internal(set) var register: [RegisterSample] = []
    /// The number that the next demand sample gets: above every number that was ever given out.
    public internal(set) var nextDemandSequence: UInt64 = 1
    /// The number that the next register sample gets, likewise.
    public internal(set) var nextRegisterSequence: UInt64 = 1
    /// Segments that were found.
    public internal(set) var segmentCount = 0
    /// Whether the gateway was stopped in order, so that nothing can be missing at the end.
    public internal(set) var wasStoppedInOrder = true
    /// Segments that could not be read to their end.
    public internal(set) var damagedSegmentCount = 0
    /// Bytes that were not read, behind damages.
    public internal(set) var unreadByteCount = 0
    /// Readings of which the journal tells by their numbers that they are missing in it.
    public internal(set) var missingReadingCount: UInt64 = 0
    /// The system's error number where the folder or a segment could not be read; 0 otherwise.
    public internal(set) var errorNumber: Int32 = 0

    /// Nothing was there.
    public init() {}

    /// What it all came to: one line for the log, without full stop.
    public var sentence: String {
        guard segmentCount > 0 else { return "empty; readings are kept from now on" }
        var text = "\(demand.count) demand and \(register.count) register readings are back"
        if missingReadingCount > 0 {
            text += "; \(missingReadingCount) readings were never written"
        }
        if damagedSegmentCount > 0 {
            text +=
                "; \(unreadByteCount) bytes of \(damagedSegmentCount) of \(segmentCount) segments are "
                + "damaged and were left out"
        }
        if !wasStoppedInOrder {
            text +=
                "; the gateway was not stopped in order, so the last five minutes or 4 KiB of "
                + "readings may be missing"
        }
        return text
    }

    /// The number of the first demand sample that came back: a ring for them begins with it.
    public var firstDemandSequence: UInt64 { nextDemandSequence - UInt64(demand.count) }

    /// The number of the first register sample that came back, likewise.
    public var firstRegisterSequence: UInt64 { nextRegisterSequence - UInt64(register.count) }

    /// Puts what came back into new rings that begin with the two numbers above.
    public func fill(
        _ demandWriter: inout IntervalRingWriter<DemandSample>,
        _ registerWriter: inout IntervalRingWriter<RegisterSample>
    ) {
        for sample in demand { demandWriter.append(sample) }
        for sample in register { registerWriter.append(sample) }
    }
}

/// The samples that were written to a journal at one time, of both series: what is kept or lost as a
/// whole when the power goes.
///
/// A journal is a number of segments, each a file that only grows. A segment begins with a head of 16
/// bytes, and whole records follow, all numbers little-endian:
///
/// | bytes of the head | what |
/// | --- | --- |
/// | 0-3 | `O` `S` `J` and the version of the format, 1 |
/// | 4-11 | number of the segment |
/// | 12-15 | CRC-32 of bytes 0-11 |
///
/// | bytes of a record | what |
/// | --- | --- |
/// | 0-3 | how many bytes follow byte 7, 1 to 65,535 |
/// | 4-7 | CRC-32 of bytes 0-3 and of all that follow byte 7 |
/// | 8 | bit 0: the writer stopped in order after this record; bit 1: it is a run's first |
/// | 9- | in a run's first record, as varints, the numbers of its first demand and register sample |
/// | | samples, in the order of their arrival |
///
/// A sample begins with one byte of marks (see `JournalMarks`); what the marks announce follows, as
/// varints (seven bits a byte, low ones first, the eighth says that more follow) or bytes:
/// its number in the series, where it is not the one after its predecessor's; what its time is ahead
/// of its predecessor's, where that differs from the step before; what its receive offset has changed
/// by; flags and cause; and what its values have changed by. Changes are signed (zigzag), modulo 2^64.
/// Each record begins with both predecessors zero, so that it can be read without any other.
///
/// A usual sample takes three or four bytes, a hundredth of what a database's log takes.
public struct JournalRecord: Sendable, Hashable {
    /// Demand samples with their numbers, which rise.
    public var demand: [JournalEntry<DemandSample>]
    /// Register samples with their numbers, which rise.
    public var register: [JournalEntry<RegisterSample>]
    /// Whether the writer stopped in order after this record: nothing came behind it.
    public var isStop: Bool
    /// Where the numbers of a new run begin, if it is the first record of one: further up than the
    /// last ones, without anything missing. Nil for others.
    public var start: JournalStart?

    /// A record of these samples, as read.
    init(
        demand: [JournalEntry<DemandSample>] = [], register: [JournalEntry<RegisterSample>] = [],
        isStop: Bool = false, start: JournalStart? = nil
    ) {
        self.demand = demand
        self.register = register
        self.isStop = isStop
        self.start = start
    }
}

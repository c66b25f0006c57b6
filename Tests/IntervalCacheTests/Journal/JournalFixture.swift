import IntervalCache
import TestSupport

/// Records as a gateway writes them, with what was put in.
struct JournalFixture {
    /// What one record was made of.
    struct Written: Equatable {
        var demand: [JournalEntry<DemandSample>] = []
        var register: [JournalEntry<RegisterSample>] = []
        var isStop = false
        var start: JournalStart?
        /// Where the record ends in the segment.
        var end = 0
    }

    var segment: [UInt8] = []
    var records: [Written] = []

    /// A segment of so many random records of up to `maximumCount` samples.
    init(seed: UInt64, recordCount: Int, maximumCount: Int = 40) throws {
        var generator = SeededGenerator(seed: seed)
        JournalEncoder.beginSegment(seed, into: &segment)
        var encoder = JournalEncoder()
        var demandSequence: UInt64 =
            seed % 3 == 0 ? 1 : UInt64.random(in: 1...(1 << 62), using: &generator)
        var registerSequence: UInt64 = 1
        for index in 0..<recordCount {
            var written = Written(
                isStop: index == recordCount - 1 && seed % 2 == 0,
                start: index == 0
                    ? JournalStart(
                        nextDemandSequence: demandSequence,
                        nextRegisterSequence: registerSequence) : nil)
            if let start = written.start { encoder.begin(start) }
            for _ in 0..<Int.random(in: 0...maximumCount, using: &generator) {
                if Int.random(in: 0..<5, using: &generator) > 0 {
                    let sample = try Self.demand(using: &generator)
                    written.demand.append(.init(sequence: demandSequence, sample: sample))
                    guard encoder.append(sample, sequence: demandSequence) else { throw NoRoom() }
                    demandSequence += Self.stride(using: &generator)
                } else {
                    let sample = try Self.register(using: &generator)
                    written.register.append(.init(sequence: registerSequence, sample: sample))
                    guard encoder.append(sample, sequence: registerSequence) else {
                        throw NoRoom()
                    }
                    registerSequence += Self.stride(using: &generator)
                }
            }
            encoder.seal(isStop: written.isStop, into: &segment)
            written.end = segment.count
            records.append(written)
        }
    }

    struct NoRoom: Error {}

    /// Everything that can be read of some bytes.
    static func read(_ bytes: [UInt8]) -> (records: [Written], decoder: JournalDecoder) {
        var decoder = JournalDecoder(bytes)
        var records: [Written] = []
        while let record = decoder.nextRecord() {
            records.append(
                Written(
                    demand: record.demand, register: record.register, isStop: record.isStop,
                    start: record.start, end: decoder.offset))
        }
        return (records, decoder)
    }

    private static func stride(using generator: inout SeededGenerator) -> UInt64 {
        Int.random(in: 0..<10, using: &generator) == 0
            ? UInt64.random(in: 2...100_000, using: &generator) : 1
    }

    private static func flags(using generator: inout SeededGenerator) -> SampleFlags {
        Int.random(in: 0..<8, using: &generator) == 0
            ? SampleFlags(rawValue: UInt8.random(in: 0...7, using: &generator)) : []
    }

    private static func cause(using generator: inout SeededGenerator) -> GapCause? {
        Int.random(in: 0..<8, using: &generator) == 0
            ? GapCause.allCases.randomElement(using: &generator) : nil
    }

    /// Mostly as meters are, sometimes at the ends of what a sample can hold.
    private static func demand(using generator: inout SeededGenerator) throws -> DemandSample {
        let isOdd = Int.random(in: 0..<6, using: &generator) == 0
        let limit: Int64 = (1 << 41) - 1
        return try DemandSample(
            timeUnixSeconds: isOdd
                ? Int64.random(in: 0..<(1 << 33), using: &generator)
                : 1_800_000_000 + Int64.random(in: 0...100, using: &generator),
            demandMilliwatts: isOdd
                ? [0, limit, -limit, Int64.random(in: -limit...limit, using: &generator)]
                    .randomElement(using: &generator) ?? 0
                : 1000 * Int64.random(in: -9_000...9_000, using: &generator),
            receiveOffsetSeconds: isOdd ? 0 : Int64.random(in: -2...2, using: &generator),
            flags: flags(using: &generator), gapCauseBefore: cause(using: &generator))
    }

    private static func register(using generator: inout SeededGenerator) throws -> RegisterSample {
        func energy() -> UInt64? {
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: nil
            case 1: UInt64.random(in: 0..<(1 << 63), using: &generator)
            case 2: (1 << 63) - 1
            default: 25_000_000_000 + 1000 * UInt64.random(in: 0...1000, using: &generator)
            }
        }
        return try RegisterSample(
            timeUnixSeconds: Int64.random(in: 0..<(1 << 33), using: &generator),
            deliveredMilliwattHours: energy(), receivedMilliwattHours: energy(),
            flags: flags(using: &generator), gapCauseBefore: cause(using: &generator))
    }
}

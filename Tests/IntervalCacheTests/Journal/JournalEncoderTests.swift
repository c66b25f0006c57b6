import IntervalCache
import Testing

@Suite struct JournalEncoderTests {
    @Test("a day of readings every 4 s takes less than 100,000 bytes")
    func size() throws {
        var encoder = JournalEncoder()
        var output: [UInt8] = []
        var total = 0
        for index: Int64 in 0..<21_600 {
            // A fridge, a kettle now and then, and the receive offset's jitter.
            let watts = 300 + index % 37 + (index % 900 < 60 ? 2000 : 0)
            let demand = try DemandSample(
                timeUnixSeconds: 1_800_000_000 + 4 * index, demandMilliwatts: 1000 * watts,
                receiveOffsetSeconds: index % 11 == 0 ? 2 : 1)
            let isTaken1 = encoder.append(demand, sequence: UInt64(index) + 1)
            #expect(isTaken1)
            if index % 15 == 14 {
                let register = try RegisterSample(
                    timeUnixSeconds: 1_800_000_000 + 4 * index,
                    deliveredMilliwattHours: 25_000_000_000 + UInt64(index / 15) * 6_000,
                    receivedMilliwattHours: 0)
                let isTaken2 = encoder.append(register, sequence: UInt64(index / 15) + 1)
                #expect(isTaken2)
            }
            if index % 75 == 74 {
                output.removeAll(keepingCapacity: true)
                encoder.seal(into: &output)
                total += output.count
            }
        }
        #expect(total < 100_000)
    }

    @Test("a record of the usual length is below a block of 4 KiB, whatever its last samples are")
    func usualLength() throws {
        var encoder = JournalEncoder()
        var sequence: UInt64 = 1
        while encoder.byteCount < JournalEncoder.usualByteCount {
            let sample = try RegisterSample(
                timeUnixSeconds: Int64(sequence % 2) * ((1 << 33) - 1),
                deliveredMilliwattHours: sequence % 2 == 0 ? 0 : (1 << 63) - 1,
                receivedMilliwattHours: sequence % 2 == 0 ? (1 << 63) - 1 : 0,
                flags: .rounded, gapCauseBefore: .noReply)
            let isTaken3 = encoder.append(sample, sequence: sequence)
            #expect(isTaken3)
            sequence += 1 << 40
        }
        #expect(encoder.byteCount <= 4096)
    }

    @Test("numbers that do not rise and records that are full are refused, nothing else is lost")
    func refusals() throws {
        var encoder = JournalEncoder()
        let sample = try DemandSample(timeUnixSeconds: 1, demandMilliwatts: 1)
        let isTaken4 = encoder.append(sample, sequence: 0)
        #expect(!isTaken4)
        let isTaken5 = encoder.append(sample, sequence: 7)
        #expect(isTaken5)
        let isTaken6 = encoder.append(sample, sequence: 7)
        #expect(!isTaken6)
        let isTaken7 = encoder.append(sample, sequence: 1 << 63)
        #expect(!isTaken7)
        #expect(encoder.sampleCount == 1)
        var next: UInt64 = 8
        while encoder.append(sample, sequence: next) { next += 1 }
        #expect(encoder.sampleCount == Int(next - 7))
        var bytes: [UInt8] = []
        JournalEncoder.beginSegment(1, into: &bytes)
        encoder.seal(isStop: true, into: &bytes)
        #expect(encoder.sampleCount == 0)
        let (records, decoder) = JournalFixture.read(bytes)
        #expect(decoder.damage == nil)
        #expect(records.map(\.demand.count) == [Int(next - 7)])
        #expect(records.first?.isStop == true)
    }

    @Test("a run's beginning stands in an empty record, and only there")
    func start() throws {
        let start = JournalStart(nextDemandSequence: 1 << 40, nextRegisterSequence: 7)
        var encoder = JournalEncoder()
        var bytes: [UInt8] = []
        JournalEncoder.beginSegment(1, into: &bytes)
        encoder.begin(start)
        encoder.seal(into: &bytes)
        let isTaken = encoder.append(
            try DemandSample(timeUnixSeconds: 1, demandMilliwatts: 1), sequence: 1 << 40)
        #expect(isTaken)
        encoder.begin(start)
        encoder.seal(isStop: true, into: &bytes)
        let records = JournalFixture.read(bytes).records
        #expect(records.map(\.start) == [start, nil])
        #expect(records.map(\.isStop) == [false, true])
        #expect(records.map(\.demand.count) == [0, 1])
    }

    @Test("what the ring notes in a sample is not written: it notes it again")
    func ringFlags() throws {
        let ring = IntervalRing<DemandSample>(capacity: 8, nominalIntervalSeconds: 4)
        var writer = try ring.writer()
        for time: Int64 in [100, 104, 90] {
            writer.append(try DemandSample(timeUnixSeconds: time, demandMilliwatts: time))
        }
        let late = try #require(ring.newest).sample
        #expect(late.flags == .late)
        var encoder = JournalEncoder()
        let isTaken8 = encoder.append(late, sequence: 3)
        #expect(isTaken8)
        var bytes: [UInt8] = []
        JournalEncoder.beginSegment(1, into: &bytes)
        encoder.seal(into: &bytes)
        let read = try #require(JournalFixture.read(bytes).records.first?.demand.first)
        #expect(read.sample.flags == [])
        #expect(read.sample.timeUnixSeconds == 90)
    }
}

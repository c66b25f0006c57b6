/// Gathers samples into the next record of a journal (see `JournalRecord` for the format).
///
/// It keeps no file and no clock: whoever owns it decides when to `seal` a record and where its bytes
/// go. Adding a sample allocates nothing until the record is larger than any before it.
public struct JournalEncoder: Sendable {
    /// A record that has become this long is to be sealed: with one more sample of either series it is
    /// still below a block of 4 KiB, the unit in which flash is written.
    public static var usualByteCount: Int {
        4096 - 2 * JournalSeries<RegisterSample>.maximumByteCount
    }

    /// Bytes of a record before its samples.
    static var headByteCount: Int { 9 }
    /// The longest record that is read back; a longer one is never begun.
    static var maximumByteCount: Int { 8 + 0xFFFF }

    private var bytes: [UInt8] = []
    private var demand = JournalSeries<DemandSample>()
    private var register = JournalSeries<RegisterSample>()
    /// How many samples the next record holds.
    public private(set) var sampleCount = 0

    /// An encoder without samples.
    public init() {
        bytes.reserveCapacity(4096)
        begin()
    }

    /// The length of the record if it were sealed now.
    public var byteCount: Int { bytes.count }

    /// Adds a demand sample.
    ///
    /// - Parameters:
    ///   - sample: as handed to the ring; what the ring itself notes in it is left out.
    ///   - sequence: its number in the ring, above that of the one before and below 2^63.
    /// - Returns: false where the record has no room left, or the number is not above the last one;
    ///   the sample is then not in it.
    public mutating func append(_ sample: DemandSample, sequence: UInt64) -> Bool {
        guard hasRoom, demand.accepts(sequence) else { return false }
        demand.write(sample, sequence: sequence, to: &bytes)
        sampleCount += 1
        return true
    }

    /// Adds a register sample; otherwise as for demand.
    public mutating func append(_ sample: RegisterSample, sequence: UInt64) -> Bool {
        guard hasRoom, register.accepts(sequence) else { return false }
        register.write(sample, sequence: sequence, to: &bytes)
        sampleCount += 1
        return true
    }

    /// Notes in an empty record that it is a run's first, and where the run's numbers begin.
    public mutating func begin(_ start: JournalStart) {
        guard bytes.count == Self.headByteCount else { return }
        bytes[8] = JournalDecoder.startMark
        bytes.append(varint: start.nextDemandSequence)
        bytes.append(varint: start.nextRegisterSequence)
    }

    /// Ends the record, appends it to `output`, and begins the next one, without samples.
    ///
    /// - Parameters:
    ///   - isStop: says that the writer stops in order, and nothing comes behind it.
    ///   - output: gets the record's bytes.
    public mutating func seal(isStop: Bool = false, into output: inout [UInt8]) {
        if isStop { bytes[8] |= JournalDecoder.stopMark }
        bytes.set(littleEndian: UInt64(bytes.count - 8), at: 0, byteCount: 4)
        let checksum = JournalDecoder.recordChecksum(bytes, 0..<bytes.count)
        bytes.set(littleEndian: UInt64(checksum), at: 4, byteCount: 4)
        output += bytes
        begin()
    }

    private var hasRoom: Bool {
        bytes.count <= Self.maximumByteCount - JournalSeries<RegisterSample>.maximumByteCount
    }

    private mutating func begin() {
        bytes.removeAll(keepingCapacity: true)
        for _ in 0..<Self.headByteCount { bytes.append(0) }
        demand = JournalSeries()
        register = JournalSeries()
        sampleCount = 0
    }

    /// Appends the head that a segment begins with.
    public static func beginSegment(_ number: UInt64, into output: inout [UInt8]) {
        let start = output.count
        output += [0x4F, 0x53, 0x4A, JournalDecoder.version]
        output.append(littleEndian: number, byteCount: 8)
        let checksum = CRC32.checksum(of: output, start..<output.count)
        output.append(littleEndian: UInt64(checksum), byteCount: 4)
    }
}

extension [UInt8] {
    fileprivate mutating func set(littleEndian value: UInt64, at offset: Int, byteCount: Int) {
        for index in 0..<byteCount {
            self[offset + index] = UInt8(truncatingIfNeeded: value >> UInt64(8 * index))
        }
    }
}

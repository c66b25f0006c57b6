/// Reads one segment of a journal record by record, up to its end or to the first damage.
///
/// No input does harm: what is not whole is not read, and `damage` says where that begins. What comes
/// behind a damage is not looked at, because nothing tells how much is missing in between.
public struct JournalDecoder: Sendable {
    static let version: UInt8 = 1
    static let stopMark: UInt8 = 1
    static let startMark: UInt8 = 2
    /// Bytes of a segment's head.
    public static var segmentHeadByteCount: Int { 16 }

    /// The number that the segment's head gives; nil where the head is damaged.
    public let segmentNumber: UInt64?
    /// Where the next record begins: all bytes before it are whole.
    public private(set) var offset: Int
    /// What ended the reading early; nil while all is well.
    public private(set) var damage: JournalDamage?
    /// How many bytes a damage has left unread.
    public var unreadByteCount: Int { damage == nil ? 0 : bytes.count - offset }
    private let bytes: [UInt8]

    /// A decoder of a segment's bytes.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let head = Self.segmentHeadByteCount
        guard bytes.count >= head, bytes[0] == 0x4F, bytes[1] == 0x53, bytes[2] == 0x4A,
            bytes[3] == Self.version,
            UInt64(CRC32.checksum(of: bytes, 0..<12)) == bytes.littleEndian(at: 12, byteCount: 4)
        else {
            segmentNumber = nil
            offset = 0
            damage = JournalDamage(code: .head, offset: 0)
            return
        }
        segmentNumber = bytes.littleEndian(at: 4, byteCount: 8)
        offset = head
    }

    /// The next record; nil at the end and at the first damage.
    public mutating func nextRecord() -> JournalRecord? {
        guard damage == nil, offset < bytes.count else { return nil }
        guard bytes.count - offset > 8 else { return stop(.truncated) }
        let length = Int(bytes.littleEndian(at: offset, byteCount: 4))
        guard (1...0xFFFF).contains(length) else { return stop(.length) }
        guard length <= bytes.count - offset - 8 else { return stop(.truncated) }
        let range = offset..<(offset + 8 + length)
        guard
            UInt64(Self.recordChecksum(bytes, range))
                == bytes.littleEndian(at: offset + 4, byteCount: 4)
        else { return stop(.checksum) }
        var rest = JournalBytes(bytes, (offset + 8)..<range.upperBound)
        guard let kind = rest.byte(), kind <= 3 else { return stop(.content) }
        var record = JournalRecord(isStop: kind & Self.stopMark != 0)
        if kind & Self.startMark != 0 {
            guard let demand = rest.varint(), let register = rest.varint(),
                1..<(1 << 63) ~= demand, 1..<(1 << 63) ~= register
            else { return stop(.content) }
            record.start = JournalStart(
                nextDemandSequence: demand, nextRegisterSequence: register)
        }
        var demand = JournalSeries<DemandSample>()
        var register = JournalSeries<RegisterSample>()
        while let byte = rest.byte() {
            let marks = JournalMarks(rawValue: byte)
            if marks.contains(.register) {
                guard let entry = register.read(marks, from: &rest) else { return stop(.content) }
                record.register.append(entry)
            } else {
                guard let entry = demand.read(marks, from: &rest) else { return stop(.content) }
                record.demand.append(entry)
            }
        }
        offset = range.upperBound
        return record
    }

    private mutating func stop(_ code: JournalDamage.Code) -> JournalRecord? {
        damage = JournalDamage(code: code, offset: offset)
        return nil
    }

    /// The checksum of a record: of its length, and of all behind the checksum itself.
    static func recordChecksum(_ bytes: [UInt8], _ record: Range<Int>) -> UInt32 {
        let start = record.lowerBound
        let first = CRC32.checksum(of: bytes, start..<(start + 4))
        return CRC32.checksum(of: bytes, (start + 8)..<record.upperBound, after: first)
    }
}

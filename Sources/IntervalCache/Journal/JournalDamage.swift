/// Why a segment of a journal could not be read to its end.
public struct JournalDamage: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Code: UInt8, Sendable, Hashable {
        /// The segment's head is missing, damaged or of an unknown version.
        case head
        /// The bytes end within a record, as after a power cut.
        case truncated
        /// A record's length is one that no record has.
        case length
        /// A record is not as it was written.
        case checksum
        /// A record is whole and makes no sense: another program wrote it.
        case content
    }

    /// What is wrong.
    public var code: Code
    /// Where: the first byte of the segment that is not read.
    public var offset: Int

    /// A damage at a place.
    public init(code: Code, offset: Int) {
        self.code = code
        self.offset = offset
    }
}

extension JournalDamage: CustomStringConvertible {
    /// One sentence: what is wrong, and where.
    public var description: String {
        switch code {
        case .head: "the segment's head is missing, damaged or of an unknown version"
        case .truncated: "the segment ends within the record at byte \(offset)"
        case .length: "the record at byte \(offset) has a length that no record has"
        case .checksum: "the record at byte \(offset) is not as it was written"
        case .content: "the record at byte \(offset) is whole and makes no sense"
        }
    }
}

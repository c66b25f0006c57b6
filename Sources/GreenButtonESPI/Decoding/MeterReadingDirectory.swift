/// Tells to which meter reading each block of a feed belongs, and what its values mean.
///
/// In a feed only links say that, and the entries may come in any order; so show it all events of
/// a first pass, then ask during a second one. Entries are numbered from 0 in the order of their
/// ends. Holds a few addresses per entry and nothing per reading.
///
/// A block belongs to the meter reading that names, in a `related` link, the block's own address or
/// the list that holds it.
public struct MeterReadingDirectory: Sendable {
    private struct MeterReading: Sendable {
        var related: [String]
        var readingType: ReadingType?
    }

    private struct BlockEntry: Sendable {
        var ownAddress: String?
        var list: String?
    }

    private var meterReadings: [MeterReading] = []
    private var meterReadingsByAddress: [String: Int] = [:]
    private var readingTypesByAddress: [String: ReadingType] = [:]
    private var blockEntries: [Int: BlockEntry] = [:]
    private var entryCount = 0

    // What the entry that has not ended yet holds.
    private var meterReadingsInEntry = 0
    private var readingTypeInEntry: ReadingType?
    private var entryHoldsBlocks = false

    /// A directory of nothing.
    public init() {}

    /// How many meter readings the feed has; their indices are in the order of the feed.
    public var meterReadingCount: Int { meterReadings.count }

    /// Takes the next event of the first pass.
    public mutating func note(_ event: FeedEvent) {
        switch event {
        case .resource(.meterReading, _): meterReadingsInEntry += 1
        case .resource(.readingType(let type), _): readingTypeInEntry = type
        case .beginBlock: entryHoldsBlocks = true
        case .endEntry(let head, _): end(head)
        default: break
        }
    }

    private mutating func end(_ head: EntryHead) {
        let ownAddress = head.href(.selfLink)
        for _ in 0..<meterReadingsInEntry {
            let related = head.links.filter { $0.relation == .related }.map { $0.href }
            for address in related where meterReadingsByAddress[address] == nil {
                meterReadingsByAddress[address] = meterReadings.count
            }
            meterReadings.append(
                MeterReading(related: related, readingType: readingTypeInEntry))
        }
        if let readingTypeInEntry, let ownAddress {
            readingTypesByAddress[ownAddress] = readingTypeInEntry
        }
        if entryHoldsBlocks {
            blockEntries[entryCount] = BlockEntry(ownAddress: ownAddress, list: head.href(.up))
        }
        entryCount += 1
        meterReadingsInEntry = 0
        readingTypeInEntry = nil
        entryHoldsBlocks = false
    }

    /// The meter reading to which the blocks of an entry belong; nil when no link says it.
    public func meterReadingIndex(ofEntry entryNumber: Int) -> Int? {
        guard let entry = blockEntries[entryNumber] else { return nil }
        if let list = entry.list, let index = meterReadingsByAddress[list] { return index }
        guard let ownAddress = entry.ownAddress else { return nil }
        if let index = meterReadingsByAddress[ownAddress] { return index }
        // Some feeds leave the `up` link out: the list is the address up to its last slash.
        guard let slash = ownAddress.utf8.lastIndex(of: 0x2F) else { return nil }
        return meterReadingsByAddress[String(ownAddress[..<slash])]
    }

    /// What the values of a meter reading mean; nil when no link says it.
    public func readingType(ofMeterReading index: Int) -> ReadingType? {
        guard meterReadings.indices.contains(index) else { return nil }
        let meterReading = meterReadings[index]
        for address in meterReading.related {
            if let type = readingTypesByAddress[address] { return type }
        }
        return meterReading.readingType
    }
}

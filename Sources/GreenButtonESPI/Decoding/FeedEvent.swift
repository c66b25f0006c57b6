/// What a decoder finds in a feed, in the order of the feed.
public enum FeedEvent: Hashable, Sendable {
    /// An IntervalBlock begins; its readings follow.
    indirect case beginBlock(IntervalBlockHead)
    /// A reading of the open block.
    case reading(IntervalReading)
    /// The open block ends.
    case endBlock
    /// A resource other than an IntervalBlock, whole.
    indirect case resource(ESPIResource, batchItemInfo: BatchItemInfo?)
    /// An `extension` element was left out.
    case extensionSkipped(DecodingLocation)
    /// The entry of what was delivered since the last one ends. Only now is everything known that
    /// it says about its contents, because Atom lets links and times stand after the content.
    indirect case endEntry(EntryHead, DecodingLocation)
    /// The lenient mode repaired something.
    indirect case warning(ESPIDecodingWarning)
    /// The feed ends; the last event.
    indirect case endFeed(FeedHead)
}

/// What is known of a block before its first reading.
public struct IntervalBlockHead: Hashable, Sendable {
    /// The period of the block; nil where the feed leaves it out.
    public var interval: DateTimeInterval?
    /// What became of the block, in the answer to a batch.
    public var batchItemInfo: BatchItemInfo?
    /// What the entry has said so far, which is not always everything.
    public var entry: EntryHead

    /// A head.
    public init(
        interval: DateTimeInterval?, batchItemInfo: BatchItemInfo? = nil,
        entry: EntryHead = EntryHead()
    ) {
        self.interval = interval
        self.batchItemInfo = batchItemInfo
        self.entry = entry
    }
}

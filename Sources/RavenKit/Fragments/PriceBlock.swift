/// One block of a ``BlockPriceDetail``.
public struct PriceBlock: Hashable, Sendable {
    /// Where the block ends, raw in summation units; nil: no limit (0xFFFFFFFF), or not sent.
    public var threshold: UInt32?
    /// Its price times 10 to the power of the fragment's trailing digits; nil: not sent.
    public var price: UInt32?

    /// Makes one from its two figures.
    public init(threshold: UInt32? = nil, price: UInt32? = nil) {
        self.threshold = threshold
        self.price = price
    }
}

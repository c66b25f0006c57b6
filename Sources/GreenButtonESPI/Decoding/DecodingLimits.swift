/// Bounds on what a decoder holds at one time, whatever it is fed.
public struct DecodingLimits: Hashable, Sendable {
    /// The longest tag or piece of text, in bytes.
    public var maximumTokenByteCount: Int
    /// The deepest nesting of elements.
    public var maximumDepth: Int
    /// The most attributes of one element, and the most links of one entry.
    public var maximumAttributeCount: Int
    /// The most elements, of one resource other than an IntervalBlock, and the
    /// most quality marks of one reading.
    public var maximumResourceElementCount: Int

    /// Bounds that no honest feed comes near: 256 KiB for a token, depth 48, 64 attributes, 2048
    /// elements.
    public init(
        maximumTokenByteCount: Int = 262_144, maximumDepth: Int = 48,
        maximumAttributeCount: Int = 64, maximumResourceElementCount: Int = 2048
    ) {
        self.maximumTokenByteCount = maximumTokenByteCount
        self.maximumDepth = maximumDepth
        self.maximumAttributeCount = maximumAttributeCount
        self.maximumResourceElementCount = maximumResourceElementCount
    }
}

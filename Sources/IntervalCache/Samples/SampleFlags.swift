/// What a reader should know about one sample besides its values: eight bits, kept in the ring.
public struct SampleFlags: OptionSet, Sendable, Hashable {
    /// The eight bits.
    public let rawValue: UInt8

    /// Flags from their bits.
    @inlinable
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The value could not be expressed exactly in the sample's unit and was rounded.
    @inlinable
    public static var rounded: SampleFlags { SampleFlags(rawValue: 1 << 0) }
    /// The meter gave no usable time: the time of reception stands in for it.
    @inlinable
    public static var estimatedTime: SampleFlags { SampleFlags(rawValue: 1 << 1) }
    /// The meter gave a time, and the writer has reason to doubt it.
    @inlinable
    public static var suspectTime: SampleFlags { SampleFlags(rawValue: 1 << 2) }
    /// Set by the ring: the time lies up to 120 s before that of an earlier sample.
    @inlinable
    public static var late: SampleFlags { SampleFlags(rawValue: 1 << 3) }
    /// Set by the ring: the newest time again, with another value.
    @inlinable
    public static var sameSecond: SampleFlags { SampleFlags(rawValue: 1 << 4) }
    /// Set by the ring: the clock was stepped back by more than 120 s; a new epoch starts here.
    @inlinable
    public static var epochStart: SampleFlags { SampleFlags(rawValue: 1 << 5) }
    /// Set by the ring: the time lies more than an hour after the one before.
    @inlinable
    public static var jumpForward: SampleFlags { SampleFlags(rawValue: 1 << 6) }

    /// The flags that only the ring sets; on samples handed to it they are ignored.
    @inlinable
    public static var setByRing: SampleFlags {
        SampleFlags(rawValue: 1 << 3 | 1 << 4 | 1 << 5 | 1 << 6)
    }
}

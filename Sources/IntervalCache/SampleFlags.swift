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
    public static let rounded = SampleFlags(rawValue: 1 << 0)
    /// The meter gave no usable time: the time of reception stands in for it.
    public static let estimatedTime = SampleFlags(rawValue: 1 << 1)
    /// The meter gave a time, and the writer has reason to doubt it.
    public static let suspectTime = SampleFlags(rawValue: 1 << 2)
    /// Set by the ring: the time lies up to 120 s before that of an earlier sample.
    public static let late = SampleFlags(rawValue: 1 << 3)
    /// Set by the ring: the newest time again, with another value.
    public static let sameSecond = SampleFlags(rawValue: 1 << 4)
    /// Set by the ring: the clock was stepped back by more than 120 s; a new epoch starts here.
    public static let epochStart = SampleFlags(rawValue: 1 << 5)
    /// Set by the ring: the time lies more than an hour after the one before.
    public static let jumpForward = SampleFlags(rawValue: 1 << 6)

    /// The flags that only the ring sets; on samples handed to it they are ignored.
    public static let setByRing: SampleFlags = [.late, .sameSecond, .epochStart, .jumpForward]
}

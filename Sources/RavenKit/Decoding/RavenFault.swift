/// Something in the stream that was skipped or damaged (D14). Faults are events; decoding goes on.
public struct RavenFault: Hashable, Sendable, Error {
    /// What happened.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Bytes outside any fragment: NULs, boot text, leftovers of a stanza that began earlier.
        case noise
        /// A stanza that was cut off; nothing of it was used.
        case truncated
        /// One child that was damaged, malformed or, being the reading itself, missing.
        case field
        /// A stanza longer than the decoder's limit; it was dropped.
        case oversize
        /// A command: our own, echoed back to us (D11).
        case echo
    }

    /// What happened.
    public var kind: Kind
    /// Where it begins, in bytes since the decoder was made.
    public var offset: UInt64
    /// How many bytes it concerns; 0 for a child that is missing.
    public var byteCount: Int
    /// The fragment concerned, if any.
    public var fragment: String?
    /// The child concerned, if any.
    public var field: String?
    /// One sentence for people. Never holds text from the stream other than element names.
    public var message: String

    /// Makes a fault from its parts.
    public init(
        kind: Kind, offset: UInt64, byteCount: Int, fragment: String? = nil, field: String? = nil,
        message: String
    ) {
        self.kind = kind
        self.offset = offset
        self.byteCount = byteCount
        self.fragment = fragment
        self.field = field
        self.message = message
    }
}

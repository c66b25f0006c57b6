/// A credential a device told (install code, link key, account, authentication word).
///
/// Every description, debug description and reflection of it says `redacted`, also when it is
/// part of another value, so that it can not slip into a log. The text itself has to be asked for.
public struct Secret: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The credential in plain text. Whoever calls this answers for where it goes.
    public let revealed: String

    /// Wraps a credential.
    public init(_ text: String) {
        revealed = text
    }

    /// Wraps a credential written in source text, as tests and simulators do.
    public init(stringLiteral text: String) {
        revealed = text
    }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible {
    /// Always `redacted`.
    public var description: String { "redacted" }

    /// Always `redacted`.
    public var debugDescription: String { "redacted" }
}

#if !hasFeature(Embedded)
    extension Secret: CustomReflectable {
        /// Shows nothing, so that `dump` and test output stay clean as well.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }
#endif

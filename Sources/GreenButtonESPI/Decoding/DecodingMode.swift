/// What a decoder does with a feed that breaks the rules.
public enum DecodingMode: Hashable, Sendable {
    /// The first breach is an error.
    case strict
    /// What can be understood is delivered, and each repair is a warning. Bytes that are not XML
    /// stay an error.
    case lenient
}

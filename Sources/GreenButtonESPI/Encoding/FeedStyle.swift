/// How the ESPI namespace is written. Both forms mean the same to a reader that knows XML namespaces.
public enum FeedStyle: Hashable, Sendable {
    /// `<ReadingType xmlns="http://naesb.org/espi">`: shorter, the form of the official samples.
    case defaultNamespace
    /// `<espi:ReadingType>` with the prefix declared once at the feed.
    case prefixed
}

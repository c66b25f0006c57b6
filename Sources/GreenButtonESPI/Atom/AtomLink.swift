/// A link of a feed or an entry. ESPI resources refer to one another by links alone, and readers
/// compare them as plain text.
public struct AtomLink: Hashable, Sendable {
    /// What the target is to the resource that holds the link.
    public enum Relation: Hashable, Sendable {
        /// The address of the resource itself.
        case selfLink
        /// The list that holds the resource.
        case up
        /// A list or a resource that belongs to it.
        case related
        /// Any other relation, as written.
        case other(String)

        /// The relation that a `rel` attribute names.
        public init(_ text: String) {
            self =
                switch text {
                case "self": .selfLink
                case "up": .up
                case "related": .related
                default: .other(text)
                }
        }

        /// The value of the `rel` attribute.
        public var text: String {
            switch self {
            case .selfLink: "self"
            case .up: "up"
            case .related: "related"
            case .other(let text): text
            }
        }
    }

    /// What the target is to the resource that holds the link.
    public var relation: Relation
    /// The target's address, relative or absolute, never resolved here.
    public var href: String
    /// `espi-entry/X` for one resource of kind X, `espi-feed/X` for a list; nil when not given.
    public var type: String?

    /// A link as it stands in the feed.
    public init(_ relation: Relation, href: String, type: String? = nil) {
        self.relation = relation
        self.href = href
        self.type = type
    }
}

/// What an Atom feed says about itself.
public struct FeedHead: Hashable, Sendable {
    /// The permanent name of the feed, normally `urn:uuid:…`; nil where a feed leaves it out.
    public var id: String?
    /// The title; nil where a feed leaves it out.
    public var title: String?
    /// When anything in the feed last changed, in seconds since 1970 UTC.
    public var updatedUnixSeconds: Int64?
    /// Links in the order of the feed.
    public var links: [AtomLink]

    /// A head; everything that is left out is absent.
    public init(
        id: String? = nil, title: String? = nil, updatedUnixSeconds: Int64? = nil,
        links: [AtomLink] = []
    ) {
        self.id = id
        self.title = title
        self.updatedUnixSeconds = updatedUnixSeconds
        self.links = links
    }
}

/// What an Atom entry says about the resource inside it.
public struct EntryHead: Hashable, Sendable {
    /// The permanent name of the resource, normally `urn:uuid:…`; nil where a feed leaves it out.
    public var id: String?
    /// Links in the order of the feed.
    public var links: [AtomLink]
    /// The title, which may be empty; nil where a feed leaves it out.
    public var title: String?
    /// When the resource first became available, in seconds since 1970 UTC.
    public var publishedUnixSeconds: Int64?
    /// When the resource last changed, in seconds since 1970 UTC.
    public var updatedUnixSeconds: Int64?

    /// A head; everything that is left out is absent.
    public init(
        id: String? = nil, links: [AtomLink] = [], title: String? = nil,
        publishedUnixSeconds: Int64? = nil, updatedUnixSeconds: Int64? = nil
    ) {
        self.id = id
        self.links = links
        self.title = title
        self.publishedUnixSeconds = publishedUnixSeconds
        self.updatedUnixSeconds = updatedUnixSeconds
    }

    /// The target of the first link of this relation.
    public func href(_ relation: AtomLink.Relation) -> String? {
        links.first { $0.relation == relation }?.href
    }
}

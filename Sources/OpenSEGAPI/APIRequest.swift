/// One question to the API, as the server read it from the request head.
///
/// Only GET and HEAD get this far: refusing other methods is the server's. The text is untrusted and
/// still percent-encoded; the API decodes and checks it.
public struct APIRequest: Sendable, Hashable {
    /// The path as received, percent-encoded, without the query: `/meter/electricity/…`.
    public var path: String
    /// What followed the first `?`, percent-encoded; nil where there was no `?`.
    public var query: String?
    /// True for HEAD. The answer is the one that GET gets; the server sends its head only.
    public var isHead: Bool
    /// The value of `If-None-Match`, if it was sent.
    public var ifNoneMatch: String?
    /// Whether the client takes `gzip` as a content coding.
    public var acceptsGzip: Bool
    /// The value of `Last-Event-ID`, if it was sent: where a stream of events is to resume.
    public var lastEventID: String?

    /// A request for `path`; what is not given was not sent.
    public init(
        path: String, query: String? = nil, isHead: Bool = false, ifNoneMatch: String? = nil,
        acceptsGzip: Bool = false, lastEventID: String? = nil
    ) {
        self.path = path
        self.query = query
        self.isHead = isHead
        self.ifNoneMatch = ifNoneMatch
        self.acceptsGzip = acceptsGzip
        self.lastEventID = lastEventID
    }
}

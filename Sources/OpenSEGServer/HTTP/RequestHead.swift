/// What one request asks, after its head was found whole and well-formed.
///
/// Only the fields that decide something here are kept; all others were checked for form and
/// dropped. Strings are the bytes as received (ASCII for the target, lossy UTF-8 for field values).
struct RequestHead: Hashable, Sendable {
    /// The methods this server knows. They only read; OPTIONS is for pages of other origins and is
    /// refused unless some are configured.
    enum Method: Hashable, Sendable { case get, head, options }

    var method: Method
    /// 0 or 1: HTTP/1.0 or HTTP/1.1 (any higher minor version counts as 1).
    var minorVersion: Int
    /// The path, still percent-encoded, beginning with "/".
    var path: String
    /// What follows the first "?", still percent-encoded; nil without one.
    var query: String?
    /// Whom the client believes it talks to: the target's own authority in absolute form, else
    /// `Host`. Nil only with HTTP/1.0.
    var authority: Authority?
    /// Whether the connection may carry another request after this one (RFC 9112, section 9.3).
    var keepsAlive: Bool
    /// The value of `Authorization`.
    var authorization: [UInt8]?
    var ifNoneMatch: String?
    var acceptsGzip = false
    var lastEventID: String?
    /// The value of `Origin`, in lower case: the page whose script asks.
    var origin: String?
    /// A browser asks beforehand whether a page's script may send a request.
    var isPreflight = false
}

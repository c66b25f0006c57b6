/// One answer: status, headers and a body that is there, or is pulled, or has to be waited for.
///
/// Not `Sendable`: a streamed body belongs to the thread that asked. Content-Length, Date,
/// Connection and the transfer coding are the server's to add.
public struct APIResponse {
    /// The HTTP status code.
    public var status: Int
    /// Header lines in the order in which they are to be sent; without Content-Type.
    public var headers: [(name: String, value: String)]
    /// The Content-Type; nil where there is no body.
    public var contentType: String?
    /// The body. For a HEAD request it is the one that GET gets, so that the server can state the
    /// same headers; the server then sends nothing of it and drops it.
    public var body: APIBody

    /// An answer made of its parts.
    public init(
        status: Int, headers: [(name: String, value: String)] = [], contentType: String? = nil,
        body: APIBody = .none
    ) {
        self.status = status
        self.headers = headers
        self.contentType = contentType
        self.body = body
    }

    /// The value of the first header of this name, compared without regard to case.
    public func header(_ name: String) -> String? {
        let wanted = name.lowercased()
        return headers.first { $0.name.lowercased() == wanted }?.value
    }
}

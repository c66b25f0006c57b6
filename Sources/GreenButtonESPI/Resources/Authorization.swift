/// A customer's permission to a third party (Connect My Data). A gateway in the home needs none.
///
/// The schema demands status, expiry, scope, token type and the first two addresses.
public struct Authorization: Hashable, Sendable {
    /// The period in which the third party may ask.
    public var authorizedPeriod: DateTimeInterval?
    /// The period of the data that it may see.
    public var publishedPeriod: DateTimeInterval?
    /// The state.
    public var status: AuthorizationStatus?
    /// When the token expires, in seconds since 1970 UTC.
    public var expiresAtUnixSeconds: Int64?
    /// The OAuth grant, for instance `authorization_code`.
    public var grantType: String?
    /// The scope, at most 256 characters.
    public var scope: String?
    /// `Bearer`.
    public var tokenType: String?
    /// An OAuth error code.
    public var error: String?
    /// The error in words, at most 256 characters.
    public var errorDescription: String?
    /// The address of an explanation.
    public var errorURI: String?
    /// The address of the data.
    public var resourceURI: String?
    /// The address of this authorization.
    public var authorizationURI: String?
    /// The address of the customer data.
    public var customerResourceURI: String?

    /// Nothing given yet.
    public init() {}
}

extension Authorization: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.interval("authorizedPeriod", &authorizedPeriod)
        try visitor.interval("publishedPeriod", &publishedPeriod)
        try visitor.code("status", &status, .required)
        try visitor.integer("expires_at", &expiresAtUnixSeconds, .required)
        try visitor.text("grant_type", &grantType, limit: .grantType)
        try visitor.text("scope", &scope, limit: 256, .required)
        try visitor.text("token_type", &tokenType, limit: .tokenType, .required)
        try visitor.text("error", &error, limit: .oAuthError)
        try visitor.text("error_description", &errorDescription, limit: 256)
        try visitor.text("error_uri", &errorURI)
        try visitor.text("resourceURI", &resourceURI, limit: .max, .required)
        try visitor.text("authorizationURI", &authorizationURI, limit: .max, .required)
        try visitor.text("customerResourceURI", &customerResourceURI)
    }
}

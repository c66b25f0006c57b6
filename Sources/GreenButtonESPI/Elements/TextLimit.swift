/// What the schema accepts as the text of an element.
struct TextLimit: ExpressibleByIntegerLiteral, Sendable {
    /// The most characters.
    let characterCount: Int
    /// The only texts that are accepted; nil for any.
    let words: [String]?

    /// Any text.
    static let max = TextLimit(integerLiteral: .max)

    init(integerLiteral characterCount: Int) {
        self.characterCount = characterCount
        words = nil
    }

    private init(words: [String]) {
        characterCount = .max
        self.words = words
    }
}

// Unlike the lists of numbers, which the schemas leave open, these lists are closed.
extension TextLimit {
    static let amiBillingReady = TextLimit(words: [
        "amiCapable", "amiDisabled", "billingApproved", "enabled", "nonAmi", "nonMetered",
        "operable",
    ])
    static let connectionState = TextLimit(words: [
        "connected", "logicallyDisconnected", "physicallyDisconnected",
    ])
    static let enrollmentStatus = TextLimit(words: ["unenrolled", "enrolled", "enrolledPending"])
    static let apnodeType = TextLimit(words: [
        "AG", "CPZ", "DPZ", "LAP", "TH", "SYS", "CA", "DCA", "GA", "GH", "EHV", "ZN", "INT", "BUS",
    ])
    static let anodeType = TextLimit(words: [
        "SYS", "RUC", "LFZ", "REG", "AGR", "POD", "ALR", "LTAC", "ACA", "ASR", "ECA",
    ])
    static let tariffNumberKind = TextLimit(words: ["tou", "cpp", "consumptiontier"])
    static let tokenEndpointAuthMethod = TextLimit(words: ["client_secret_basic"])
    static let grantType = TextLimit(words: [
        "authorization_code", "client_credentials", "refresh_token",
    ])
    static let responseType = TextLimit(words: ["code"])
    static let tokenType = TextLimit(words: ["Bearer"])
    static let oAuthError = TextLimit(words: [
        "invalid_request", "invalid_client", "invalid_grant", "unauthorized_client",
        "unsupported_grant_type", "invalid_scope", "invalid_redirect_uri",
        "invalid_client_metadata", "invalid_client_id", "access_denied",
        "unsupported_response_type", "server_error", "temporarily_unavailable",
    ])
}

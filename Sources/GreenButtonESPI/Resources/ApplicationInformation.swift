/// The registration of a third party's application (Connect My Data). A gateway in the home needs
/// none.
///
/// The schema demands 23 of its elements; writing without one of them throws.
public struct ApplicationInformation: Hashable, Sendable {
    /// The id at the data custodian, at most 64 characters.
    public var dataCustodianId: String?
    /// The state at the data custodian.
    public var dataCustodianApplicationStatus: DataCustodianApplicationStatus?
    /// The application in words, at most 256 characters.
    public var thirdPartyApplicationDescription: String?
    /// The state at the third party.
    public var thirdPartyApplicationStatus: ThirdPartyApplicationStatus?
    /// Where the application runs.
    public var thirdPartyApplicationType: ThirdPartyApplicationType?
    /// What the application is for.
    public var thirdPartyApplicationUse: ThirdPartyApplicationUse?
    /// A telephone number, at most 32 characters.
    public var thirdPartyPhone: String?
    /// The authorization server.
    public var authorizationServerURI: String?
    /// Where notifications go.
    public var thirdPartyNotifyURI: String?
    /// Where authorization is asked for.
    public var authorizationServerAuthorizationEndpoint: String?
    /// Where clients register.
    public var authorizationServerRegistrationEndpoint: String?
    /// Where tokens are given.
    public var authorizationServerTokenEndpoint: String?
    /// Where bulk data is asked for.
    public var dataCustodianBulkRequestURI: String?
    /// Where data is asked for.
    public var dataCustodianResourceEndpoint: String?
    /// The third party's page for the scope.
    public var thirdPartyScopeSelectionScreenURI: String?
    /// The third party's page for the user.
    public var thirdPartyUserPortalScreenURI: String?
    /// The OAuth client secret: never log it, at most 512 characters.
    public var clientSecret: String?
    /// The logo.
    public var logoURI: String?
    /// The name of the client, at most 256 characters.
    public var clientName: String?
    /// The page of the client.
    public var clientURI: String?
    /// Where the user is sent back; at least one.
    public var redirectURIs: [String] = []
    /// The OAuth client id, at most 64 characters.
    public var clientID: String?
    /// The terms of service.
    public var termsOfServiceURI: String?
    /// The policy.
    public var policyURI: String?
    /// The software, at most 256 characters.
    public var softwareID: String?
    /// Its version, at most 32 characters.
    public var softwareVersion: String?
    /// When the client id was given, in seconds since 1970 UTC.
    public var clientIDIssuedAtUnixSeconds: Int64?
    /// When the secret expires, in seconds since 1970 UTC, 0 for never.
    public var clientSecretExpiresAtUnixSeconds: Int64?
    /// People to ask.
    public var contacts: [String] = []
    /// `client_secret_basic`, at most 32 characters.
    public var tokenEndpointAuthMethod: String?
    /// Scopes; at least one.
    public var scopes: [String] = []
    /// OAuth grants; at least two.
    public var grantTypes: [String] = []
    /// `code`, at most 32 characters.
    public var responseTypes: String?
    /// Where the registration is kept.
    public var registrationClientURI: String?
    /// The token for the registration: never log it.
    public var registrationAccessToken: String?
    /// The data custodian's page for the scope.
    public var dataCustodianScopeSelectionScreenURI: String?

    /// Nothing given yet.
    public init() {}
}

extension ApplicationInformation: ElementContent {
    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.text("dataCustodianId", &dataCustodianId, limit: 64, .required)
        try visitor.code(
            "dataCustodianApplicationStatus", &dataCustodianApplicationStatus, .required)
        try visitor.text(
            "thirdPartyApplicationDescription", &thirdPartyApplicationDescription, limit: 256)
        try visitor.code("thirdPartyApplicationStatus", &thirdPartyApplicationStatus)
        try visitor.code("thirdPartyApplicationType", &thirdPartyApplicationType)
        try visitor.code("thirdPartyApplicationUse", &thirdPartyApplicationUse)
        try visitor.text("thirdPartyPhone", &thirdPartyPhone, limit: 32)
        try visitor.text("authorizationServerUri", &authorizationServerURI)
        try visitor.text("thirdPartyNotifyUri", &thirdPartyNotifyURI, limit: .max, .required)
        try visitor.text(
            "authorizationServerAuthorizationEndpoint", &authorizationServerAuthorizationEndpoint,
            limit: .max, .required)
        try visitor.text(
            "authorizationServerRegistrationEndpoint", &authorizationServerRegistrationEndpoint)
        try visitor.text(
            "authorizationServerTokenEndpoint", &authorizationServerTokenEndpoint, limit: .max,
            .required)
        try visitor.text(
            "dataCustodianBulkRequestURI", &dataCustodianBulkRequestURI, limit: .max, .required)
        try visitor.text(
            "dataCustodianResourceEndpoint", &dataCustodianResourceEndpoint, limit: .max, .required)
        try visitor.text(
            "thirdPartyScopeSelectionScreenURI", &thirdPartyScopeSelectionScreenURI, limit: .max,
            .required)
        try visitor.text("thirdPartyUserPortalScreenURI", &thirdPartyUserPortalScreenURI)
        try visitor.text("client_secret", &clientSecret, limit: 512, .required)
        try visitor.text("logo_uri", &logoURI)
        try visitor.text("client_name", &clientName, limit: 256, .required)
        try visitor.text("client_uri", &clientURI)
        try visitor.texts("redirect_uri", &redirectURIs, limit: .max, minimumCount: 1)
        try visitor.text("client_id", &clientID, limit: 64, .required)
        try visitor.text("tos_uri", &termsOfServiceURI)
        try visitor.text("policy_uri", &policyURI)
        try visitor.text("software_id", &softwareID, limit: 256, .required)
        try visitor.text("software_version", &softwareVersion, limit: 32, .required)
        try visitor.integer("client_id_issued_at", &clientIDIssuedAtUnixSeconds, .required)
        try visitor.integer(
            "client_secret_expires_at", &clientSecretExpiresAtUnixSeconds, .required)
        try visitor.texts("contacts", &contacts, limit: 256, minimumCount: 0)
        try visitor.text(
            "token_endpoint_auth_method", &tokenEndpointAuthMethod, limit: .tokenEndpointAuthMethod,
            .required)
        try visitor.texts("scope", &scopes, limit: 256, minimumCount: 1)
        try visitor.texts("grant_types", &grantTypes, limit: .grantType, minimumCount: 2)
        try visitor.text("response_types", &responseTypes, limit: .responseType, .required)
        try visitor.text("registration_client_uri", &registrationClientURI, limit: .max, .required)
        try visitor.text(
            "registration_access_token", &registrationAccessToken, limit: .max, .required)
        try visitor.text(
            "dataCustodianScopeSelectionScreenURI", &dataCustodianScopeSelectionScreenURI,
            limit: .max, .required)
    }
}

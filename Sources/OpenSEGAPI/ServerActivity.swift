/// What the server in front of the API has done since it was started: plain counts for `/metrics`,
/// which the server fills in because the API knows no sockets.
public struct ServerActivity: Sendable, Hashable {
    /// Answers by the first digit of their status, refusals of malformed requests among them.
    public struct Answers: Sendable, Hashable {
        /// Status 2xx.
        public var successful: UInt64
        /// Status 3xx: what the client has already.
        public var redirected: UInt64
        /// Status 4xx: refused because of the request.
        public var refused: UInt64
        /// Status 5xx: no answer at the moment, for instance no reading that is fresh.
        public var failed: UInt64

        /// Counts since the start of the server.
        public init(
            successful: UInt64 = 0, redirected: UInt64 = 0, refused: UInt64 = 0, failed: UInt64 = 0
        ) {
            self.successful = successful
            self.redirected = redirected
            self.refused = refused
            self.failed = failed
        }
    }

    /// Answers begun.
    public var answers: Answers
    /// Connections that were taken.
    public var acceptedConnections: UInt64
    /// Connections that were turned away because there were too many.
    public var refusedConnections: UInt64
    /// Connections that are open now.
    public var openConnections: UInt64
    /// Bytes of requests, without those of TLS.
    public var receivedBytes: UInt64
    /// Bytes of answers, without those of TLS.
    public var sentBytes: UInt64
    /// TLS handshakes that failed, plain HTTP to the TLS port among them.
    public var failedHandshakes: UInt64
    /// Wrong user names and passwords.
    public var wrongCredentials: UInt64

    /// Counts since the start of the server.
    public init(
        answers: Answers = Answers(), acceptedConnections: UInt64 = 0,
        refusedConnections: UInt64 = 0, openConnections: UInt64 = 0, receivedBytes: UInt64 = 0,
        sentBytes: UInt64 = 0, failedHandshakes: UInt64 = 0, wrongCredentials: UInt64 = 0
    ) {
        self.answers = answers
        self.acceptedConnections = acceptedConnections
        self.refusedConnections = refusedConnections
        self.openConnections = openConnections
        self.receivedBytes = receivedBytes
        self.sentBytes = sentBytes
        self.failedHandshakes = failedHandshakes
        self.wrongCredentials = wrongCredentials
    }
}

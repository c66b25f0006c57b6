import OpenSEGAPI

/// What connections need of the server around them. Confined to the loop's thread.
final class ServerServices {
    /// Answers one request; the second value is the time in seconds since 1970.
    typealias Handler = (APIRequest, Int64) -> APIResponse

    let limits: HTTPLimits
    let hostPolicy: HostPolicy
    let crossOrigin: CrossOriginPolicy
    let gate: CredentialGate
    let counters: ServerCounters
    let handler: Handler
    let log: @Sendable (String) -> Void
    /// Paths that need no credentials.
    let openPaths: Set<String>
    /// The server winds up: no further request on any connection.
    var isStopping = false
    private var dateSeconds: Int64 = -1
    private var dateText: [UInt8] = []
    /// Memory for input that idle connections have given back, for the next one that receives.
    var spareInput: [UInt8] = []

    init(
        limits: HTTPLimits, hostPolicy: HostPolicy, crossOrigin: CrossOriginPolicy,
        gate: CredentialGate, counters: ServerCounters, openPaths: Set<String>,
        log: @escaping @Sendable (String) -> Void, handler: @escaping Handler
    ) {
        self.limits = limits
        self.hostPolicy = hostPolicy
        self.crossOrigin = crossOrigin
        self.gate = gate
        self.counters = counters
        self.openPaths = openPaths
        self.log = log
        self.handler = handler
    }

    /// The `Date` field's value, made once per second.
    func date(at now: Instant) -> [UInt8] {
        if now.unixSeconds != dateSeconds {
            dateSeconds = now.unixSeconds
            dateText = Array(HTTPDate.text(unixSeconds: now.unixSeconds).utf8)
        }
        return dateText
    }
}

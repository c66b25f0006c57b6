public import IntervalCache

/// The interface of the gateway: a request goes in, an answer comes out, made from the two caches.
///
/// It opens no socket, reads no clock and never sees the meter. `respond` may be called from any
/// thread, also from several at once; the bodies that it hands out belong to their caller. Nothing
/// that it does makes the writer of a cache wait.
public struct OpenSEGAPI: Sendable {
    let configuration: APIConfiguration
    let demand: IntervalRing<DemandSample>
    let register: IntervalRing<RegisterSample>
    let status: @Sendable () -> GatewayStatus
    let audit: @Sendable () -> String
    let serverActivity: (@Sendable () -> ServerActivity)?
    let codes: FeedCodes
    private let runStart = RunStart()

    /// An API over the caches.
    ///
    /// - Parameters:
    ///   - configuration: Limits and place.
    ///   - demand: The cache of demand samples.
    ///   - register: The cache of register samples.
    ///   - status: Gives the acquisition's report about itself, at once; called for each request
    ///     that needs it.
    ///   - audit: Gives what was sent to the dongle, byte by byte, at once; for `/audit`.
    ///   - serverActivity: Gives the server's counts for `/metrics`, at once; nil leaves them out.
    public init(
        _ configuration: APIConfiguration, demand: IntervalRing<DemandSample>,
        register: IntervalRing<RegisterSample>, status: @escaping @Sendable () -> GatewayStatus,
        audit: @escaping @Sendable () -> String = { "" },
        serverActivity: (@Sendable () -> ServerActivity)? = nil
    ) {
        self.configuration = configuration
        self.demand = demand
        self.register = register
        self.status = status
        self.audit = audit
        self.serverActivity = serverActivity
        codes = FeedCodes(configuration, demand: demand, register: register)
    }

    /// Answers a request. Never traps and never throws: what can not be answered becomes an answer
    /// that says why.
    ///
    /// - Parameters:
    ///   - request: What was asked.
    ///   - nowUnixSeconds: The gateway's clock.
    public func respond(to request: APIRequest, nowUnixSeconds: Int64) -> APIResponse {
        respond(to: request, nowUnixSeconds: nowUnixSeconds, keeping: nil)
    }

    /// Answers a request as ``respond(to:nowUnixSeconds:)`` does, large CSV answers out of rows that are
    /// kept.
    ///
    /// - Parameters:
    ///   - request: What was asked.
    ///   - nowUnixSeconds: The gateway's clock.
    ///   - kept: This caller's rows, used on one thread; nil writes them anew each time.
    public func respond(
        to request: APIRequest, nowUnixSeconds: Int64, keeping kept: KeptRows?
    ) -> APIResponse {
        do throws(APIProblem) {
            let target = try RequestTarget(path: request.path, query: request.query)
            let route = try Route(target.segments)
            return finished(
                try answer(route, target, request, nowUnixSeconds, kept), for: request)
        } catch {
            return error.response
        }
    }

    /// The last steps of every answer: the condition that it must not exist, and compression. What is
    /// still waited for has them to come.
    func finished(_ response: APIResponse, for request: APIRequest) -> APIResponse {
        if case .pending = response.body { return response }
        var response = response
        // RFC 9110, section 13.1.2: there is something to answer with, whether it has a tag or not.
        if response.status == 200, request.ifNoneMatch == "*" {
            response = APIResponse(status: 304, headers: response.headers)
        }
        return compressed(response, for: request)
    }

    private func answer(
        _ route: Route, _ target: RequestTarget, _ request: APIRequest, _ nowUnixSeconds: Int64,
        _ kept: KeptRows?
    ) throws(APIProblem) -> APIResponse {
        let query = try Query(target.parameters, accepted: route.parameters)
        switch route {
        case .readings(let series, let format, let window):
            let wanted = try ReadingsRequest(series, format, window, query)
            return try readings(wanted, request, nowUnixSeconds, kept)
        case .metadata(let key): return metadataAnswer(key)
        case .trustReport: return try trustReport(query, nowUnixSeconds)
        case .demandResponseReport: return try demandResponseReport(query, nowUnixSeconds)
        case .events: return try events(request)
        case .status: return statusAnswer(nowUnixSeconds)
        case .audit:
            return APIResponse(
                status: 200, headers: [Self.notStored], contentType: "text/plain; charset=utf-8",
                body: .bytes(Array(audit().utf8)))
        case .metrics: return metricsAnswer(nowUnixSeconds)
        case .health:
            return APIResponse(
                status: 200, headers: [Self.notStored], contentType: "text/plain; charset=utf-8",
                body: .bytes(Array("ok\n".utf8)))
        case .openAPI:
            return APIResponse(
                status: 200, headers: [(name: "Cache-Control", value: "private, no-cache")],
                contentType: "application/json", body: .bytes(OpenAPIDocument.text))
        }
    }

    /// When the gateway was started, in Unix seconds.
    var runStartedUnixSeconds: Int64 { runStart.unixSeconds(status) }

    /// For answers that are true at one moment only.
    static let notStored = (name: "Cache-Control", value: "no-store")
}

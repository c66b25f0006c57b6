import OpenSEGAPI

/// Which other web pages' scripts may read answers here (CORS, Fetch standard, section 3.2): none,
/// unless the configuration names their origins.
///
/// A page that may read still needs the user's credentials. Never answers with `*`, which browsers
/// do not accept together with credentials.
struct CrossOriginPolicy: Hashable, Sendable {
    private let origins: Set<String>

    /// - Parameter origins: as `isOrigin` accepts them.
    init(_ origins: [String] = []) {
        self.origins = Set(origins.map { $0.lowercased() })
    }

    /// Whether the text is an origin as browsers send it: `http` or `https`, `://`, a host and, where
    /// it is not the scheme's own, a port; no path.
    static func isOrigin(_ text: String) -> Bool {
        let lower = text.lowercased()
        for scheme in ["https://", "http://"] where lower.hasPrefix(scheme) {
            return Authority(Array(lower.utf8.dropFirst(scheme.utf8.count))) != nil
        }
        return false
    }

    /// What is added to every answer to a request from `origin`.
    func headers(for origin: String?) -> [(name: String, value: String)] {
        if origins.isEmpty { return [] }
        // Also where the origin is missing or unknown: another one's answer would differ.
        let varies = (name: "Vary", value: "Origin")
        guard let origin, origins.contains(origin) else { return [varies] }
        return [
            varies, (name: "Access-Control-Allow-Origin", value: origin),
            (name: "Access-Control-Allow-Credentials", value: "true"),
            (name: "Access-Control-Expose-Headers", value: Self.exposed),
        ]
    }

    /// The answer to the question that browsers ask before a request with credentials of a script's
    /// own; nil where the origin may not ask, so that it gets the refusal of any other method.
    func preflightAnswer(to head: RequestHead) -> APIResponse? {
        guard let origin = head.origin, origins.contains(origin), head.isPreflight else {
            return nil
        }
        return APIResponse(
            status: 204,
            headers: [
                (name: "Access-Control-Allow-Methods", value: "GET, HEAD"),
                (name: "Access-Control-Allow-Headers", value: Self.asked),
                (name: "Access-Control-Max-Age", value: "600"),
            ])
    }

    private static let exposed =
        "ETag, OpenSEG-Age, OpenSEG-Blocks, OpenSEG-Coverage, OpenSEG-Range, OpenSEG-Sequence, "
        + "Retry-After"
    private static let asked = "Authorization, If-None-Match, Last-Event-ID"
}

/// A request with `since` and `wait` that found nothing new: answered as soon as something is, or as
/// refused when the time is up. It costs one look at the cache per call.
final class LongPoll: PendingAnswer {
    private let api: OpenSEGAPI
    private let wanted: ReadingsRequest
    private let request: APIRequest
    private let askedUnixSeconds: Int64
    private let waitSeconds: Int64

    init(
        _ api: OpenSEGAPI, _ wanted: ReadingsRequest, _ request: APIRequest,
        askedUnixSeconds: Int64, waitSeconds: Int
    ) {
        self.api = api
        self.wanted = wanted
        self.request = request
        self.askedUnixSeconds = askedUnixSeconds
        self.waitSeconds = Int64(waitSeconds)
    }

    func answer(nowUnixSeconds: Int64, isFinal: Bool) -> APIResponse? {
        let waited = nowUnixSeconds &- askedUnixSeconds
        // Both times are cut to whole seconds: a difference of `waitSeconds` can be a second less. A clock
        // that was set back ends the wait: how long it has been is not known any more.
        let isOver = isFinal || waited < 0 || waited > waitSeconds
        guard isOver || api.hasNews(for: wanted) else { return nil }
        do throws(APIProblem) {
            return api.finished(
                try api.range(wanted, request, nowUnixSeconds), for: request)
        } catch {
            return error.response
        }
    }
}

extension OpenSEGAPI {
    /// Whether something has come after the sequence number that a request names.
    func hasNews(for wanted: ReadingsRequest) -> Bool {
        guard case .since(let sequence, _) = wanted.selection else { return true }
        return newestSequence(wanted.series) > sequence
    }
}

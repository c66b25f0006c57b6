import IntervalCache
import OpenSEGAPI
import Terminal

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// OpenSEGAPI behind somebody else's web server, as a CGI program (RFC 3875).
///
/// The web server does sockets, TLS and passwords, as it does for everything else on the machine.
/// This program takes the request from the environment, restores the ring from the file that
/// OPENSEG_SNAPSHOT names (whoever reads the meter writes it: see zigbee-to-ring), and prints the
/// answer. With FastCGI or a socket only `main` changes: the API itself reads and prints nothing.
@main
struct OpenSEGCGI {
    static func main() {
        guard let snapshot = variable("OPENSEG_SNAPSHOT"), let method = variable("REQUEST_METHOD")
        else { Terminal.fail("runs under a web server, with OPENSEG_SNAPSHOT set", status: 64) }
        let demand = IntervalRing<DemandSample>.restored(
            from: Terminal.contents(of: snapshot), capacity: 43_200, nominalIntervalSeconds: 4)
        if !demand.report.isComplete {
            // Goes to the web server's log; what is whole is served.
            Terminal.say("\(snapshot) is not whole; \(demand.report.restoredCount) readings are")
        }
        let now = Int64(time(nil))
        let api = OpenSEGAPI(
            APIConfiguration(installationIdentifier: variable("OPENSEG_INSTALLATION") ?? "example"),
            demand: demand.ring,
            register: IntervalRing(capacity: 1, nominalIntervalSeconds: 60),
            status: {
                GatewayStatus(
                    link: .connected, sentence: "Served from a snapshot.",
                    softwareVersion: "example", startedUnixSeconds: 0)
            })
        guard method == "GET" || method == "HEAD" else {
            begin(
                APIResponse(
                    status: 405, headers: [(name: "Allow", value: "GET, HEAD")],
                    contentType: "text/plain; charset=utf-8"))
            return
        }
        let response = api.respond(
            to: APIRequest(
                path: percentEncoded(variable("PATH_INFO") ?? "/"),
                query: variable("QUERY_STRING").flatMap { $0.isEmpty ? nil : $0 },
                isHead: method == "HEAD", ifNoneMatch: variable("HTTP_IF_NONE_MATCH"),
                acceptsGzip: variable("HTTP_ACCEPT_ENCODING")?.contains("gzip") ?? false,
                lastEventID: variable("HTTP_LAST_EVENT_ID")),
            nowUnixSeconds: now)
        send(response, isHead: method == "HEAD", nowUnixSeconds: now)
    }

    static func send(_ response: APIResponse, isHead: Bool, nowUnixSeconds: Int64) {
        var piece: [UInt8] = []
        switch response.body {
        case .pending(let answer):
            // A long poll: nothing new comes into a snapshot, so the answer is due now.
            if let final = answer.answer(nowUnixSeconds: nowUnixSeconds, isFinal: true) {
                send(final, isHead: isHead, nowUnixSeconds: nowUnixSeconds)
            }
            return
        case .bytes(let bytes): piece = bytes
        case .none, .stream, .events: break
        }
        begin(response)
        if isHead { return }
        if case .stream(let stream) = response.body {
            // Piece by piece: memory stays small whatever the range.
            while case .more = stream.writeNextPiece(into: &piece) { flush(&piece) }
        } else if case .events(let feed) = response.body {
            while feed.writeNewEvents(into: &piece, nowUnixSeconds: nowUnixSeconds), !piece.isEmpty
            {
                flush(&piece)
            }
        }
        flush(&piece)
    }

    static func begin(_ response: APIResponse) {
        var head = "Status: \(response.status)\r\n"
        if let type = response.contentType { head += "Content-Type: \(type)\r\n" }
        for (name, value) in response.headers { head += "\(name): \(value)\r\n" }
        var bytes = Array((head + "\r\n").utf8)
        flush(&bytes)
    }

    static func flush(_ bytes: inout [UInt8]) {
        // A client that has left is no error of ours.
        guard Terminal.writeAll(bytes, to: 1) else { exit(0) }
        bytes.removeAll(keepingCapacity: true)
    }

    static func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }
    }

    /// PATH_INFO comes decoded, and the API wants the path as it was sent.
    static func percentEncoded(_ path: String) -> String {
        path.utf8.reduce(into: "") { text, octet in
            let character = Character(Unicode.Scalar(octet))
            if character.isASCII,
                character.isLetter || character.isNumber || "/-._~".contains(character)
            {
                text.append(character)
            } else {
                text += "%" + (octet < 16 ? "0" : "") + String(octet, radix: 16)
            }
        }
    }
}

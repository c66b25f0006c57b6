/// Why a request is not answered with data: a status and one sentence that names what was wrong and
/// what is accepted.
struct APIProblem: Error, Hashable {
    var status: Int
    /// One sentence, for a person; becomes the text/plain body.
    var sentence: String
    /// For 503: when asking again makes sense.
    var retryAfterSeconds: Int?

    /// 400: the request itself is at fault.
    static func badRequest(_ sentence: String) -> APIProblem {
        APIProblem(status: 400, sentence: sentence)
    }

    /// 404: there is no such address.
    static func notFound(_ sentence: String) -> APIProblem {
        APIProblem(status: 404, sentence: sentence)
    }

    /// 404: the address is right and the cache holds nothing for it. Starts with the words that the
    /// interface promises.
    static func noData(_ sentence: String) -> APIProblem {
        APIProblem(status: 404, sentence: "data not found: \(sentence)")
    }

    /// 503: there will be an answer, not now.
    static func unavailable(_ sentence: String, retryAfterSeconds: Int) -> APIProblem {
        APIProblem(status: 503, sentence: sentence, retryAfterSeconds: retryAfterSeconds)
    }

    /// The answer that says so. Never cached: the next moment may be better.
    var response: APIResponse {
        var headers = [(name: "Cache-Control", value: "no-store")]
        if let retryAfterSeconds {
            headers.append((name: "Retry-After", value: String(retryAfterSeconds)))
        }
        return APIResponse(
            status: status, headers: headers, contentType: "text/plain; charset=utf-8",
            body: .bytes(Array(sentence.utf8) + [0x0A]))
    }

    /// Untrusted text as it may stand in a sentence: in quotation marks, printable ASCII only, cut
    /// after 40 characters.
    static func quoted(_ untrusted: some Sequence<UInt8>) -> String {
        var shown: [UInt8] = [UInt8(ascii: "\"")]
        for byte in untrusted {
            if shown.count > 40 {
                shown += Array("...".utf8)
                break
            }
            let isPlain = (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"")
            shown.append(isPlain ? byte : UInt8(ascii: "?"))
        }
        shown.append(UInt8(ascii: "\""))
        return String(decoding: shown, as: UTF8.self)
    }

    /// ``quoted(_:)`` for text that is a string already.
    static func quoted(_ untrusted: String) -> String {
        quoted(untrusted.utf8)
    }
}

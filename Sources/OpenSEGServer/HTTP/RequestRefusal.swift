/// Why a request was not taken: what was wrong, where, and the status that says so.
struct RequestRefusal: Error, Hashable, Sendable {
    enum Code: Hashable, Sendable {
        case malformedRequestLine, malformedTarget, malformedField, malformedHost
        case bareLineFeed, bareCarriageReturn, controlByte, foldedField
        case missingHost, repeatedField, conflictingLength
        case unsupportedVersion, unsupportedMethod, bodyNotAccepted
        case targetTooLong, headTooLong, tooManyFields
        case headTooSlow
    }

    var code: Code
    /// Bytes from the beginning of this head to where the fault was found.
    var offset: Int
    /// The request was `HEAD`, so that its answer must have no body.
    var omitsBody = false

    /// The HTTP status of the answer. After any of them the connection is closed.
    var status: Int {
        switch code {
        case .unsupportedVersion: 505
        case .unsupportedMethod: 405
        case .bodyNotAccepted: 413
        case .targetTooLong: 414
        case .headTooLong, .tooManyFields: 431
        case .headTooSlow: 408
        default: 400
        }
    }

    /// One sentence for whoever wrote the client.
    var sentence: String {
        switch code {
        case .malformedRequestLine:
            "the first line is not 'METHOD target HTTP/1.1' with single blanks"
        case .malformedTarget:
            "the request target must be a path beginning with '/' or an http(s) address, "
                + "in visible ASCII without '#'"
        case .malformedField: "a header line is not 'Name: value'"
        case .malformedHost: "Host is not a name or an address with an optional port"
        case .bareLineFeed: "a line ends in LF alone; lines end in CR LF"
        case .bareCarriageReturn: "a CR stands where no LF follows"
        case .controlByte: "the head holds a control byte"
        case .foldedField: "a header line begins with a blank; folded lines are not accepted"
        case .missingHost: "HTTP/1.1 requires a Host header"
        case .repeatedField: "a header that may stand only once stands twice"
        case .conflictingLength: "Content-Length or Transfer-Encoding is malformed or contradictory"
        case .unsupportedVersion: "this server speaks HTTP/1.1 and HTTP/1.0"
        case .unsupportedMethod: "only GET and HEAD are accepted: this gateway is read-only"
        case .bodyNotAccepted: "a request body is not accepted"
        case .targetTooLong: "the request target is too long"
        case .headTooLong: "the request head is too long"
        case .tooManyFields: "the request has too many header lines"
        case .headTooSlow: "the request head did not arrive in time"
        }
    }
}

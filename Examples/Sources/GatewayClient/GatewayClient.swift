/// Asks a gateway, in two ways that need no library.
///
/// - `http://127.0.0.1:8080` and `unix:/run/openseg.sock`: a socket of one's own, for programs on the
///   gateway itself (`openseg serve --plain-http --users none`).
/// - `https://gateway.local:8443`, or any address with a curl configuration file: the program `curl`,
///   which is on every such machine and does TLS, certificates and passwords. The file holds what
///   `openseg init` printed, in curl's own words: `cacert = "ca.pem"` and `user = "owner:password"`.
///   So no password stands on a command line, and shell scripts use the same file.
public struct GatewayClient: Sendable, Hashable {
    /// The address as it was given, without a slash at its end.
    public let address: String
    let curlConfiguration: String?

    /// Two days as JSON are a twentieth of this.
    private static let largestBodyByteCount = 64 << 20

    /// - Parameter curlConfiguration: a file for `curl --config`; nil for a plain local socket.
    public init(
        address: String, curlConfiguration: String? = nil
    ) throws(GatewayProblem) {
        let isLocal = address.hasPrefix("http://") || address.hasPrefix("unix:/")
        guard isLocal || address.hasPrefix("https://") else {
            throw GatewayProblem(
                .address,
                "'\(address)' is no address of a gateway; accepted are https://HOST:PORT, "
                    + "http://HOST:PORT and unix:/PATH")
        }
        self.address = address.hasSuffix("/") ? String(address.dropLast()) : address
        self.curlConfiguration = curlConfiguration
    }

    /// Asks for a path and gives the answer as it comes: head first, body to be pulled.
    ///
    /// - Parameter timeoutSeconds: how long the gateway may be silent, now and while reading on.
    public func open(
        _ path: String, headers: [(name: String, value: String)] = [], timeoutSeconds: Int = 20
    ) throws(GatewayProblem) -> AnswerStream {
        let bytes: ByteStream
        if address.hasPrefix("https:") || curlConfiguration != nil {
            bytes = try ByteStream(
                curl: address, path, headers, configuration: curlConfiguration)
        } else {
            bytes = try ByteStream(connectedTo: address)
            let host = address.hasPrefix("http://") ? String(address.dropFirst(7)) : "localhost"
            var request = "GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n"
            for (name, value) in headers { request += "\(name): \(value)\r\n" }
            try bytes.send(Array((request + "\r\n").utf8))
        }
        return try AnswerStream(bytes, timeoutSeconds: timeoutSeconds)
    }

    /// The whole body of an answer with status 200. Throws `refused` with the gateway's own sentence
    /// for any other.
    public func get(
        _ path: String, timeoutSeconds: Int = 20
    ) throws(GatewayProblem) -> (body: [UInt8], answer: AnswerStream) {
        let answer = try open(path, timeoutSeconds: timeoutSeconds)
        var body: [UInt8] = []
        while let piece = try answer.readPiece() {
            body += piece
            guard body.count < Self.largestBodyByteCount else {
                throw GatewayProblem(.brokenOff, "the answer to \(path) does not end")
            }
        }
        guard answer.status == 200 else {
            let sentence = String(decoding: body, as: UTF8.self).split(separator: "\n").first
            throw GatewayProblem(
                .refused(status: answer.status), "\(answer.status) \(sentence ?? "")")
        }
        return (body, answer)
    }

    /// The same as JSON.
    public func json(
        _ path: String, timeoutSeconds: Int = 20
    ) throws(GatewayProblem) -> JSONValue {
        let body = try get(path, timeoutSeconds: timeoutSeconds).body
        guard let value = JSONValue(body) else {
            throw GatewayProblem(.brokenOff, "the answer to \(path) is not JSON")
        }
        return value
    }
}

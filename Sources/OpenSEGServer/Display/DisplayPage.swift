import OpenSEGAPI

/// The web display: one page that needs nothing from anywhere else.
///
/// Its parts are ordinary files beside this one, which the build puts into the program; here they
/// are joined to the single document that `/` answers with. The page's own script and style are
/// the only ones that its Content-Security-Policy lets run, known by their digests.
struct DisplayPage: Sendable {
    private let document: [UInt8]
    private let policy: String
    private let entityTag: String

    init() {
        let style = PackageResources.display_css
        let script = PackageResources.plot_js + PackageResources.display_js
        document = Self.document(style: style, script: script)
        let sources = [("script-src", script), ("style-src", style)].map { name, content in
            "\(name) 'sha256-\(Base64.encode(SHA256.digest(content)))'"
        }
        policy =
            (["default-src 'none'"] + sources + [
                "connect-src 'self'", "img-src data:", "base-uri 'none'", "form-action 'none'",
                "frame-ancestors 'none'",
            ]).joined(separator: "; ")
        entityTag = "\"\(Base64.encode(Array(SHA256.digest(document).prefix(12))))\""
    }

    /// The page, or 304 for a browser that has it already.
    func respond(to request: APIRequest) -> APIResponse {
        let headers = [
            (name: "ETag", value: entityTag), (name: "Cache-Control", value: "private, no-cache"),
            (name: "Content-Security-Policy", value: policy),
        ]
        if let known = request.ifNoneMatch, EntityTag.matches(entityTag, ifNoneMatch: known) {
            return APIResponse(status: 304, headers: headers)
        }
        return APIResponse(
            status: 200, headers: headers, contentType: "text/html; charset=utf-8",
            body: .bytes(document))
    }

    /// The HTML file with style and script put between their empty tags.
    private static func document(style: [UInt8], script: [UInt8]) -> [UInt8] {
        var document: [UInt8] = []
        var rest = PackageResources.display_html[...]
        for (openingTag, content) in [("<style>", style), ("<script>", script)] {
            let tag = Array(openingTag.utf8)
            guard let place = rest.indices.first(where: { rest[$0...].starts(with: tag) })
            else { continue }
            document += rest[..<(place + tag.count)]
            document += content
            rest = rest[(place + tag.count)...]
        }
        return document + rest
    }
}

/// Appends XML to a byte buffer: the only place that knows how ESPI and Atom elements are spelled.
///
/// The writer borrows the caller's buffer by swapping it in and out, so nothing is copied.
struct ElementWriter {
    static let espiNamespace = "http://naesb.org/espi"
    static let atomNamespace = "http://www.w3.org/2005/Atom"

    private(set) var output: [UInt8] = []
    private let style: FeedStyle

    private init(style: FeedStyle) {
        self.style = style
    }

    /// Runs `body` with a writer on `output`. When it throws, `output` is as it was before.
    static func write(
        to output: inout [UInt8], style: FeedStyle,
        _ body: (inout ElementWriter) throws(ESPIEncodingError) -> Void
    ) throws(ESPIEncodingError) {
        var writer = ElementWriter(style: style)
        let countBefore = output.count
        swap(&writer.output, &output)
        do throws(ESPIEncodingError) {
            try body(&writer)
            swap(&writer.output, &output)
        } catch {
            swap(&writer.output, &output)
            output.removeLast(output.count - countBefore)
            throw error
        }
    }

    // MARK: Bytes

    mutating func raw(_ text: String) {
        output.append(contentsOf: text.utf8)
    }

    mutating func raw(_ number: some FixedWidthInteger) {
        output.appendDecimal(number)
    }

    /// Character data or an attribute's value; the same escapes serve for both.
    mutating func escaped(_ text: String, element: String) throws(ESPIEncodingError) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: raw("&amp;")
            case 0x3C: raw("&lt;")
            case 0x3E: raw("&gt;")
            case 0x22: raw("&quot;")
            // A reader would turn these into blanks or line feeds if they stood bare.
            case 0x0D: raw("&#13;")
            case 0x09, 0x0A: raw("&#\(scalar.value);")
            case 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF:
                output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            default:
                throw ESPIEncodingError(
                    .characterNotAllowed, element: element,
                    detail: "character number \(scalar.value) can not stand in XML 1.0")
            }
        }
    }

    mutating func truncate(to count: Int) {
        output.removeLast(output.count - count)
    }

    // MARK: Atom elements

    mutating func atomText(_ name: String, _ text: String?) throws(ESPIEncodingError) {
        guard let text else { throw ESPIEncodingError.missing(name) }
        raw("<\(name)>")
        try escaped(text, element: name)
        raw("</\(name)>")
    }

    mutating func atomTime(_ name: String, unixSeconds: Int64?) throws(ESPIEncodingError) {
        guard let unixSeconds else { throw ESPIEncodingError.missing(name) }
        guard let time = UTCDateTime(unixSeconds: unixSeconds) else {
            throw ESPIEncodingError(
                .valueOutOfRange, element: name,
                detail: "\(unixSeconds) is not a time in the years 1 to 9999")
        }
        raw("<\(name)>\(time.text)</\(name)>")
    }

    mutating func beginEntry(_ entry: EntryHead) throws(ESPIEncodingError) {
        raw("\n<entry>")
        try atomText("id", entry.id)
        // All links stand together: the 4.0 schema accepts them only in runs of two or more.
        guard entry.links.count >= 2 else {
            throw ESPIEncodingError(
                .tooFewItems, element: "link",
                detail: "\(entry.links.count) given, at least 2 are needed")
        }
        for link in entry.links { try atomLink(link) }
        try atomText("title", entry.title)
        raw("<content type=\"application/xml\">")
    }

    mutating func endEntry(
        publishedUnixSeconds: Int64?, updatedUnixSeconds: Int64?
    ) throws(ESPIEncodingError) {
        raw("</content>")
        try atomTime("published", unixSeconds: publishedUnixSeconds)
        try atomTime("updated", unixSeconds: updatedUnixSeconds)
        raw("</entry>")
    }

    mutating func atomLink(_ link: AtomLink) throws(ESPIEncodingError) {
        raw("<link rel=\"")
        try escaped(link.relation.text, element: "link")
        raw("\" href=\"")
        try escaped(link.href, element: "link")
        if let type = link.type {
            raw("\" type=\"")
            try escaped(type, element: "link")
        }
        raw("\"/>")
    }

    // MARK: ESPI elements

    private var prefix: String { style == .prefixed ? "espi:" : "" }

    /// Start tag of the resource itself, which declares the namespace where the style asks for it.
    mutating func openResource(_ name: String) {
        raw("<\(prefix)\(name)")
        if style == .defaultNamespace { raw(" xmlns=\"\(Self.espiNamespace)\"") }
        raw(">")
    }

    mutating func open(_ name: String) {
        raw("<\(prefix)\(name)>")
    }

    mutating func close(_ name: String) {
        raw("</\(prefix)\(name)>")
    }

    /// A resource without content, which exists for its links.
    mutating func emptyResource(_ name: String) {
        raw("<\(prefix)\(name)")
        if style == .defaultNamespace { raw(" xmlns=\"\(Self.espiNamespace)\"") }
        raw("/>")
    }

    mutating func element(_ name: String, _ value: some FixedWidthInteger) {
        open(name)
        raw(value)
        close(name)
    }

    mutating func interval(_ name: String, _ interval: DateTimeInterval) {
        open(name)
        // ESPI wants the duration before the start.
        element("duration", interval.durationSeconds)
        element("start", interval.startUnixSeconds)
        close(name)
    }
}

/// Why a feed can not be read any further.
public struct ESPIDecodingError: Error, Hashable, Sendable {
    /// What was wrong.
    public enum Code: String, Hashable, Sendable {
        /// The bytes are not well-formed XML 1.0 in UTF-8.
        case notWellFormed
        /// The input ends before the feed does.
        case truncated
        /// A document type declaration, which feeds never need and attackers do.
        case documentType
        /// An entity other than the five of XML and character numbers.
        case entity
        /// An encoding other than UTF-8.
        case encoding
        /// An element is longer, deeper or more numerous than the limits allow.
        case limitExceeded
        /// The document is not an Atom feed.
        case notAFeed
        /// An element that has no place where it stands, or stands out of order.
        case elementUnexpected
        /// An element or attribute that must be there is not.
        case elementMissing
        /// A text is not a value of the element's type.
        case valueInvalid
    }

    /// What was wrong.
    public var code: Code
    /// Where it is.
    public var location: DecodingLocation
    /// What was found and what is accepted, in one sentence.
    public var detail: String

    init(_ code: Code, at location: DecodingLocation, _ detail: String) {
        self.code = code
        self.location = location
        self.detail = detail
    }
}

extension ESPIDecodingError: CustomStringConvertible {
    /// Line, column, element and what is wrong, in one line.
    public var description: String { "\(location): \(detail)" }
}

/// A place in a feed.
public struct DecodingLocation: Hashable, Sendable, CustomStringConvertible {
    /// The line, from 1.
    public var line: Int
    /// The byte in the line, from 1.
    public var column: Int
    /// The local name of the element, empty outside of any.
    public var element: String

    init(line: Int, column: Int, element: String) {
        self.line = line
        self.column = column
        self.element = element
    }

    /// `line 3 column 9 <duration>`
    public var description: String {
        "line \(line) column \(column)" + (element.isEmpty ? "" : " <\(element)>")
    }
}

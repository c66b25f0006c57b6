/// Why a feed could not be written. What the caller's buffer held before the failing call is kept,
/// and nothing of the failed call is in it.
public struct ESPIEncodingError: Error, Hashable, Sendable {
    /// What was wrong.
    public enum Code: Hashable, Sendable {
        /// A call came in the wrong place, for instance a reading outside a block.
        case callOutOfOrder
        /// A number is outside the range of its ESPI type, or a word is not one of its list.
        case valueOutOfRange
        /// A text is longer than its ESPI type allows.
        case textTooLong
        /// A text holds a character that XML 1.0 can not carry.
        case characterNotAllowed
        /// An element that the schema demands is not given.
        case elementMissing
        /// A list has fewer items than the schema asks for.
        case tooFewItems
        /// A reading does not begin after the one before it, or lies outside its block.
        case readingOutsideInterval
        /// The feed's description does not announce the list that the resource belongs to.
        case listNotAnnounced
        /// The resource has no such element, or no place of its own in a feed.
        case elementNotAllowed
    }

    /// What was wrong.
    public var code: Code
    /// The element that could not be written, or the call that came out of order.
    public var element: String
    /// What was given and what is accepted, in one sentence.
    public var detail: String

    init(_ code: Code, element: String, detail: String) {
        self.code = code
        self.element = element
        self.detail = detail
    }

    static func misuse(_ call: String, accepted: String) -> ESPIEncodingError {
        ESPIEncodingError(.callOutOfOrder, element: call, detail: "accepted \(accepted)")
    }

    static func missing(_ element: String) -> ESPIEncodingError {
        ESPIEncodingError(
            .elementMissing, element: element, detail: "must be given, and is not")
    }
}

extension ESPIEncodingError: CustomStringConvertible {
    /// The element and what is accepted, in one line.
    public var description: String { "\(element): \(detail)" }
}

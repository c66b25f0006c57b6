/// Why a feed could not be written. What the caller's buffer held before the failing call is kept,
/// and nothing of the failed call is in it.
public struct ESPIEncodingError: Error, Hashable, Sendable {
    /// What was wrong.
    public enum Code: Hashable, Sendable {
        /// A call came in the wrong place, for instance a reading outside a block.
        case callOutOfOrder
        /// A number is outside the range of its ESPI type.
        case valueOutOfRange
        /// A text is longer than its ESPI type allows.
        case textTooLong
        /// A text holds a character that XML 1.0 can not carry.
        case characterNotAllowed
        /// A list has fewer items than the schema asks for.
        case tooFewItems
        /// A reading does not begin after the one before it, or lies outside its block.
        case readingOutsideInterval
        /// The feed's description does not announce the list that the resource belongs to.
        case listNotAnnounced
        /// A value is given for an element that this form of the resource does not have.
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
}

extension ESPIEncodingError: CustomStringConvertible {
    /// The element and what is accepted, in one line.
    public var description: String { "\(element): \(detail)" }
}

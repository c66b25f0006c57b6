/// A repair that the lenient mode made, or something that it left out.
public struct ESPIDecodingWarning: Hashable, Sendable {
    /// What was repaired.
    public enum Code: String, Hashable, Sendable {
        /// The input ends before the feed does; what was complete was delivered.
        case truncated
        /// The document is a single entry and not a feed.
        case entryWithoutFeed
        /// An element that the standard does not know was left out.
        case elementUnknown
        /// An element stands out of order, or where it does not belong, and was read nevertheless.
        case elementMisplaced
        /// An element that may stand once stands again; the first one counts.
        case elementRepeated
        /// An element or attribute that must be there is not.
        case elementMissing
        /// An element is written in other letter case, or in another namespace.
        case nameRepaired
        /// A text is not a value of its type and was left out.
        case valueInvalid
        /// Fractions of a second, or of a whole number, were cut off.
        case fractionCutOff
        /// A time without zone or without time of day was taken as UTC.
        case timeIncomplete
        /// A text is longer than its type allows, and was kept.
        case textTooLong
        /// A reading begins before the one in front of it; said once per block.
        case readingsNotAscending
    }

    /// What was repaired.
    public var code: Code
    /// Where it is.
    public var location: DecodingLocation
    /// What was found, in one sentence.
    public var detail: String

    init(_ code: Code, at location: DecodingLocation, _ detail: String) {
        self.code = code
        self.location = location
        self.detail = detail
    }
}

extension ESPIDecodingWarning: CustomStringConvertible {
    /// Line, column, element and what was repaired, in one line.
    public var description: String { "\(location): \(detail)" }
}

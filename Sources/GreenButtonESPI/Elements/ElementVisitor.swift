/// Goes through the elements of a resource in the order of the schema, either writing them or
/// filling them in.
///
/// Each resource lists its elements once, in `visit`, and that list is both its encoder and its
/// decoder: the two can not drift apart, and the order is right by construction.
protocol ElementVisitor {
    associatedtype Failure: Error

    mutating func code<Code: ESPICode>(
        _ name: String, _ value: inout Code?, _ presence: Presence) throws(Failure)
    mutating func integer<Integer: FixedWidthInteger>(
        _ name: String, _ value: inout Integer?, _ presence: Presence) throws(Failure)
    mutating func int48(_ name: String, _ value: inout Int64?) throws(Failure)
    mutating func boolean(_ name: String, _ value: inout Bool?) throws(Failure)
    /// `limit` is in characters.
    mutating func text(
        _ name: String, _ value: inout String?, limit: TextLimit, _ presence: Presence)
        throws(Failure)
    mutating func texts(
        _ name: String, _ values: inout [String], limit: TextLimit, minimumCount: Int)
        throws(Failure)
    mutating func hex<Bits: FixedWidthInteger & UnsignedInteger>(
        _ name: String, _ value: inout Bits?, _ presence: Presence) throws(Failure)
    mutating func interval(
        _ name: String, _ value: inout DateTimeInterval?, _ presence: Presence) throws(Failure)
    mutating func nested<Content: ElementContent>(
        _ name: String, _ value: inout Content?) throws(Failure)
    mutating func list<Content: ElementContent>(
        _ name: String, _ values: inout [Content], minimumCount: Int) throws(Failure)
    /// A list inside an element of its own, which is left out when there is nothing in it.
    mutating func wrappedList<Content: ElementContent>(
        _ name: String, of itemName: String, _ values: inout [Content]) throws(Failure)
}

/// Whether the schema demands an element.
enum Presence: Hashable, Sendable {
    case optional
    case required
}

/// A type that lists its elements.
protocol ElementContent {
    /// A value in which nothing is given.
    init()

    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor) throws(Visitor.Failure)
}

extension ElementVisitor {
    mutating func code<Code: ESPICode>(_ name: String, _ value: inout Code?) throws(Failure) {
        try code(name, &value, .optional)
    }

    mutating func integer<Integer: FixedWidthInteger>(
        _ name: String, _ value: inout Integer?
    ) throws(Failure) {
        try integer(name, &value, .optional)
    }

    mutating func text(
        _ name: String, _ value: inout String?, limit: TextLimit = .max
    ) throws(Failure) {
        try text(name, &value, limit: limit, .optional)
    }

    mutating func interval(
        _ name: String, _ value: inout DateTimeInterval?
    ) throws(Failure) {
        try interval(name, &value, .optional)
    }
}

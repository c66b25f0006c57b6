/// A number from one of the code lists of ESPI.
///
/// The schemas declare every list as "these, or any other number of the same width", so a code type
/// holds any number and tells whether the standard lists it.
public protocol ESPICode: RawRepresentable, Hashable, Sendable
where RawValue: FixedWidthInteger & Sendable {
    /// Any number, listed or not.
    init(rawValue: RawValue)

    /// Whether the number is one of those that the standard lists.
    var isListed: Bool { get }
}

/// One attribute of a read response or report with its value copied out of the frame.
public struct ZCLAttributeReading: Hashable, Sendable {
    /// The attribute, to be understood together with the frame's manufacturer code.
    public var attribute: ZCLAttributeIdentifier
    /// Whether the attribute was read; always `success` in a report.
    public var status: ZCLStatus
    /// The value, nil when `status` is not `success`.
    public var value: ZCLTypedValue?

    /// A value that was read.
    public init(attribute: ZCLAttributeIdentifier, value: ZCLTypedValue) {
        self.attribute = attribute
        self.status = .success
        self.value = value
    }

    /// An attribute that could not be read.
    public init(attribute: ZCLAttributeIdentifier, failure: ZCLStatus) {
        self.attribute = attribute
        self.status = failure
    }
}

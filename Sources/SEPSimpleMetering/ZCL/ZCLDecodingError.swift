/// Why octets could not be read as a ZigBee Cluster Library frame, and where.
public struct ZCLDecodingError: Error, Hashable, Sendable {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// The frame ends inside its header (3 octets, 5 with a manufacturer code).
        case headerCut
        /// The frame ends inside a field of its payload.
        case payloadCut
        /// A value has a type octet that the ZCL does not define, so that its length is unknown.
        case undefinedType(UInt8)
        /// A string says that it is longer than the rest of the frame.
        case stringLongerThanFrame
        /// An array, set, bag or structure claims more elements than the frame can hold.
        case countLargerThanFrame
        /// Arrays and structures are nested more than 15 deep.
        case nestedTooDeep
        /// Octets follow where the command's payload should have ended.
        case octetsLeft
    }

    /// What went wrong.
    public var code: Code
    /// The octet of the frame, counted from 0, at which the unreadable field begins.
    public var offset: Int

    /// Makes an error from its parts.
    public init(code: Code, offset: Int) {
        self.code = code
        self.offset = offset
    }
}

extension ZCLDecodingError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        switch code {
        case .headerCut: "the frame ends inside its header at octet \(offset)"
        case .payloadCut: "the frame ends inside the field that begins at octet \(offset)"
        case .undefinedType(let type):
            "data type \(hexadecimal(type)) at octet \(offset) is not defined, its length is unknown"
        case .stringLongerThanFrame: "the string at octet \(offset) is longer than the frame"
        case .countLargerThanFrame:
            "the element count at octet \(offset) is larger than the frame can hold"
        case .nestedTooDeep: "values are nested more than 15 deep at octet \(offset)"
        case .octetsLeft: "octets are left over from octet \(offset) on"
        }
    }

    private func hexadecimal(_ octet: UInt8) -> String {
        let digits = String(octet, radix: 16)
        return octet < 16 ? "0x0" + digits : "0x" + digits
    }
}

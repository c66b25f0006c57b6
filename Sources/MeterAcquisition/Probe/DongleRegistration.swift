/// What a utility asks for to join a dongle to a meter.
///
/// The install code is a secret: whoever has it can pass for this dongle. It is shown to its owner on
/// request and goes nowhere else; the description leaves it out.
public struct DongleRegistration: Sendable, Hashable, CustomStringConvertible {
    /// The dongle's ZigBee address (EUI-64), printed on it as its MAC address.
    public var address: UInt64
    /// The install code as hexadecimal digits; nil where the dongle did not tell.
    public var installCode: String?

    /// The address as it is printed: sixteen upper-case hexadecimal digits.
    public var addressText: String {
        let digits = String(address, radix: 16, uppercase: true)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// The address; the install code is left out.
    public var description: String { addressText }
}

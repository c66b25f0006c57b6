/// Collects the arguments of a command in their wire notation; what is nil is left out.
public struct RavenArguments: Hashable, Sendable {
    /// The arguments so far, in the order added.
    public private(set) var fields: [FragmentField] = []

    /// Starts without arguments.
    public init() {}

    /// Adds a text.
    public mutating func addText(_ name: String, _ text: String?) {
        guard let text else { return }
        fields.append(FragmentField(name: name, text: text))
    }

    /// Adds a hexadecimal number of at least `digitCount` digits.
    public mutating func addHexadecimal(_ name: String, _ value: UInt64?, digitCount: Int) {
        guard let value else { return }
        var bytes: [UInt8] = []
        bytes.appendHexadecimal(value, digitCount: digitCount)
        addText(name, String(decoding: bytes, as: UTF8.self))
    }

    /// Adds the meter's address as `MeterMacId`.
    public mutating func addMeter(_ meter: EUI64?) {
        addText("MeterMacId", meter?.description)
    }

    /// Adds `Y` or `N`.
    public mutating func addFlag(_ name: String, _ value: Bool?) {
        addText(name, value.map { $0 ? "Y" : "N" })
    }
}

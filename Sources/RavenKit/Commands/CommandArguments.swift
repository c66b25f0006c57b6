/// Collects the arguments of a command in their wire notation, leaving out what is nil.
package struct CommandArguments {
    /// The arguments so far.
    package private(set) var fields: [FragmentField] = []

    /// Starts without arguments.
    package init() {}

    /// Adds a text.
    package mutating func text(_ name: String, _ text: String?) {
        guard let text else { return }
        fields.append(FragmentField(name: name, text: text))
    }

    /// Adds a hexadecimal number of at least `digitCount` digits.
    package mutating func hexadecimal(_ name: String, _ value: UInt64?, digitCount: Int) {
        guard let value else { return }
        var bytes: [UInt8] = []
        bytes.appendHexadecimal(value, digitCount: digitCount)
        text(name, String(decoding: bytes, as: UTF8.self))
    }

    /// Adds the meter's address.
    package mutating func meter(_ meter: EUI64?) {
        text("MeterMacId", meter?.description)
    }

    /// Adds a `Y` or `N`.
    package mutating func flag(_ name: String, _ value: Bool?) {
        text(name, value.map { $0 ? "Y" : "N" })
    }
}

/// Numbers in the arguments of commands: hexadecimal with `0x`, decimal without.
enum CommandNumber {
    /// The number, nil for anything else and for what does not fit 64 bits.
    static func value(_ text: String) -> UInt64? {
        let isHex = text.hasPrefix("0x") || text.hasPrefix("0X")
        let digits = isHex ? text.dropFirst(2) : text[...]
        guard let first = digits.first, first != "+", first != "-" else { return nil }
        return UInt64(digits, radix: isHex ? 16 : 10)
    }
}

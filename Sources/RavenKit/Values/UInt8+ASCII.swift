extension UInt8 {
    /// The byte with A to Z turned into a to z.
    var asciiLowercased: UInt8 {
        self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self
    }

    /// Whether the byte is a blank of the wire: space, tab, carriage return or line feed.
    var isBlank: Bool {
        self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09
    }

    /// Whether an element name may begin with the byte.
    var isNameStart: Bool {
        (self | 0x20) &- UInt8(ascii: "a") < 26 || self == UInt8(ascii: "_")
    }

    /// Whether an element name may contain the byte.
    var isNameByte: Bool {
        isNameStart || self &- UInt8(ascii: "0") <= 9 || self == UInt8(ascii: "-")
            || self == UInt8(ascii: ".") || self == UInt8(ascii: ":")
    }
}

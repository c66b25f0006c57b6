/// Text as a string of JSON, for programs that print one object a line.
public enum JSONString {
    /// Appends the text in quotation marks. Escaped are what JSON demands, DEL, and the three line ends
    /// of Unicode, at which some readers would break the line.
    public static func append(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                output.append(UInt8(ascii: "\\"))
                output.append(UInt8(scalar.value))
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{85}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                output += "\\u".utf8
                output += repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count)
                output += digits.utf8
            case _ where scalar.isASCII: output.append(UInt8(scalar.value))
            default: output += scalar.utf8
            }
        }
        output.append(UInt8(ascii: "\""))
    }

    /// The text in quotation marks, escaped as ``append(_:to:)`` does.
    public static func quoted(_ text: String) -> String {
        var output: [UInt8] = []
        append(text, to: &output)
        return String(decoding: output, as: UTF8.self)
    }
}

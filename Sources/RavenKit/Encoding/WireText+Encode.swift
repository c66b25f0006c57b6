extension WireText {
    /// Appends text as code page 1252 with the escapes of the wire.
    ///
    /// What the page lacks, and blanks that trimming would take off, become numeric references, so
    /// that decoding gives the same text back. NUL, which the wire can not carry, is left out.
    static func encode(_ text: String, into output: inout [UInt8]) {
        let last = text.unicodeScalars.count &- 1
        var index = 0
        for scalar in text.unicodeScalars {
            defer { index &+= 1 }
            switch scalar {
            case "\0": break
            case "<": output += "&lt;".utf8
            case ">": output += "&gt;".utf8
            case "&": output += "&amp;".utf8
            case "\"": output += "&quot;".utf8
            case " " where index > 0 && index < last: output.append(0x20)
            default:
                if scalar.value > 0x20, let byte = codePage1252(scalar) {
                    output.append(byte)
                } else {
                    output += "&#".utf8
                    output.appendDecimal(UInt64(scalar.value))
                    output.append(UInt8(ascii: ";"))
                }
            }
        }
    }
}

extension XMLTokenizer {
    /// The characters of a stretch of text: entities resolved, line ends as line feeds, checked to
    /// be UTF-8 and characters of XML.
    func decodedText(_ range: Range<Int>) throws(ESPIDecodingError) -> String {
        var characters: [UInt8] = []
        try appendText(range, to: &characters)
        return String(decoding: characters, as: UTF8.self)
    }

    /// Appends the characters of the newest text token.
    func appendText(to characters: inout [UInt8]) throws(ESPIDecodingError) {
        if textIsCharacterData {
            try appendPlain(text, to: &characters)
        } else {
            try appendText(text, to: &characters)
        }
    }

    private func appendText(
        _ range: Range<Int>, to characters: inout [UInt8]
    ) throws(ESPIDecodingError) {
        var plainStart = range.lowerBound
        var index = range.lowerBound
        while index < range.upperBound {
            guard bytes[index] == 0x26 else {
                index += 1
                continue
            }
            try appendPlain(plainStart..<index, to: &characters)
            guard
                let end = bytes[index..<min(range.upperBound, index + 16)].firstIndex(of: 0x3B)
            else { throw failure(.entity, "'&' does not begin an entity") }
            try appendEntity(index + 1..<end, to: &characters)
            index = end + 1
            plainStart = index
        }
        try appendPlain(plainStart..<index, to: &characters)
    }

    private func appendEntity(
        _ name: Range<Int>, to characters: inout [UInt8]
    ) throws(ESPIDecodingError) {
        let written = String(decoding: bytes[name], as: UTF8.self)
        switch written {
        case "amp": characters.append(0x26)
        case "lt": characters.append(0x3C)
        case "gt": characters.append(0x3E)
        case "quot": characters.append(0x22)
        case "apos": characters.append(0x27)
        default:
            guard written.utf8.first == 0x23 else {
                throw failure(.entity, "the entity '&\(written);' is not one of XML's five")
            }
            let isHex = written.hasPrefix("#x")
            let digits = written.dropFirst(isHex ? 2 : 1)
            guard let first = digits.utf8.first, first != 0x2B, first != 0x2D,
                let number = UInt32(digits, radix: isHex ? 16 : 10),
                let scalar = Unicode.Scalar(number), Self.isAllowed(scalar)
            else {
                throw failure(.entity, "'&\(written);' is not a character of XML")
            }
            characters.append(contentsOf: String(Character(scalar)).utf8)
        }
    }

    /// Appends bytes without entities, checked; carriage returns become line feeds.
    private func appendPlain(
        _ range: Range<Int>, to characters: inout [UInt8]
    ) throws(ESPIDecodingError) {
        let span = bytes.span
        var isASCII = true
        for index in range {
            let byte = span[index]
            if byte >= 0x80 { isASCII = false }
            if byte < 0x20 {
                switch byte {
                case 0x09, 0x0A: break
                case 0x0D:
                    try appendWithLineEnds(range, to: &characters)
                    return
                default: throw failure(.notWellFormed, "a control character in text")
                }
            }
        }
        if !isASCII { try checkUTF8(bytes[range]) }
        characters.append(contentsOf: bytes[range])
    }

    private func appendWithLineEnds(
        _ range: Range<Int>, to characters: inout [UInt8]
    ) throws(ESPIDecodingError) {
        try checkUTF8(bytes[range])
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            index += 1
            if byte == 0x0D {
                if index < range.upperBound, bytes[index] == 0x0A { continue }
                characters.append(0x0A)
            } else {
                guard byte >= 0x20 || byte == 0x09 || byte == 0x0A else {
                    throw failure(.notWellFormed, "a control character in text")
                }
                characters.append(byte)
            }
        }
    }

    private func checkUTF8(_ text: ArraySlice<UInt8>) throws(ESPIDecodingError) {
        guard let decoded = String(validating: text, as: UTF8.self) else {
            throw failure(.encoding, "bytes that are not UTF-8")
        }
        guard decoded.unicodeScalars.allSatisfy(Self.isAllowed) else {
            throw failure(.notWellFormed, "a character that XML can not carry")
        }
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x1_0000...0x10_FFFF: true
        default: false
        }
    }
}

/// Literal text (D10).
///
/// Devices are allowed CDATA but a cut one must not swallow what follows: a known root's start tag
/// that is followed by another tag is taken for the next stanza (D2), everything else is literal.
extension FragmentScanner {
    private static let opening: StaticString = "<![CDATA["

    @inline(never)
    mutating func scanCDATA(_ bytes: borrowing Span<UInt8>) {
        let byte = bytes[position]
        switch state {
        case .cdataOpen: scanCDATAOpening(byte)
        case .cdataTag: scanCDATATag(bytes, byte)
        case .cdataRoot:
            if byte == UInt8(ascii: "<"), let cdataRoot {
                truncate(at: offset(tagStart))
                openStanza(cdataRoot, at: offset(tagStart))
                state = .text
                // What stands between the two tags belongs to the new stanza.
                position = nameEnd &+ 1
            } else if byte.isBlank || byte == 0 {
                position &+= 1
            } else {
                state = .cdata
            }
        default: scanCDATAText(byte)
        }
    }

    private mutating func scanCDATAOpening(_ byte: UInt8) {
        let expected = Self.opening.withUTF8Buffer { word in
            // An index below the word's length: the state ends when the word is complete.
            unsafe word[cdataMatchCount]
        }
        guard byte == expected || byte == 0 else {
            breakTag()
            return
        }
        position &+= 1
        if byte != 0 { cdataMatchCount &+= 1 }
        if cdataMatchCount == Self.opening.utf8CodeUnitCount {
            state = .cdata
            cdataMatchCount = 0
        }
    }

    /// ``cdataMatchCount`` counts the closing brackets seen last.
    private mutating func scanCDATAText(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "]"):
            cdataMatchCount = min(2, cdataMatchCount &+ 1)
        case UInt8(ascii: ">") where cdataMatchCount == 2:
            state = .text
        case UInt8(ascii: "<"):
            cdataMatchCount = 0
            tagStart = position
            nameStart = position &+ 1
            state = .cdataTag
        case 0: break
        default: cdataMatchCount = 0
        }
        position &+= 1
    }

    private mutating func scanCDATATag(_ bytes: borrowing Span<UInt8>, _ byte: UInt8) {
        if byte.isNameByte, position &- tagStart < Self.maximumTagByteCount {
            position &+= 1
        } else if byte == UInt8(ascii: ">"),
            let root = vocabulary.root(named: bytes, nameStart, position)
        {
            cdataRoot = root
            nameEnd = position
            state = .cdataRoot
            position &+= 1
        } else {
            state = .cdata
        }
    }
}

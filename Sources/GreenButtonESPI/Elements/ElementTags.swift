/// The start and end tag of an element without attributes, as they are written.
struct ElementTags: Sendable {
    let open: [UInt8]
    let close: [UInt8]

    /// - Parameters:
    ///   - prefix: The namespace prefix; empty for none.
    init(_ name: String, prefix: [UInt8]) {
        let qualifiedName = (prefix.isEmpty ? [] : prefix + [0x3A]) + Array(name.utf8)
        open = [0x3C] + qualifiedName + [0x3E]
        close = [0x3C, 0x2F] + qualifiedName + [0x3E]
    }

    /// Appends the element with a number in it, without allocating beyond the buffer's growth.
    func append(_ number: some FixedWidthInteger, to output: inout [UInt8]) {
        output.append(contentsOf: open)
        output.appendDecimal(number)
        output.append(contentsOf: close)
    }
}

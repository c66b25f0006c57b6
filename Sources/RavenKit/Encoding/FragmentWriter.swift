/// Writes a two-level XML fragment the way devices do: CR LF behind every tag line, children
/// indented by two blanks (XML API facts, sections 1 and 2).
struct FragmentWriter {
    /// The fragment so far.
    private(set) var bytes: [UInt8] = []
    private let root: String

    /// Opens the root element.
    init(_ root: String) {
        self.root = root
        bytes.reserveCapacity(512)
        bytes.append(UInt8(ascii: "<"))
        bytes += root.utf8
        endLine()
    }

    /// Closes the root element.
    mutating func end() {
        close(root)
    }

    private mutating func endLine() {
        bytes += [UInt8(ascii: ">"), 0x0D, 0x0A]
    }

    private mutating func begin(_ name: String) {
        bytes += [0x20, 0x20, UInt8(ascii: "<")]
        bytes += name.utf8
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func close(_ name: String) {
        bytes += [UInt8(ascii: "<"), UInt8(ascii: "/")]
        bytes += name.utf8
        endLine()
    }

    /// A text child; none for nil.
    mutating func text(_ name: String, _ text: String?) {
        guard let text else { return }
        begin(name)
        WireText.encode(text, into: &bytes)
        close(name)
    }

    /// A hexadecimal child with at least `digitCount` digits; none for nil.
    mutating func hexadecimal(_ name: String, _ value: UInt64?, digitCount: Int) {
        guard let value else { return }
        begin(name)
        bytes.appendHexadecimal(value, digitCount: digitCount)
        close(name)
    }

    /// A decimal child; none for nil.
    mutating func decimal(_ name: String, _ value: UInt64?) {
        guard let value else { return }
        begin(name)
        bytes.appendDecimal(value)
        close(name)
    }

    /// A `Y` or `N` child; none for nil.
    mutating func flag(_ name: String, _ value: Bool?) {
        text(name, value.map { $0 ? "Y" : "N" })
    }

    /// An address; none for nil.
    mutating func address(_ name: String, _ value: EUI64?) {
        hexadecimal(name, value?.rawValue, digitCount: 16)
    }

    /// An instant that devices always send: nil is written as 0xffffffff (S5).
    mutating func time(_ name: String, _ value: ZigBeeUTCTime?) {
        hexadecimal(name, value.map { UInt64($0.secondsSince2000) } ?? 0xFFFF_FFFF, digitCount: 8)
    }

    /// An instant that devices may leave out; none for nil.
    mutating func optionalTime(_ name: String, _ value: ZigBeeUTCTime?) {
        hexadecimal(name, value.map { UInt64($0.secondsSince2000) }, digitCount: 8)
    }
}

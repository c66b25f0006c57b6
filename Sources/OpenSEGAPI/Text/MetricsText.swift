/// Writes OpenMetrics 1.0 text that readers of the older text format take as well: families with
/// their metadata, then their samples.
struct MetricsText {
    /// The text so far.
    var output: [UInt8] = []

    /// Begins a family of values that go up and down.
    mutating func gauge(_ name: String, unit: String? = nil, help: String) {
        append("# TYPE \(name) gauge\n")
        if let unit { append("# UNIT \(name) \(unit)\n") }
        append("# HELP \(name) \(help)\n")
    }

    /// Begins a family of counts that only go up; its name ends in `_total`.
    ///
    /// It states no type: OpenMetrics declares a counter under its name without `_total`, the older
    /// text format under its name with it, and tools of both kinds read this page.
    mutating func total(_ name: String, help: String) {
        append("# HELP \(name) \(help)\n")
    }

    /// One sample of the family that was begun last.
    mutating func sample(
        _ name: String, _ value: Int64, label: (name: String, value: String)? = nil
    ) {
        beginSample(name, label)
        DecimalText.append(value, to: &output)
        output.append(0x0A)
    }

    /// One sample, given in thousandths.
    mutating func sample(
        _ name: String, thousandths: Int64, label: (name: String, value: String)? = nil
    ) {
        beginSample(name, label)
        DecimalText.appendThousandths(thousandths, to: &output)
        output.append(0x0A)
    }

    private mutating func beginSample(_ name: String, _ label: (name: String, value: String)?) {
        append(name)
        if let label {
            append("{\(label.name)=\"")
            for byte in label.value.utf8 {
                switch byte {
                case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
                case 0x0A: append("\\n")
                default: output.append(byte)
                }
            }
            append("\"}")
        }
        output.append(UInt8(ascii: " "))
    }

    private mutating func append(_ text: String) {
        output += text.utf8
    }
}

/// Fills in a resource from its elements: strictly in the order in which the resource asks for
/// them, or leniently in any order with a warning.
struct ElementReader {
    private let parent: ElementNode
    private var isTaken: [Bool]
    /// The first element that strict mode has not come past.
    private var position = 0
    var log: RepairLog

    init(_ parent: ElementNode, log: RepairLog) {
        self.parent = parent
        isTaken = Array(repeating: false, count: parent.children.count)
        self.log = log
    }

    /// The next element of this name, if it is there.
    mutating func take(_ name: String) throws(ESPIDecodingError) -> ElementNode? {
        let children = parent.children
        if position < children.count, children[position].name == name {
            isTaken[position] = true
            position += 1
            return children[position - 1]
        }
        guard log.mode == .lenient else { return nil }
        let exact = children.indices.first { !isTaken[$0] && children[$0].name == name }
        let found =
            exact
            ?? children.indices.first {
                !isTaken[$0] && children[$0].name.lowercased() == name.lowercased()
            }
        guard let found else { return nil }
        isTaken[found] = true
        if exact == nil {
            try log.repair(
                .nameRepaired, else: .elementUnexpected, at: children[found].location,
                "read as '\(name)'")
        }
        if found < position {
            try log.repair(
                .elementMisplaced, else: .elementUnexpected, at: children[found].location,
                "stands out of order")
        }
        position = max(position, found + 1)
        return children[found]
    }

    /// Ends the reading: what is left has no place here.
    ///
    /// - Returns: In lenient mode, what was left and has a warning.
    mutating func finish() throws(ESPIDecodingError) -> [ElementNode] {
        var left: [ElementNode] = []
        if !parent.isBlank {
            try log.repair(
                .valueInvalid, else: .valueInvalid, at: parent.location,
                "text where only elements are accepted")
        }
        let takenNames = Set(
            zip(parent.children, isTaken).lazy.filter { $0.1 }.map { $0.0.name })
        for (child, isTaken) in zip(parent.children, isTaken) where !isTaken {
            let isRepeated = takenNames.contains(child.name)
            try log.repair(
                isRepeated ? .elementRepeated : .elementUnknown, else: .elementUnexpected,
                at: child.location,
                isRepeated
                    ? "stands again, or out of order"
                    : "has no place in '\(parent.name)', or stands out of order")
            left.append(child)
        }
        return left
    }

    private mutating func missing(_ name: String) throws(ESPIDecodingError) {
        try log.repair(
            .elementMissing, else: .elementMissing, at: parent.location,
            "'\(parent.name)' lacks '\(name)'")
    }

    private mutating func invalid(
        _ node: ElementNode, _ accepted: String
    ) throws(ESPIDecodingError) {
        try log.repair(
            .valueInvalid, else: .valueInvalid, at: node.location,
            "'\(String(decoding: node.text.prefix(40), as: UTF8.self))' is not \(accepted)")
    }

    /// The text of an element that holds nothing else.
    private mutating func leaf(
        _ name: String, _ presence: Presence
    ) throws(ESPIDecodingError) -> ElementNode? {
        guard let node = try take(name) else {
            if presence == .required { try missing(name) }
            return nil
        }
        if let child = node.children.first {
            try log.repair(
                .elementUnknown, else: .elementUnexpected, at: child.location,
                "stands inside '\(name)', which holds text alone")
        }
        return node
    }
}

extension ElementReader: ElementVisitor {
    mutating func code<Code: ESPICode>(
        _ name: String, _ value: inout Code?, _ presence: Presence
    ) throws(ESPIDecodingError) {
        var number: Code.RawValue?
        try integer(name, &number, presence)
        value = number.map { Code(rawValue: $0) }
    }

    mutating func integer<Integer: FixedWidthInteger>(
        _ name: String, _ value: inout Integer?, _ presence: Presence
    ) throws(ESPIDecodingError) {
        value = nil
        guard let node = try leaf(name, presence) else { return }
        guard let written = WrittenInteger(node.text), let number = Integer(exactly: written.value)
        else { return try invalid(node, "a whole number from \(Integer.min) to \(Integer.max)") }
        if written.hadFraction {
            try log.repair(
                .fractionCutOff, else: .valueInvalid, at: node.location,
                "a whole number must have no fraction")
        }
        value = number
    }

    mutating func int48(_ name: String, _ value: inout Int64?) throws(ESPIDecodingError) {
        value = nil
        guard let node = try leaf(name, .optional) else { return }
        guard let written = WrittenInteger(node.text), Int48.readRange.contains(written.value)
        else { return try invalid(node, "a whole number of 48 bits") }
        if written.hadFraction {
            try log.repair(
                .fractionCutOff, else: .valueInvalid, at: node.location,
                "a whole number must have no fraction")
        }
        value = written.value
    }

    mutating func boolean(_ name: String, _ value: inout Bool?) throws(ESPIDecodingError) {
        value = nil
        guard let node = try leaf(name, .optional) else { return }
        let words = node.text.filter { $0 > 0x20 }
        switch String(decoding: words, as: UTF8.self) {
        case "true", "1": value = true
        case "false", "0": value = false
        default: try invalid(node, "true, false, 1 or 0")
        }
    }

    mutating func text(
        _ name: String, _ value: inout String?, limit: TextLimit, _ presence: Presence
    ) throws(ESPIDecodingError) {
        value = nil
        guard let node = try leaf(name, presence) else { return }
        value = try text(node, limit: limit)
    }

    private mutating func text(
        _ node: ElementNode, limit: TextLimit
    ) throws(ESPIDecodingError) -> String {
        let text = String(decoding: node.text, as: UTF8.self)
        let most = limit.characterCount
        if most < node.text.count, text.unicodeScalars.count > most {
            try log.repair(
                .textTooLong, else: .valueInvalid, at: node.location,
                "more than \(most) characters")
        }
        if let words = limit.words, !words.contains(text) {
            try invalid(node, "one of \(words.joined(separator: ", "))")
        }
        return text
    }

    mutating func texts(
        _ name: String, _ values: inout [String], limit: TextLimit, minimumCount: Int
    ) throws(ESPIDecodingError) {
        values = []
        while let node = try leaf(name, .optional) {
            values.append(try text(node, limit: limit))
        }
        if values.count < minimumCount { try missing(name) }
    }

    mutating func hex<Bits: FixedWidthInteger & UnsignedInteger>(
        _ name: String, _ value: inout Bits?, _ presence: Presence
    ) throws(ESPIDecodingError) {
        value = nil
        guard let node = try leaf(name, presence) else { return }
        let digits = node.text.filter { $0 > 0x20 }
        let fullCount = Bits.bitWidth / 4
        // A daylight rule with fewer digits passes the schema and means nothing.
        let isLengthRight =
            digits.count == fullCount
            || Bits.bitWidth < 32 && digits.count < fullCount && digits.count > 0
                && digits.count % 2 == 0
        var bits: Bits = 0
        for byte in digits {
            guard isLengthRight, let digit = byte.hexDigitValue else {
                return try invalid(node, "\(fullCount) hexadecimal digits")
            }
            bits = bits << 4 | Bits(digit)
        }
        guard isLengthRight else { return try invalid(node, "\(fullCount) hexadecimal digits") }
        value = bits
    }

    mutating func interval(
        _ name: String, _ value: inout DateTimeInterval?, _ presence: Presence
    ) throws(ESPIDecodingError) {
        value = nil
        guard let node = try take(name) else {
            if presence == .required { try missing(name) }
            return
        }
        var content = WrittenInterval()
        try read(&content, from: node)
        value = content.interval
    }

    mutating func nested<Content: ElementContent>(
        _ name: String, _ value: inout Content?
    ) throws(ESPIDecodingError) {
        value = nil
        guard let node = try take(name) else { return }
        var content = Content()
        try read(&content, from: node)
        value = content
    }

    mutating func list<Content: ElementContent>(
        _ name: String, _ values: inout [Content], minimumCount: Int
    ) throws(ESPIDecodingError) {
        values = []
        while let node = try take(name) {
            var content = Content()
            try read(&content, from: node)
            values.append(content)
        }
        if values.count < minimumCount { try missing(name) }
    }

    mutating func wrappedList<Content: ElementContent>(
        _ name: String, of itemName: String, _ values: inout [Content]
    ) throws(ESPIDecodingError) {
        values = []
        guard let node = try take(name) else { return }
        var reader = ElementReader(node, log: log)
        try reader.list(itemName, &values, minimumCount: 1)
        _ = try reader.finish()
        log = reader.log
    }

    private mutating func read(
        _ content: inout some ElementContent, from node: ElementNode
    ) throws(ESPIDecodingError) {
        var reader = ElementReader(node, log: log)
        try content.visit(&reader)
        _ = try reader.finish()
        log = reader.log
    }
}

/// The two parts of a period, which make one only together.
private struct WrittenInterval: ElementContent {
    var durationSeconds: UInt32?
    var startUnixSeconds: Int64?

    var interval: DateTimeInterval? {
        guard let durationSeconds, let startUnixSeconds else { return nil }
        return DateTimeInterval(
            durationSeconds: durationSeconds, startUnixSeconds: startUnixSeconds)
    }

    mutating func visit<Visitor: ElementVisitor>(
        _ visitor: inout Visitor
    ) throws(Visitor.Failure) {
        try visitor.integer("duration", &durationSeconds, .required)
        try visitor.integer("start", &startUnixSeconds, .required)
    }
}

extension ElementWriter: ElementVisitor {
    mutating func batchItemInfo(
        _ info: BatchItemInfo?, isAllowed: Bool
    ) throws(ESPIEncodingError) {
        guard info == nil || isAllowed else {
            throw ESPIEncodingError(
                .elementNotAllowed, element: "batchItemInfo",
                detail: "this resource has no such element")
        }
        var info = info
        try nested("batchItemInfo", &info)
    }

    mutating func code<Code: ESPICode>(
        _ name: String, _ value: inout Code?, _ presence: Presence
    ) throws(ESPIEncodingError) {
        var number = value?.rawValue
        try integer(name, &number, presence)
    }

    mutating func integer<Integer: FixedWidthInteger>(
        _ name: String, _ value: inout Integer?, _ presence: Presence
    ) throws(ESPIEncodingError) {
        guard let value else { return try checkAbsence(name, presence) }
        element(name, value)
    }

    mutating func int48(_ name: String, _ value: inout Int64?) throws(ESPIEncodingError) {
        guard let value else { return }
        guard Int48.range.contains(value) else { throw Int48.error(name, value) }
        element(name, value)
    }

    mutating func boolean(_ name: String, _ value: inout Bool?) throws(ESPIEncodingError) {
        guard let value else { return }
        open(name)
        raw(value ? "true" : "false")
        close(name)
    }

    mutating func text(
        _ name: String, _ value: inout String?, limit: TextLimit, _ presence: Presence
    ) throws(ESPIEncodingError) {
        guard let value else { return try checkAbsence(name, presence) }
        try text(name, value, limit: limit)
    }

    mutating func texts(
        _ name: String, _ values: inout [String], limit: TextLimit, minimumCount: Int
    ) throws(ESPIEncodingError) {
        try checkCount(name, values.count, minimumCount)
        for value in values { try text(name, value, limit: limit) }
    }

    mutating func hex<Bits: FixedWidthInteger & UnsignedInteger>(
        _ name: String, _ value: inout Bits?, _ presence: Presence
    ) throws(ESPIEncodingError) {
        guard let value else { return try checkAbsence(name, presence) }
        open(name)
        raw(value.fixedWidthHex)
        close(name)
    }

    mutating func interval(
        _ name: String, _ value: inout DateTimeInterval?, _ presence: Presence
    ) throws(ESPIEncodingError) {
        guard let value else { return try checkAbsence(name, presence) }
        interval(name, value)
    }

    mutating func nested<Content: ElementContent>(
        _ name: String, _ value: inout Content?
    ) throws(ESPIEncodingError) {
        guard var content = value else { return }
        open(name)
        try content.visit(&self)
        close(name)
    }

    mutating func list<Content: ElementContent>(
        _ name: String, _ values: inout [Content], minimumCount: Int
    ) throws(ESPIEncodingError) {
        try checkCount(name, values.count, minimumCount)
        for value in values {
            var content: Content? = value
            try nested(name, &content)
        }
    }

    mutating func wrappedList<Content: ElementContent>(
        _ name: String, of itemName: String, _ values: inout [Content]
    ) throws(ESPIEncodingError) {
        guard !values.isEmpty else { return }
        open(name)
        try list(itemName, &values, minimumCount: 1)
        close(name)
    }

    private func checkCount(
        _ name: String, _ count: Int, _ minimumCount: Int
    ) throws(ESPIEncodingError) {
        guard count >= minimumCount else {
            throw ESPIEncodingError(
                .tooFewItems, element: name,
                detail: "\(count) given, at least \(minimumCount) are needed")
        }
    }

    private func checkAbsence(
        _ name: String, _ presence: Presence
    ) throws(ESPIEncodingError) {
        guard presence == .optional else {
            throw ESPIEncodingError.missing(name)
        }
    }

    private mutating func text(
        _ name: String, _ value: String, limit: TextLimit
    ) throws(ESPIEncodingError) {
        if let words = limit.words, !words.contains(value) {
            throw ESPIEncodingError(
                .valueOutOfRange, element: name,
                detail: "'\(value)' is none of \(words.joined(separator: ", "))")
        }
        let most = limit.characterCount
        guard value.utf8.count <= most || value.unicodeScalars.count <= most else {
            throw ESPIEncodingError(
                .textTooLong, element: name,
                detail: "\(value.unicodeScalars.count) characters, at most \(most) are accepted")
        }
        open(name)
        try escaped(value, element: name)
        close(name)
    }
}

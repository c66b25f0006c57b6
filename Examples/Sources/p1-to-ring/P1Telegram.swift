/// One telegram of a P1 port (DSMR and its relatives), whole and with the right checksum: values by
/// their OBIS code, in the text that the meter sent.
struct P1Telegram {
    private var values: [String: String] = [:]

    /// From `/` to `!` and the four digits behind it; nil where the checksum says that it is damaged.
    init?(_ bytes: [UInt8]) {
        guard let end = bytes.lastIndex(of: UInt8(ascii: "!")) else { return nil }
        let digits = String(decoding: bytes[(end + 1)...].prefix(4), as: UTF8.self)
        guard digits.count == 4, UInt16(digits, radix: 16) == Self.checksum(bytes[...end]) else {
            return nil
        }
        for line in bytes[..<end].split(whereSeparator: { $0 == 13 || $0 == 10 }) {
            // `1-0:1.7.0(01.193*kW)`; where several values follow, the last is the reading.
            let parts = String(decoding: line, as: UTF8.self).split { $0 == "(" || $0 == ")" }
            if parts.count >= 2, let last = parts.last { values[String(parts[0])] = String(last) }
        }
    }

    /// The sum of the codes that are there: milliwatts of `kW`, milliwatt-hours of `kWh`. Nil where
    /// none is.
    func millis(_ codes: [String], unit: String) -> Int64? {
        let found = codes.compactMap { values["1-0:" + $0] }.compactMap { text -> Int64? in
            let parts = text.split(separator: "*")
            let digits = parts[0].split(separator: ".")
            // 123456.789*kWh: three decimals, and never more than a meter shows before them.
            guard parts.count == 2, parts[1] == unit, digits.count == 2, digits[0].utf8.count <= 9,
                digits[1].utf8.count == 3,
                (digits[0] + digits[1]).utf8.allSatisfy({ 48...57 ~= $0 })
            else { return nil }
            return Int64(digits[0] + digits[1] + "000")
        }
        return found.isEmpty ? nil : found.reduce(0, +)
    }

    /// The meter's time: local, with `S` in summer (UTC+2) and `W` in winter (UTC+1).
    var timeUnixSeconds: Int64? {
        guard let text = values["0-0:1.0.0"], text.utf8.count == 13 else { return nil }
        let digits = text.utf8.prefix(12).map { Int64($0) - 48 }
        guard digits.allSatisfy({ 0...9 ~= $0 }), text.last == "S" || text.last == "W" else {
            return nil
        }
        let two = stride(from: 0, to: 12, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
        // Days since 1970 of a year that begins in March.
        let year = 2000 + two[0] - (two[1] <= 2 ? 1 : 0)
        let monthFromMarch = (two[1] + 9) % 12
        let days =
            year * 365 + year / 4 - year / 100 + year / 400
            + (153 * monthFromMarch + 2) / 5 + two[2] - 1 - 719_468
        let seconds = days * 86_400 + two[3] * 3600 + two[4] * 60 + two[5]
        return seconds - (text.last == "S" ? 7200 : 3600)
    }

    /// CRC-16 with the reflected polynomial 0xA001, from `/` to `!`.
    private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt16 {
        bytes.reduce(0) { sum, byte in
            (0..<8).reduce(sum ^ UInt16(byte)) { sum, _ in
                sum & 1 == 0 ? sum >> 1 : sum >> 1 ^ 0xA001
            }
        }
    }
}

/// Finds telegrams in what comes from the port, in pieces of any size.
struct P1Framer {
    private var pending: [UInt8] = []
    private var lineStart = 0

    /// Takes one byte; gives the telegram that it completes.
    mutating func receive(_ byte: UInt8) -> [UInt8]? {
        // A telegram begins with a slash, whatever stood before; and none is nearly so long.
        let isStart = byte == UInt8(ascii: "/")
        if isStart || pending.count > 16_384 { (pending, lineStart) = ([], 0) }
        guard isStart || !pending.isEmpty else { return nil }
        pending.append(byte)
        guard byte == UInt8(ascii: "\n") else { return nil }
        defer { lineStart = pending.count }
        guard pending[lineStart] == UInt8(ascii: "!") else { return nil }
        defer { pending = [] }
        return pending
    }
}

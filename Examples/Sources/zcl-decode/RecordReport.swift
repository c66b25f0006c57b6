import JSONLines
import SEPSimpleMetering

/// One attribute record as JSON.
struct RecordReport {
    let reading: ZCLAttributeReading
    let json: String

    init(_ reading: ZCLAttributeReading) {
        self.reading = reading
        let value = reading.value.map { valueJSON($0.value, type: $0.type) } ?? "null"
        var members = [
            "\"attr\":\(reading.attribute.rawValue)", "\"status\":\(reading.status.rawValue)",
            "\"type\":" + (reading.value.map { "\($0.type.rawValue)" } ?? "null"),
            "\"value\":\(value)",
            "\"none\":\(reading.value?.value == .scalar(.noValue))",
        ]
        if reading.value?.type == .utcTime {
            members.append("\"utc\":" + (Self.utc(reading.value) ?? "null"))
        }
        json = "{" + members.joined(separator: ",") + "}"
    }

    init(_ discovered: ZCLDiscoveredAttribute) {
        reading = ZCLAttributeReading(attribute: discovered.attribute, failure: .success)
        json =
            "{\"attr\":\(discovered.attribute.rawValue),\"status\":0,"
            + "\"type\":\(discovered.type.rawValue),\"value\":null,\"none\":false"
            + (discovered.access.map { ",\"access\":\($0)" } ?? "") + "}"
    }

    private static func utc(_ value: ZCLTypedValue?) -> String? {
        guard case .scalar(.unsigned(let raw)) = value?.value,
            let time = ZigBeeTime(rawValue: UInt32(truncatingIfNeeded: raw))
        else { return nil }
        return "\"\(iso8601(time.unixSeconds))\""
    }
}

/// The value as JSON, null where there is none.
func valueJSON(_ value: ZCLValue, type: ZCLDataType) -> String {
    switch value {
    case .scalar(let scalar):
        switch scalar {
        case .unsigned(let number): "\(number)"
        case .signed(let number): "\(number)"
        case .boolean(let flag): "\(flag)"
        case .floatingPoint(let bits):
            "{\"bits\":\(bits),\"float\":\(floatJSON(bits: bits, type: type))}"
        case .absent, .noValue, .composite: "null"
        }
    case .octets(let octets): "{\"hex\":\"\(hexadecimal(octets))\"}"
    case .characters(let octets):
        "{\"text\":\(JSONString.quoted(String(decoding: octets, as: UTF8.self)))}"
    case .collection(let element, let items):
        "{\"of\":\(element.rawValue),\"items\":["
            + items.map { valueJSON($0, type: element) }.joined(separator: ",") + "]}"
    case .structure(let fields):
        "{\"fields\":["
            + fields.map {
                "{\"type\":\($0.type.rawValue),\"value\":\(valueJSON($0.value, type: $0.type))}"
            }.joined(separator: ",") + "]}"
    }
}

/// The number that IEEE 754 bits stand for, null for infinities, which JSON does not have.
private func floatJSON(bits: UInt64, type: ZCLDataType) -> String {
    let number: Double =
        switch type.fixedByteCount {
        case 2: half(UInt16(truncatingIfNeeded: bits))
        case 4: Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits)))
        default: Double(bitPattern: bits)
        }
    return number.isFinite ? "\(number)" : "null"
}

private func half(_ bits: UInt16) -> Double {
    let exponent = Int(bits >> 10) & 0x1F
    let fraction = Double(bits & 0x3FF)
    let magnitude =
        switch exponent {
        case 0: fraction * 0x1p-24
        case 31: fraction == 0 ? Double.infinity : Double.nan
        default: Double(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
        }
    return bits & 0x8000 == 0 ? magnitude : -magnitude
}

/// The instant as `2023-09-20T05:22:24Z` (days to a date by the civil calendar's 400-year cycle).
func iso8601(_ unixSeconds: Int64) -> String {
    let days = Int(unixSeconds / 86_400)
    let seconds = Int(unixSeconds % 86_400)
    let shifted = days + 719_468
    let era = shifted / 146_097
    let dayOfEra = shifted % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
        + "T\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))Z"
}

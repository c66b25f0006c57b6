/// A time as a feed writes it.
struct WrittenTime: Hashable, Sendable {
    var unixSeconds: Int64
    /// Whether the text names its zone, as RFC 3339 demands. Without one it was taken as UTC.
    var isComplete: Bool

    /// Reads an RFC 3339 time, or an `xs:dateTime` without zone, or a date. Fractions of a second
    /// are cut off. Nil for anything else.
    init?(_ text: some Collection<UInt8>) {
        let bytes = Array(text)
        var index = 0

        func number(_ digitCount: Int) -> Int? {
            guard index + digitCount <= bytes.count else { return nil }
            var number = 0
            for byte in bytes[index..<index + digitCount] {
                guard (0x30...0x39).contains(byte) else { return nil }
                number = number * 10 + Int(byte - 0x30)
            }
            index += digitCount
            return number
        }
        func skip(_ accepted: UInt8...) -> UInt8? {
            guard index < bytes.count, accepted.contains(bytes[index]) else { return nil }
            index += 1
            return bytes[index - 1]
        }
        guard let year = number(4), year >= 1, skip(0x2D) != nil, let month = number(2),
            (1...12).contains(month), skip(0x2D) != nil, let day = number(2), day >= 1,
            day <= CalendarDate.dayCount(year: year, month: month)
        else { return nil }
        let date = CalendarDate(year: year, month: month, day: day)
        unixSeconds = Int64(date.daysSince1970) * 86_400
        isComplete = false
        if index == bytes.count { return }
        guard skip(0x54, 0x74) != nil, let hour = number(2), skip(0x3A) != nil,
            let minute = number(2), minute < 60, skip(0x3A) != nil, let second = number(2),
            // 60 is a leap second, 24:00:00 the end of the day.
            second <= 60, hour < 24 || hour == 24 && minute == 0 && second == 0
        else { return nil }
        unixSeconds += Int64(hour * 3600 + minute * 60 + second)
        if skip(0x2E) != nil {
            guard number(1) != nil else { return nil }
            while number(1) != nil {}
        }
        if index == bytes.count { return }
        if skip(0x5A, 0x7A) == nil {
            guard let sign = skip(0x2B, 0x2D), let zoneHour = number(2), zoneHour <= 14,
                skip(0x3A) != nil, let zoneMinute = number(2), zoneMinute < 60
            else { return nil }
            let offset = Int64(zoneHour * 3600 + zoneMinute * 60)
            unixSeconds -= sign == 0x2D ? -offset : offset
        }
        guard index == bytes.count else { return nil }
        isComplete = true
    }
}

import GreenButtonESPI

/// Feeds that several tests use; values are made up.
enum Fixtures {
    static let namespace = ESPIUUID(high: 0x3D5A_11B2_6F0C_4A7E, low: 0x9E21_7C44_D0B6_58F3)
    /// 2015-01-15T20:00:00Z, the beginning of an hour.
    static let hour: Int64 = 1_421_352_000

    static func description(updated: Int64 = hour + 24) -> FeedDescription {
        FeedDescription(
            title: "Meter data", updatedUnixSeconds: updated, publishedUnixSeconds: hour,
            namespace: namespace, localTime: .northAmerica(tzOffsetSeconds: -28_800),
            localTimeTitle: "US Pacific")
    }

    static func demand(interval: UInt32 = 8) -> MeterReadingDescription {
        MeterReadingDescription(
            number: 1, title: "Instantaneous demand (W)",
            readingType: .demandWatts(intervalLengthSeconds: interval, currency: .usDollar))
    }

    static func register(interval: UInt32 = 8) -> MeterReadingDescription {
        MeterReadingDescription(
            number: 2, title: "Register, energy delivered (Wh)",
            readingType: .deliveredWattHoursRegister(
                intervalLengthSeconds: interval, currency: .usDollar))
    }

    /// One block of readings that follow one another without a gap.
    static func appendBlock(
        _ encoder: inout FeedEncoder, start: Int64, interval: UInt32, values: [Int64],
        into bytes: inout [UInt8]
    ) throws(ESPIEncodingError) {
        try encoder.beginBlock(
            interval: DateTimeInterval(
                durationSeconds: interval * UInt32(values.count), startUnixSeconds: start),
            into: &bytes)
        for (index, value) in values.enumerated() {
            let reading = IntervalReading(
                startUnixSeconds: start + Int64(index) * Int64(interval),
                durationSeconds: interval, value: value)
            try encoder.append(reading, into: &bytes)
        }
        try encoder.endBlock(into: &bytes)
    }

    /// Demand and register, three readings each.
    static func smallFeed(style: FeedStyle) throws(ESPIEncodingError) -> [UInt8] {
        var bytes: [UInt8] = []
        var encoder = FeedEncoder(description(), style: style)
        try encoder.begin(into: &bytes)
        try encoder.beginMeterReading(demand(), into: &bytes)
        try appendBlock(
            &encoder, start: hour, interval: 8, values: [1184, -1190, 0], into: &bytes)
        try encoder.endMeterReading(into: &bytes)
        try encoder.beginMeterReading(register(), into: &bytes)
        try appendBlock(
            &encoder, start: hour, interval: 8, values: [22_345_678, 22_345_681, 22_345_683],
            into: &bytes)
        try encoder.endMeterReading(into: &bytes)
        try encoder.end(into: &bytes)
        return bytes
    }
}

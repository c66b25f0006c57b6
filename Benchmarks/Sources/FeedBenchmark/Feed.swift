import GreenButtonESPI

/// The feed that everything is measured with: 48 hours of demand, one reading every 4 seconds.
enum Feed {
    static let firstStart: Int64 = 1_421_352_000
    static let readingsPerBlock: Int64 = 900

    /// Writes `blockCount` hours; calls `drain` after each one.
    static func write(
        blockCount: Int64, into bytes: inout [UInt8], drain: (inout [UInt8]) -> Void = { _ in }
    ) throws(ESPIEncodingError) {
        var encoder = FeedEncoder(
            FeedDescription(
                title: "Meter data", updatedUnixSeconds: firstStart, namespace: .urlNamespace))
        try encoder.begin(into: &bytes)
        try encoder.beginMeterReading(
            MeterReadingDescription(
                number: 1, title: "Demand", readingType: .demandWatts(intervalLengthSeconds: 4)),
            into: &bytes)
        for block in 0..<blockCount {
            let start = firstStart + 3600 * block
            try encoder.beginBlock(
                interval: DateTimeInterval(durationSeconds: 3600, startUnixSeconds: start),
                into: &bytes)
            for reading in 0..<readingsPerBlock {
                try encoder.append(
                    IntervalReading(
                        startUnixSeconds: start + 4 * reading, durationSeconds: 4,
                        value: value(reading)), into: &bytes)
            }
            try encoder.endBlock(into: &bytes)
            drain(&bytes)
        }
        try encoder.endMeterReading(into: &bytes)
        try encoder.end(into: &bytes)
    }

    /// Watts without a pattern that digits could profit from; the rival in C writes the same.
    private static func value(_ reading: Int64) -> Int64 {
        200 + (reading * reading * 31 + reading * 1777) % 4800
    }

    struct Sums: Equatable {
        var readings: Int64 = 0
        var starts: Int64 = 0
        var durations: Int64 = 0
        var values: Int64 = 0
    }

    /// Reads a feed from pieces and adds up what is in it.
    static func sums(of pieces: [[UInt8]], mode: DecodingMode) throws(ESPIDecodingError) -> Sums {
        var sums = Sums()
        var decoder = FeedDecoder(mode: mode)
        for piece in pieces {
            decoder.receive(piece)
            while let event = try decoder.nextEvent() { add(event, to: &sums) }
        }
        decoder.finish()
        while let event = try decoder.nextEvent() { add(event, to: &sums) }
        return sums
    }

    private static func add(_ event: FeedEvent, to sums: inout Sums) {
        guard case .reading(let reading) = event else { return }
        sums.readings += 1
        sums.starts += reading.timePeriod?.startUnixSeconds ?? 0
        sums.durations += Int64(reading.timePeriod?.durationSeconds ?? 0)
        sums.values += reading.value ?? 0
    }
}

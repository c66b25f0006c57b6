// Counts what writing and reading a Green Button feed allocates and holds: compiled with optimisation,
// together with the library's own sources, by scripts/check-allocations.

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

@main
struct FeedAllocations {
    /// Writes hours of readings, every 4 seconds, with all parts where asked for, and lets each hour go
    /// once it is written.
    static func write(
        hours: Int64, readingsPerHour: Int64, fullEvery: Int64 = .max, into buffer: inout [UInt8],
        sink: (borrowing [UInt8]) throws -> Void
    ) throws {
        let firstStart: Int64 = 1_421_352_000
        func drain(_ buffer: inout [UInt8]) throws {
            try sink(buffer)
            buffer.removeAll(keepingCapacity: true)
        }
        var encoder = FeedEncoder(
            FeedDescription(
                title: "Meter data", updatedUnixSeconds: firstStart, namespace: .urlNamespace))
        try encoder.begin(into: &buffer)
        try encoder.beginMeterReading(
            MeterReadingDescription(
                number: 1, title: "Demand", readingType: .demandWatts(intervalLengthSeconds: 4)),
            into: &buffer)
        let quality: [QualityOfReading] = [.raw, .derived]
        for hour in 0..<hours {
            let start = firstStart + 3600 * hour
            try encoder.beginBlock(
                interval: DateTimeInterval(durationSeconds: 3600, startUnixSeconds: start),
                into: &buffer)
            for index in 0..<readingsPerHour {
                var reading = IntervalReading(
                    startUnixSeconds: start + 4 * index, durationSeconds: 4,
                    value: index * index * 31 % 4_800 - 100)
                if (index + 1) % fullEvery == 0 {
                    reading.cost = index
                    reading.quality = quality
                    reading.consumptionTier = 1
                    reading.tou = 2
                    reading.cpp = 3
                }
                try encoder.append(reading, into: &buffer)
            }
            try encoder.endBlock(into: &buffer)
            try drain(&buffer)
        }
        try encoder.endMeterReading(into: &buffer)
        try encoder.end(into: &buffer)
        try drain(&buffer)
    }

    /// Reads pieces and counts the readings.
    static func readingCount(of pieces: [[UInt8]]) throws -> Int {
        var decoder = FeedDecoder()
        var count = 0
        for piece in pieces {
            decoder.receive(piece)
            while let event = try decoder.nextEvent() {
                if case .reading = event { count += 1 }
            }
        }
        decoder.finish()
        while try decoder.nextEvent() != nil {}
        return count
    }

    static func residentBytes() -> Int {
        let file = open("/proc/self/statm", O_RDONLY)
        guard file >= 0 else { return 0 }
        defer { close(file) }
        var text: InlineArray<64, UInt8> = .init(repeating: 0)
        var pages = 0
        var isSecond = false
        var bytes = text.mutableSpan
        _ = unsafe bytes.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
        for index in bytes.indices {
            switch bytes[index] {
            case 0x20 where isSecond: return pages * 4096
            case 0x20: isSecond = true
            case let digit where isSecond: pages = pages * 10 + Int(digit - 0x30)
            default: break
            }
        }
        return 0
    }

    /// Says what was found; true where it is what was promised.
    static func report(_ what: String, _ value: Int, atMost limit: Int, _ unit: String) -> Bool {
        print("check-allocations: \(what): \(value) \(unit), at most \(limit) accepted")
        return (0...limit).contains(value)
    }

    static func allocations(_ body: () throws -> Void) rethrows -> Int {
        let before = allocation_count()
        try body()
        return allocation_count() - before
    }

    static func encodes(into buffer: inout [UInt8]) throws -> [Bool] {
        func write(_ readingsPerHour: Int64) throws {
            try Self.write(
                hours: 48, readingsPerHour: readingsPerHour, fullEvery: 3, into: &buffer
            ) { _ in }
        }
        try write(90)
        let few = try allocations { try write(90) }
        allocation_peak_begin()
        let many = try allocations { try write(900) }
        let peak = allocation_peak_bytes()

        let residentBefore = residentBytes()
        var resident = residentBefore
        try Self.write(hours: 1_112, readingsPerHour: 900, into: &buffer) { _ in
            resident = max(resident, residentBytes())
        }
        return [
            report("encode, by 43,200 readings over 4,320", many - few, atMost: 0, "allocations"),
            report("encode 43,200 readings, beside the buffer", peak, atMost: 65_536, "bytes"),
            report(
                "encode 1,000,800 readings, growth of resident memory", resident - residentBefore,
                atMost: 2 << 20, "bytes"),
        ]
    }

    static func decodes(_ buffer: inout [UInt8]) throws -> [Bool] {
        func pieces(_ readingsPerHour: Int64, fullEvery: Int64 = .max) throws -> [[UInt8]] {
            var pieces: [[UInt8]] = []
            try write(
                hours: 48, readingsPerHour: readingsPerHour, fullEvery: fullEvery, into: &buffer
            ) { pieces.append(copy $0) }
            return pieces
        }
        let (few, many, full) = (try pieces(90), try pieces(900), try pieces(900, fullEvery: 1))
        _ = try readingCount(of: many)
        var count = 0
        let forFew = try allocations { count += try readingCount(of: few) }
        let forMany = try allocations { count += try readingCount(of: many) }
        allocation_peak_begin()
        count += try readingCount(of: full)
        return [
            report(
                "decode, by 43,200 readings over 4,320", forMany - forFew, atMost: 0, "allocations"),
            report(
                "decode 43,200 readings with all parts", allocation_peak_bytes(), atMost: 8 << 20,
                "bytes"),
            count == 48 * (90 + 900 + 900),
        ]
    }

    static func main() throws {
        var buffer: [UInt8] = []
        buffer.reserveCapacity(524_288)
        let results = try encodes(into: &buffer) + decodes(&buffer)
        if !results.allSatisfy(\.self) { exit(1) }
    }
}

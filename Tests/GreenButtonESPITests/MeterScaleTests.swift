import GreenButtonESPI
import SEPSimpleMetering
import TestSupport
import Testing

/// A meter's raw numbers, scaled by whatever multiplier and divisor it has, through a feed and back:
/// exact, or rounded and said to be so, or a typed error, and never another number.
@Suite struct MeterScaleTests {
    static let factors: [UInt32] = [
        0, 1, 2, 3, 7, 10, 60, 1000, 3600, 65_521, 1_000_000, 16_777_215, .max,
    ]

    /// Raw numbers up to the 48 bits of a summation, and the 24 of a demand.
    private func raws() -> [Int64] {
        var generator = SeededGenerator(seed: 48)
        let edges: [Int64] = [
            0, 1, -1, 2, 999, 8_388_607, -8_388_608, 1 << 47 - 1, 1 << 47, -(1 << 47), 1 << 48 - 1,
        ]
        return edges
            + (0..<60).map { _ in
                Int64.random(in: 0..<1 << 48, using: &generator)
                    >> Int64.random(in: 0..<48, using: &generator)
            }
    }

    /// What a reader sees of values written with a preset; an error where one can not be written.
    private func throughFeed(
        _ values: [Int64], _ type: ReadingType, style: FeedStyle
    ) throws -> [Result<Int64, ESPIEncodingError>] {
        var encoder = FeedEncoder(Fixtures.description(), style: style)
        var bytes: [UInt8] = []
        try encoder.begin(into: &bytes)
        try encoder.beginMeterReading(
            MeterReadingDescription(number: 1, title: "Scaled", readingType: type), into: &bytes)
        let start = Fixtures.hour
        try encoder.beginBlock(
            interval: DateTimeInterval(
                durationSeconds: UInt32(4 * values.count), startUnixSeconds: start), into: &bytes)
        var results: [Result<Int64, ESPIEncodingError>?] = []
        for (index, value) in values.enumerated() {
            // The first reading must stand at the start of the block.
            let time = start + 4 * Int64(results.count { $0 == nil })
            let countBefore = bytes.count
            do throws(ESPIEncodingError) {
                try encoder.append(
                    IntervalReading(startUnixSeconds: time, durationSeconds: 4, value: value),
                    into: &bytes)
                results.append(nil)
            } catch {
                #expect(bytes.count == countBefore, "value \(index) left something behind")
                results.append(.failure(error))
            }
        }
        try encoder.endBlock(into: &bytes)
        try encoder.endMeterReading(into: &bytes)
        try encoder.end(into: &bytes)

        let decoded = DecodedFeed(bytes, mode: .strict)
        #expect(decoded.error == nil)
        #expect(decoded.resources.contains(.readingType(type)))
        var read = decoded.readings.compactMap(\.value)
        #expect(read.count == results.count { $0 == nil })
        read.reverse()
        return results.map { $0 ?? .success(read.removeLast()) }
    }

    @Test(
        "A raw number times its scale: exact, rounded to the nearest, or an error",
        arguments: factors)
    func everyDivisor(multiplier: UInt32) throws {
        let presets: [(type: ReadingType, powerOfTen: Int)] = [
            (.demandWatts(intervalLengthSeconds: 4, flowDirection: .net), -3),
            (.demandWatts(intervalLengthSeconds: 4, flowDirection: .net, multiplier: .milli), -6),
            (.deliveredWattHoursRegister(intervalLengthSeconds: 4), -3),
            (.receivedWattHoursRegister(intervalLengthSeconds: 4, multiplier: .kilo), 0),
            (.intervalEnergyWattHours(intervalLengthSeconds: 4, multiplier: .mega), 3),
        ]
        var refusedCount = 0
        for divisor in Self.factors {
            let scale = MeteringScale(multiplier: multiplier, divisor: divisor)
            for (type, powerOfTen) in presets {
                let raws = raws()
                let quantities = try raws.map { try scale.fixedPoint($0, powerOfTen: powerOfTen) }
                // Beyond 64 bits there is nothing that the encoder could be handed.
                let fitting = zip(raws, quantities).filter { Int64(exactly: $1.value) != nil }
                let results = try throughFeed(
                    fitting.map { Int64($1.value) }, type, style: .prefixed)
                for ((raw, quantity), result) in zip(fitting, results) {
                    switch result {
                    case .failure(let error):
                        refusedCount += 1
                        #expect(error.code == .valueOutOfRange)
                        #expect(
                            !(-1 << 47..<1 << 47).contains(quantity.value),
                            "refused though it fits 48 bits")
                    case .success(let value):
                        // value x 10^power x divisor against raw x multiplier, in whole numbers.
                        var left = Int128(value) * Int128(max(divisor, 1))
                        var right = Int128(raw) * Int128(max(multiplier, 1))
                        var step = Int128(max(divisor, 1))
                        for _ in 0..<abs(powerOfTen) {
                            if powerOfTen < 0 {
                                right *= 10
                            } else {
                                left *= 10
                                step *= 10
                            }
                        }
                        #expect(quantity.isExact == (left == right))
                        #expect(
                            2 * (left - right).magnitude <= step.magnitude,
                            "\(raw) x \(multiplier) / \(divisor) became \(value)")
                    }
                }
            }
        }
        #expect(refusedCount > 0 || multiplier == 0)
    }

    @Test("Numbers beyond 48 bits in a feed: an error in strict mode, no value in lenient mode")
    func beyond48Bits() throws {
        let numbers = [
            "140737488355329", "-140737488355329", "281474976710655", "9223372036854775807",
            "9223372036854775808", "-9223372036854775809", "18446744073709551616",
            "281474976710656281474976710656", String(repeating: "9", count: 400),
        ]
        let feed = String(decoding: try Fixtures.smallFeed(style: .defaultNamespace), as: UTF8.self)
        for number in numbers {
            let damaged = feed.replacing("<value>1184<", with: "<value>\(number)<")
            let strict = DecodedFeed(damaged, mode: .strict)
            #expect(strict.error?.code == .valueInvalid)
            #expect(strict.error?.location.element == "value")
            #expect(strict.readings.isEmpty)
            let lenient = DecodedFeed(damaged, mode: .lenient)
            #expect(lenient.error == nil)
            #expect(
                lenient.readings.map(\.value) == [
                    nil, -1190, 0, 22_345_678, 22_345_681, 22_345_683,
                ])
            #expect(lenient.warnings.map(\.code) == [.valueInvalid])
        }
        // What the schema's upper limit allows beyond its own text is read.
        for (text, value) in [("140737488355328", 1 << 47), ("-140737488355328", -(1 << 47))] {
            let edge = DecodedFeed(
                feed.replacing("<value>1184<", with: "<value>\(text)<"), mode: .strict)
            #expect(edge.readings.first?.value == Int64(value))
        }
    }
}

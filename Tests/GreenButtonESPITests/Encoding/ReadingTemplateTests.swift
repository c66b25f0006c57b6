import TestSupport
import Testing

@testable import GreenButtonESPI

@Suite struct ReadingTemplateTests {
    /// What the template writes must be what the parts give one by one.
    private func check(_ readings: [IntervalReading], style: FeedStyle) throws {
        let fragments = ReadingFragments(style: style)
        var template = ReadingTemplate()
        for (index, reading) in readings.enumerated() {
            var expected: [UInt8] = []
            fragments.append(reading, to: &expected)
            var written: [UInt8] = []
            template.append(
                period: try #require(reading.timePeriod), value: try #require(reading.value),
                fragments: fragments, to: &written)
            #expect(written == expected, "reading \(index): \(reading)")
        }
    }

    @Test(
        "A reading is the same text whatever readings were written before it",
        arguments: [
            FeedStyle.defaultNamespace, .prefixed,
        ])
    func anySequence(style: FeedStyle) throws {
        var generator = SeededGenerator(seed: 41)
        // Numbers of every width and sign, often close to the one before.
        func number(_ previous: Int64, _ range: ClosedRange<Int64>) -> Int64 {
            if Bool.random(using: &generator) {
                let near = previous.addingReportingOverflow(
                    Int64.random(in: -12...12, using: &generator))
                if !near.overflow, range.contains(near.partialValue) { return near.partialValue }
            }
            let shift = Int64.random(in: 0...63, using: &generator)
            let number = Int64.random(in: .min ... .max, using: &generator) >> shift
            return range.contains(number) ? number : previous
        }
        var readings: [IntervalReading] = []
        var (start, duration, value) = (Int64(0), Int64(0), Int64(0))
        for _ in 0..<20_000 {
            start = number(start, .min ... .max)
            duration = number(duration, 0...Int64(UInt32.max))
            value = number(value, Int48.range)
            readings.append(
                IntervalReading(
                    startUnixSeconds: start, durationSeconds: UInt32(duration), value: value))
        }
        try check(readings, style: style)
    }

    @Test("Numbers at which the width or the sign changes follow one another")
    func widths() throws {
        let values: [Int64] = [
            0, -1, 1, 9, 10, 9, -9, -10, 0, 99, 100, -99, -100, 999_999, 1_000_000, 0,
            Int48.range.upperBound, Int48.range.lowerBound, 0,
        ]
        let starts: [Int64] = [
            0, -1, 999_999_999, 1_000_000_000, 9_999_999_999, 10_000_000_000, .max, .max - 1, .min,
            .min + 1, 999_999_999_999_999_999, 1_000_000_000_000_000_000,
            -1_000_000_000_000_000_000,
        ]
        var readings: [IntervalReading] = []
        for start in starts {
            for duration in [0, 9, 10, UInt32.max] {
                for value in values {
                    readings.append(
                        IntervalReading(
                            startUnixSeconds: start, durationSeconds: duration, value: value))
                }
            }
        }
        try check(readings, style: .defaultNamespace)
        try check(readings.reversed(), style: .prefixed)
    }
}

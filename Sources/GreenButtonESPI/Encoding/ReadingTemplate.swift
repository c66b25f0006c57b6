/// The text of the newest plain reading, a period and a value, which differs from the next one in a
/// few digits: those are written over, and the whole is copied at once.
struct ReadingTemplate: Sendable {
    /// A number inside the text.
    private struct Place {
        var value: Int64 = 0
        /// The numbers that take as many bytes as the one that stands there; empty for none.
        var sameWidth: Range<Int64> = 0..<0
        /// Behind the last digit.
        var end = 0

        /// Writes the digits in which a number of the same width differs from the one that is there.
        mutating func write(_ number: Int64, in bytes: inout [UInt8]) {
            guard number != value else { return }
            var text = bytes.mutableSpan
            var rest = number.magnitude
            var written = value.magnitude
            var index = end
            while rest != written {
                index -= 1
                let (tens, digit) = rest.quotientAndRemainder(dividingBy: 10)
                text[index] = 0x30 &+ UInt8(truncatingIfNeeded: digit)
                rest = tens
                written /= 10
            }
            value = number
        }
    }

    private var bytes: [UInt8] = []
    private var duration = Place()
    private var start = Place()
    private var value = Place()
    /// Where the value begins.
    private var periodEnd = 0

    /// Appends a reading in the shape that `fragments` give.
    mutating func append(
        period: DateTimeInterval, value: Int64, fragments: ReadingFragments,
        to output: inout [UInt8]
    ) {
        let durationSeconds = Int64(period.durationSeconds)
        if !bytes.isEmpty, duration.sameWidth.contains(durationSeconds),
            start.sameWidth.contains(period.startUnixSeconds)
        {
            duration.write(durationSeconds, in: &bytes)
            start.write(period.startUnixSeconds, in: &bytes)
        } else {
            bytes.removeAll(keepingCapacity: true)
            bytes.append(contentsOf: fragments.openWithPeriod)
            duration = append(durationSeconds)
            bytes.append(contentsOf: fragments.betweenDurationAndStart)
            start = append(period.startUnixSeconds)
            bytes.append(contentsOf: fragments.closePeriodOpenValue)
            periodEnd = bytes.count
            self.value = Place()
        }
        if self.value.sameWidth.contains(value) {
            self.value.write(value, in: &bytes)
        } else {
            bytes.removeLast(bytes.count - periodEnd)
            self.value = append(value)
            bytes.append(contentsOf: fragments.closeValueAndReading)
        }
        output.append(contentsOf: bytes)
    }

    private mutating func append(_ number: Int64) -> Place {
        bytes.appendDecimal(number)
        let digitCount = number.magnitude.decimalDigitCount
        // Beyond 18 digits the limits do not fit: such a number is appended anew each time.
        guard digitCount <= 18 else { return Place(value: number, end: bytes.count) }
        var widest: Int64 = 10
        for _ in 1..<digitCount { widest *= 10 }
        let narrowest = digitCount == 1 ? 0 : widest / 10
        return Place(
            value: number,
            sameWidth: number < 0 ? 1 - widest..<1 - max(narrowest, 1) : narrowest..<widest,
            end: bytes.count)
    }
}

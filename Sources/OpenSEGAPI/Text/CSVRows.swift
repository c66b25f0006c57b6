internal import IntervalCache

/// Writes many CSV rows quickly: 48 hours of them are most of the work of the largest answers.
///
/// Rows are a second or so apart, so the first eight digits of the ten of a time are those of the row
/// before nearly always; they are kept as eight bytes and stored at once. What does not fit this (a
/// fraction, a time before 2001 or after 2286) is written by ``CSVRow``.
struct CSVRows {
    /// The first second of the hundred that ``hundredsText`` spells.
    private var hundredsStart: Int64 = .min
    /// Eight digits, the first in the lowest byte.
    private var hundredsText: UInt64 = 0

    /// Appends a row for each sample that has a value in the column.
    mutating func append<Sample: ServedSample>(
        _ batch: [StoredSample<Sample>], _ column: ServedColumn, to output: inout [UInt8]
    ) {
        var rows = self
        output.append(addingCapacity: batch.count * CSVRow.maximumByteCount) { output in
            var unusual: [UInt8] = []
            // The room asked for above is enough for every row; each row is held against what is
            // left of it before a byte is written.
            unsafe output.withUnsafeMutableBufferPointer { buffer, count in
                let place = UnsafeMutableRawBufferPointer(buffer)
                for stored in batch {
                    guard let value = stored.sample.thousandths(column) else { continue }
                    precondition(
                        count &+ CSVRow.maximumByteCount <= place.count,
                        "an array gives the room that it was asked for")
                    let room = unsafe UnsafeMutableRawBufferPointer(
                        rebasing: place[count...])
                    if let written = unsafe rows.write(
                        value, stored.sample.timeUnixSeconds, to: room)
                    {
                        count &+= written
                    } else {
                        unusual.removeAll(keepingCapacity: true)
                        CSVRow.append(value, stored.sample.timeUnixSeconds, to: &unusual)
                        unsafe room.copyBytes(from: unusual)
                        count &+= unusual.count
                    }
                }
            }
        }
        self = rows
    }

    /// Writes a usual row to `room`, which has at least ``CSVRow/maximumByteCount`` bytes; how many it
    /// took, or nil where the row is not a usual one.
    @inline(__always)
    private mutating func write(
        _ thousandths: Int64, _ unixSeconds: Int64, to room: UnsafeMutableRawBufferPointer
    ) -> Int? {
        let (whole, fraction) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
        guard fraction == 0, whole < 10_000 else { return nil }
        var inHundred = unixSeconds &- hundredsStart
        if !(0..<100).contains(inHundred) {
            guard (1_000_000_000...9_999_999_999).contains(unixSeconds) else { return nil }
            inHundred = unixSeconds % 100
            hundredsStart = unixSeconds &- inHundred
            hundredsText = Self.spelled(hundredsStart / 100)
        }
        var at = 0
        if thousandths < 0 {
            unsafe room.storeBytes(of: UInt8(ascii: "-"), as: UInt8.self)
            at = 1
        }
        let (digits, digitCount) = Self.short(UInt32(truncatingIfNeeded: whole))
        let tens = UInt32(truncatingIfNeeded: (inHundred &* 103) &>> 10)
        let ones = UInt32(truncatingIfNeeded: inHundred) &- tens &* 10
        let end = (tens | ones << 8) &+ 0x0A0D_3030
        // 4 + 1 + 8 + 4 bytes at most, of which the later ones cover the digits that do not count.
        unsafe room.storeBytes(of: digits.littleEndian, toByteOffset: at, as: UInt32.self)
        at &+= digitCount
        unsafe room.storeBytes(of: UInt8(ascii: ","), toByteOffset: at, as: UInt8.self)
        unsafe room.storeBytes(
            of: hundredsText.littleEndian, toByteOffset: at &+ 1, as: UInt64.self)
        unsafe room.storeBytes(of: end.littleEndian, toByteOffset: at &+ 9, as: UInt32.self)
        return at &+ 13
    }

    /// The digits of a number below 10,000, the first in the lowest byte, and how many they are.
    @inline(__always)
    private static func short(_ value: UInt32) -> (digits: UInt32, count: Int) {
        // Multiplications with a shift stand for the divisions by 100 and by 10: exact below 10,000.
        let hundreds = (value &* 5243) &>> 19
        let rest = value &- hundreds &* 100
        let thousand = (hundreds &* 103) &>> 10
        let ten = (rest &* 103) &>> 10
        let text =
            thousand | ((hundreds &- thousand &* 10) &<< 8) | (ten &<< 16)
            | ((rest &- ten &* 10) &<< 24)
        // Zeros in front are shifted out, but never the last digit.
        let blank = min(text.trailingZeroBitCount &>> 3, 3)
        return ((text | 0x3030_3030) &>> UInt32(truncatingIfNeeded: blank &<< 3), 4 &- blank)
    }

    /// Eight digits, the first in the lowest byte.
    private static func spelled(_ number: Int64) -> UInt64 {
        var rest = number
        var text: UInt64 = 0
        for _ in 0..<8 {
            text = text << 8 | UInt64(DecimalText.digit(Int(rest % 10)))
            rest /= 10
        }
        return text
    }
}

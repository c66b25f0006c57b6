internal import IntervalCache

/// Writes many CSV rows quickly: 48 hours of them are most of the work of the largest answers.
///
/// Rows are a second or so apart, so the first eight digits of the ten of a time are those of the row
/// before nearly always; they are kept as eight bytes and stored at once. What does not fit this (a
/// fraction, a time before 2001 or after 2286) is written by ``CSVRow``.
struct CSVRows {
    /// The hundreds of seconds that ``hundredsText`` spells.
    private var hundreds: Int64 = -1
    /// Eight digits, the first in the lowest byte.
    private var hundredsText: UInt64 = 0

    /// Appends a row for each sample that has a value in the column.
    mutating func append<Sample: ServedSample>(
        _ batch: [StoredSample<Sample>], _ column: ServedColumn, to output: inout [UInt8]
    ) {
        var rows = self
        output.append(addingCapacity: batch.count * CSVRow.maximumByteCount) { output in
            for stored in batch {
                guard let value = stored.sample.thousandths(column) else { continue }
                rows.append(value, stored.sample.timeUnixSeconds, to: &output)
            }
        }
        self = rows
    }

    @inline(__always)
    private mutating func append(
        _ thousandths: Int64, _ unixSeconds: Int64, to output: inout OutputSpan<UInt8>
    ) {
        let (whole, fraction) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
        guard fraction == 0, (1_000_000_000...9_999_999_999).contains(unixSeconds),
            output.freeCapacity >= CSVRow.maximumByteCount
        else {
            CSVRow.append(thousandths, unixSeconds, to: &output)
            return
        }
        if thousandths < 0 { output.append(UInt8(ascii: "-")) }
        if whole < 10_000 {
            Self.appendShort(UInt32(truncatingIfNeeded: whole), to: &output)
        } else {
            DecimalText.append(whole, to: &output)
        }
        let (high, low) = unixSeconds.quotientAndRemainder(dividingBy: 100)
        if high != hundreds {
            hundreds = high
            hundredsText = Self.spelled(high)
        }
        let tens = UInt32(truncatingIfNeeded: DecimalText.digit(Int(low / 10)))
        let ones = UInt32(truncatingIfNeeded: DecimalText.digit(Int(low % 10)))
        let text = hundredsText
        let end = tens | ones << 8 | 0x0A0D_0000
        // 13 bytes in three stores; the guard above has seen to it that there is room for them.
        unsafe output.withUnsafeMutableBufferPointer { buffer, count in
            let rest = unsafe UnsafeMutableRawBufferPointer(
                UnsafeMutableBufferPointer(rebasing: buffer[count...]))
            unsafe rest.storeBytes(of: UInt8(ascii: ","), as: UInt8.self)
            unsafe rest.storeBytes(of: text.littleEndian, toByteOffset: 1, as: UInt64.self)
            unsafe rest.storeBytes(of: end.littleEndian, toByteOffset: 9, as: UInt32.self)
            count &+= 13
        }
    }

    /// A number below 10,000, as four bytes in one store of which only the digits count.
    @inline(__always)
    private static func appendShort(_ value: UInt32, to output: inout OutputSpan<UInt8>) {
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
        let digits = (text | 0x3030_3030) &>> UInt32(truncatingIfNeeded: blank &<< 3)
        // Four bytes where at most that many count; the caller has seen to it that there is room.
        unsafe output.withUnsafeMutableBufferPointer { buffer, count in
            let rest = unsafe UnsafeMutableRawBufferPointer(
                UnsafeMutableBufferPointer(rebasing: buffer[count...]))
            unsafe rest.storeBytes(of: digits.littleEndian, as: UInt32.self)
            count &+= 4 &- blank
        }
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

/// The range of the ESPI type Int48.
///
/// The schema allows 2^47 as well, one more than its own text says. It is read, but written values
/// stay inside the range that every reader accepts.
enum Int48 {
    static let range: ClosedRange<Int64> = -0x8000_0000_0000...0x7FFF_FFFF_FFFF
    static let readRange: ClosedRange<Int64> = -0x8000_0000_0000...0x8000_0000_0000

    static func error(_ element: String, _ value: Int64) -> ESPIEncodingError {
        ESPIEncodingError(
            .valueOutOfRange, element: element,
            detail: "\(value) does not fit 48 bits (\(range.lowerBound) to \(range.upperBound))")
    }
}

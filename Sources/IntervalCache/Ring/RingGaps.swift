/// How many samples a hole stands for.
///
/// A gap is a spacing of more than one and a half usual intervals, or a hole whose cause was noted.
/// The samples missing in it are the usual intervals that fit, rounded (halves down), less the one
/// that ends it: so at least one is missing exactly where the spacing alone makes a gap.
@usableFromInline
enum RingGaps {
    /// Samples missing between two samples `spacing` seconds apart; at most 2^31 - 1.
    @usableFromInline
    static func missingCount(spacing: Int64, usual: Int64) -> UInt32 {
        UInt32(clamping: min((2 * spacing + usual - 1) / (2 * usual) - 1, Int64(Int32.max)))
    }

    /// Samples missing in `part` of a hole of `whole` seconds that stands for `missing` samples.
    static func missingCount(_ missing: UInt32, part: Int64, of whole: Int64) -> Int64 {
        // Both factors below 2^34 and 2^31: no overflow in their product's 65 bits is possible only
        // with a hole of centuries, so take the exact way where it is safe.
        guard part < whole else { return Int64(missing) }
        let (product, overflow) = part.multipliedReportingOverflow(by: Int64(missing))
        return overflow ? Int64(missing) : (product + whole / 2) / whole
    }
}

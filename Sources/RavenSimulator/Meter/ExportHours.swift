/// Solar generation: between two times of each day (UTC) the load is lowered by up to a peak
/// power, along a parabola with its top in the middle.
public struct ExportHours: Hashable, Sendable {
    /// First second of the day with generation.
    public var startSecondOfDay: Int64
    /// First second of the day without generation again; after the start.
    public var endSecondOfDay: Int64
    /// Power at the middle of the span, in milliwatts.
    public var peakMilliwatts: Int64

    /// Reads `HH:MM-HH:MM=WATTS`, for instance `09:00-17:00=4000`.
    ///
    /// - Throws: `SettingError` when the text has another form.
    public init(_ text: String) throws(SettingError) {
        let halves = text.split(separator: "=", omittingEmptySubsequences: false)
        let ends = halves.first?.split(separator: "-", omittingEmptySubsequences: false) ?? []
        guard halves.count == 2, ends.count == 2, let start = Self.secondOfDay(ends[0]),
            let end = Self.secondOfDay(ends[1]), start < end,
            let peak = DecimalText.scaled(String(halves[1]), places: 3), peak >= 0
        else {
            throw SettingError(
                "'\(text)' is not a span of hours with a peak power",
                accepted: "HH:MM-HH:MM=WATTS in UTC, like 09:00-17:00=4000")
        }
        startSecondOfDay = start
        endSecondOfDay = end
        peakMilliwatts = peak
    }

    /// Generated power at a time, in milliwatts.
    func milliwatts(atUnixMilliseconds unixMilliseconds: Int64) -> Int64 {
        let second = unixMilliseconds.flooredDivision(by: 1000)
        let ofDay = second.flooredRemainder(by: 86_400)
        guard ofDay >= startSecondOfDay, ofDay < endSecondOfDay else { return 0 }
        let width = endSecondOfDay - startSecondOfDay
        let passed = ofDay - startSecondOfDay
        return Int64(
            Int128(peakMilliwatts) * Int128(4 * passed * (width - passed)) / Int128(width * width))
    }

    private static func secondOfDay(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isASCIIDigit) }),
            let hours = Int64(parts[0]), let minutes = Int64(parts[1]), minutes < 60,
            hours * 60 + minutes <= 24 * 60
        else { return nil }
        return hours * 3600 + minutes * 60
    }
}

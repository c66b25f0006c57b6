import IntervalCache

/// A sample type of one's own for the ring: the share of time that the processors were busy.
///
/// A ring holds values of fixed width in pairs of 32-bit words. The first pair is the stamp (time,
/// lateness, cause of a hole), which the ring itself needs; the rest is the program's own.
struct LoadSample: RingSample {
    var stamp: SampleStamp
    /// Busy time in parts per thousand of all processors.
    var loadPermille: UInt32

    init(timeUnixSeconds: Int64, loadPermille: UInt32) throws(SampleRangeError) {
        stamp = try SampleStamp(timeUnixSeconds: timeUnixSeconds, flags: [], gapCauseBefore: nil)
        self.loadPermille = loadPermille
    }

    static var wordCount: Int { 4 }

    func wordPair(at index: Int) -> UInt64 {
        index == 0 ? stamp.rawValue : UInt64(loadPermille)
    }

    init(wordPairs: (Int) -> UInt64) {
        stamp = SampleStamp(rawValue: wordPairs(0))
        loadPermille = UInt32(truncatingIfNeeded: wordPairs(1))
    }

    func hasSameValues(as other: LoadSample) -> Bool { loadPermille == other.loadPermille }

    /// The receive time is the sample's time: this program has one clock only.
    var receiveOffsetSeconds: Int64 { 0 }

    /// Not a power that the ring should integrate to energy.
    static var isPower: Bool { false }
    var powerMilliwatts: Int64 { 0 }

    static func plotValue(wordPairs: (Int) -> UInt64) -> Int64? { Int64(wordPairs(1)) }
}

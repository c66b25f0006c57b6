/// Bounds what a journal writes, in blocks of 4 KiB as flash is written, to 1.5 MB in any 24 hours.
///
/// 1.3 MB a day flow in without pause, and 0.2 MB are there at the start and at most: enough for a
/// record each five minutes with its share of records that lie across two blocks, and for two days of
/// history at once. What goes beyond waits in the journal's backlog.
struct JournalBudget: Sendable, Hashable {
    static let blockByteCount: Int64 = 4096
    static let dailyBytes: Int64 = 1_300_000
    static let burstBytes: Int64 = 200_000
    private static let dayMilliseconds: Int64 = 86_400_000

    private var bytes = burstBytes
    /// Until when what flowed in is counted.
    private var countedUntil: Int64?

    /// What it costs to append so many bytes to a segment of this length.
    static func cost(of byteCount: Int, behind length: Int) -> Int64 {
        guard byteCount > 0 else { return 0 }
        let first = Int64(length) / blockByteCount
        let last = (Int64(length) + Int64(byteCount) - 1) / blockByteCount
        return (last - first + 1) * blockByteCount
    }

    /// Takes `cost` bytes if they are there.
    mutating func take(_ cost: Int64, atMilliseconds now: Int64) -> Bool {
        let since = countedUntil ?? now
        // Capped first, so that no product overflows.
        let elapsed =
            now > since ? min(UInt64(bitPattern: now &- since), UInt64(Self.dayMilliseconds)) : 0
        let flow = Int64(elapsed) * Self.dailyBytes / Self.dayMilliseconds
        if flow > 0 || countedUntil == nil || now < since {
            bytes = min(Self.burstBytes, bytes + flow)
            countedUntil = now
        }
        guard cost <= bytes else { return false }
        bytes -= cost
        return true
    }
}

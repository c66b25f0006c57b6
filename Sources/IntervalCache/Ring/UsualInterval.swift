/// The interval at which samples really come: the median of the last nine spacings, never below the
/// nominal interval.
///
/// A device that is asked for a reading every 4 s and gives one every 8 s is not half absent; but
/// neither do up to four lost readings in a row change what is usual. Spacings with a known cause and
/// jumps of more than an hour are not handed in. At the start all nine are taken to be nominal.
@usableFromInline
struct UsualInterval: Sendable {
    @inlinable static var windowCount: Int { 9 }

    /// The last spacings in order of arrival; `oldest` is the next to be replaced.
    @usableFromInline var recent: InlineArray<9, UInt32>
    /// The same spacings by size.
    @usableFromInline var sorted: InlineArray<9, UInt32>
    @usableFromInline var oldest = 0
    @usableFromInline let nominal: UInt32

    @usableFromInline
    init(nominalSeconds: UInt32) {
        nominal = nominalSeconds
        recent = InlineArray(repeating: nominalSeconds)
        sorted = InlineArray(repeating: nominalSeconds)
    }

    /// The usual interval in seconds.
    @inlinable var seconds: UInt32 { max(nominal, sorted[4]) }

    /// The spacing that all nine are, for which taking it in once more changes nothing; else 0.
    @inlinable var steady: UInt32 { sorted[0] == sorted[8] ? sorted[0] : 0 }

    /// Takes in a spacing.
    @usableFromInline
    mutating func note(_ spacing: UInt32) {
        let dropped = recent[oldest]
        recent[oldest] = spacing
        oldest = oldest == Self.windowCount - 1 ? 0 : oldest + 1
        if dropped != spacing { replace(dropped, with: spacing) }
    }

    private mutating func replace(_ dropped: UInt32, with spacing: UInt32) {
        var index = 0
        while index < Self.windowCount - 1, sorted[index] != dropped { index += 1 }
        while index > 0, sorted[index - 1] > spacing {
            sorted[index] = sorted[index - 1]
            index -= 1
        }
        while index < Self.windowCount - 1, sorted[index + 1] < spacing {
            sorted[index] = sorted[index + 1]
            index += 1
        }
        sorted[index] = spacing
    }
}

import IntervalCache
import Synchronization

/// A sample of eight pairs of words that all follow from its time, so that a mixture shows; and that
/// is decoded slowly, so that mixtures happen.
///
/// `mixedDecodes` counts those that the ring decoded before its check: what a reader without the
/// check would have been given. It is the stress tests' control: where it stays 0 they prove nothing.
struct StressSample: RingSample {
    static let mixedDecodes = Atomic<Int>(0)
    static var wordCount: Int { 16 }
    static var isPower: Bool { true }

    var stamp: SampleStamp
    var values: InlineArray<7, UInt64>

    init(time: Int64) throws(SampleRangeError) {
        stamp = try SampleStamp(timeUnixSeconds: time, flags: [], gapCauseBefore: nil)
        values = InlineArray { index in Self.value(time, index) }
    }

    static func value(_ time: Int64, _ index: Int) -> UInt64 {
        UInt64(bitPattern: time) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(index)
    }

    var isWhole: Bool {
        for index in 0..<7 where values[index] != Self.value(timeUnixSeconds, index) {
            return false
        }
        return true
    }

    init(wordPairs: (Int) -> UInt64) {
        let stamp = SampleStamp(rawValue: wordPairs(0))
        self.stamp = stamp
        values = InlineArray { index in
            // Some time between the words: the writer shall come around now and then.
            if index == 4, stamp.rawValue >> 31 & 0x3F == 0 { Self.pause() }
            return wordPairs(index + 1)
        }
        if !isWhole { Self.mixedDecodes.add(1, ordering: .relaxed) }
    }

    private static func pause() {
        let counter = Atomic<Int>(0)
        for _ in 0..<50 { counter.add(1, ordering: .relaxed) }
    }

    func wordPair(at index: Int) -> UInt64 { index == 0 ? stamp.rawValue : values[index - 1] }

    var receiveOffsetSeconds: Int64 { 0 }
    var powerMilliwatts: Int64 { 7 }
    static func plotValue(wordPairs: (Int) -> UInt64) -> Int64? {
        Int64(bitPattern: wordPairs(1))
    }
    func hasSameValues(as other: StressSample) -> Bool { values[0] == other.values[0] }

    static func == (one: StressSample, other: StressSample) -> Bool {
        one.stamp == other.stamp && one.values[0] == other.values[0]
    }
    func hash(into hasher: inout Hasher) { hasher.combine(stamp) }
}

/// The radio link strengths reported last, at most 192: two days at one each quarter of an hour.
public struct LinkStrengthHistory: Sendable, BitwiseCopyable {
    private var percents = InlineArray<192, UInt8>(repeating: 0)
    private var count: UInt64 = 0

    /// An empty history.
    init() {}

    mutating func append(_ percent: UInt8) {
        percents[Int(count % 192)] = percent
        count += 1
    }

    /// The strengths in percent, oldest first. Copies up to 192 bytes.
    public var values: [UInt8] {
        (count - min(count, 192)..<count).map { percents[Int($0 % 192)] }
    }
}

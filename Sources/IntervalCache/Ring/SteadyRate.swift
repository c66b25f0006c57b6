/// What the writer knows of its next sample if that goes on at a steady rate.
///
/// At such a rate the columns need no reading back, and only one of them a sum of its own: marks stay,
/// seconds covered go with the time, and trapezoids follow from the left steps, because with one
/// spacing throughout both sums differ by the power at the ends alone.
@usableFromInline
struct SteadyRate: Sendable {
    /// The time of the next sample; `noTime` where it needs a closer look.
    @usableFromInline var expectedTime = Self.noTime
    @usableFromInline var spacing: Int64 = 0
    @usableFromInline var epochAndMarks: UInt64 = 0
    /// `RingColumns.counts` less the time in their upper half.
    @usableFromInline var countsBeforeTime: UInt64 = 0
    /// `RingColumns.leftSteps` at the next sample.
    @usableFromInline var leftSteps: UInt64 = 0
    /// `RingColumns.twiceTrapezoids` less the left steps at the same sample and those at the next.
    @usableFromInline var trapezoidsBeforeSteps: UInt64 = 0

    @inlinable
    init() {}

    /// After a sample with these columns.
    ///
    /// - Parameters:
    ///   - runningMaximum: the largest time of the epoch so far.
    ///   - spacing: the steady spacing in seconds.
    @inlinable
    init(
        after runningMaximum: Int64, columns: RingColumns, powerInForce: Int64, spacing: Int64
    ) {
        expectedTime = runningMaximum &+ spacing
        self.spacing = spacing
        epochAndMarks = columns.epochAndMarks
        countsBeforeTime = columns.counts &- UInt64(bitPattern: runningMaximum) << 32
        // Modulo 2^64, as the columns are.
        let step = UInt64(bitPattern: powerInForce &* spacing)
        leftSteps = columns.leftSteps &+ step
        trapezoidsBeforeSteps = columns.twiceTrapezoids &- columns.leftSteps &- leftSteps
    }

    /// No sample has this time.
    @inlinable static var noTime: Int64 { .min }

    /// A column of the next sample.
    @inlinable
    @inline(__always)
    func column(_ index: Int, power: Int64) -> UInt64 {
        switch index {
        case 0: epochAndMarks
        case 1: countsBeforeTime &+ UInt64(bitPattern: expectedTime) << 32
        case 2: leftSteps
        default:
            leftSteps &+ leftSteps &+ UInt64(bitPattern: power &* spacing)
                &+ trapezoidsBeforeSteps
        }
    }

    /// Moves on by one sample.
    @inlinable
    @inline(__always)
    mutating func advance(power: Int64) {
        leftSteps &+= UInt64(bitPattern: power &* spacing)
        expectedTime &+= spacing
    }
}

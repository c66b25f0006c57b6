/// How the simulated meter turns power and energy into the raw numbers that it sends.
///
/// The quantity in kilowatts or kilowatt-hours is raw x multiplier / divisor, a zero counting as
/// one (RAVEn XML API Manual, InstantaneousDemand).
public struct MeterScale: Hashable, Sendable {
    /// The multiplier as sent; 0 counts as 1 when scaling.
    public var multiplier: UInt32
    /// The divisor as sent; 0 counts as 1 when scaling.
    public var divisor: UInt32
    /// Decimals that a display shows.
    public var digitsRight: UInt8
    /// Digits before the point that a display shows.
    public var digitsLeft: UInt8

    /// The largest raw demand of a signed 24-bit attribute; its negative is the smallest sent,
    /// because the one below is ZigBee's "no value".
    static let largestDemand: Int64 = 0x7F_FFFF

    /// A scale; what is left out makes one raw unit one watt or one watt-hour.
    public init(
        multiplier: UInt32 = 1, divisor: UInt32 = 1000, digitsRight: UInt8 = 3,
        digitsLeft: UInt8 = 6
    ) {
        self.multiplier = multiplier
        self.divisor = divisor
        self.digitsRight = digitsRight
        self.digitsLeft = digitsLeft
    }

    /// The raw demand that stands for a power, rounded to the nearest and held inside 24 bits.
    func rawDemand(milliwatts: Int64) -> Int64 {
        let unit = 1_000_000 * Int128(max(multiplier, 1))
        let numerator = Int128(milliwatts) * Int128(max(divisor, 1))
        let rounded = (numerator.magnitude + unit.magnitude / 2) / unit.magnitude
        let held = Int64(min(rounded, UInt128(Self.largestDemand)))
        return milliwatts < 0 ? -held : held
    }
}

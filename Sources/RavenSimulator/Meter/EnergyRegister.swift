/// One register of a meter: raw energy units that only grow, and roll over at their width.
///
/// Energy that does not fill a whole unit is kept, so that the register is the exact integral of
/// the demand fed to it.
struct EnergyRegister: Hashable, Sendable {
    /// The count that the meter shows, in raw units (raw demand units times hours).
    private(set) var rawCount: UInt64
    /// Raw demand times milliseconds that do not yet fill a unit; below `millisecondsPerHour`.
    private var remainder: UInt64 = 0

    static let millisecondsPerHour: UInt64 = 3_600_000
    /// Registers are 48 bits wide (ZigBee Smart Energy, CurrentSummationDelivered).
    static let largest: UInt64 = 0xFFFF_FFFF_FFFF

    init(rawCount: UInt64) {
        self.rawCount = rawCount & Self.largest
    }

    /// Adds a raw demand (24 bits) held for some milliseconds, which must not be negative.
    mutating func add(rawDemand: UInt64, milliseconds: Int64) {
        let (whole, part) = (rawDemand &* UInt64(milliseconds))
            .quotientAndRemainder(dividingBy: Self.millisecondsPerHour)
        remainder += part
        var units = whole
        if remainder >= Self.millisecondsPerHour {
            remainder -= Self.millisecondsPerHour
            units += 1
        }
        rawCount = (rawCount &+ units) & Self.largest
    }
}

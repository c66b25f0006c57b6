/// A set of field names in two words: cleared, filled and asked without allocation.
struct RavenFieldSet: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// Adds a name.
    mutating func insert(_ field: RavenFieldName) {
        let bit = UInt64(1) &<< UInt64(field.rawValue & 63)
        if field.rawValue < 64 { low |= bit } else { high |= bit }
    }

    /// Takes a name out.
    mutating func remove(_ field: RavenFieldName) {
        let bit = UInt64(1) &<< UInt64(field.rawValue & 63)
        if field.rawValue < 64 { low &= ~bit } else { high &= ~bit }
    }

    /// Adds the names of another set.
    @inline(__always)
    mutating func formUnion(_ other: RavenFieldSet) {
        low |= other.low
        high |= other.high
    }

    /// Takes the names of another set out.
    @inline(__always)
    mutating func subtract(_ other: RavenFieldSet) {
        low &= ~other.low
        high &= ~other.high
    }

    /// Whether all names of `other` are in this set or in `more`.
    func covers(_ other: RavenFieldSet, with more: RavenFieldSet) -> Bool {
        other.low & ~(low | more.low) == 0 && other.high & ~(high | more.high) == 0
    }

    /// Whether a name is in it.
    func contains(_ field: RavenFieldName) -> Bool {
        let bit = UInt64(1) &<< UInt64(field.rawValue & 63)
        return (field.rawValue < 64 ? low : high) & bit != 0
    }
}

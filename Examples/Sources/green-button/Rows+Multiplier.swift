import GreenButtonESPI

extension Rows {
    /// The power of ten at which every value of the input is a whole number of 48 bits: none where
    /// that is possible, else the listed one nearest to it.
    func multiplier() throws(CommandFailure) -> UnitMultiplier {
        let finest = rows.filter { $0.value.significand != 0 }
            .min { $0.value.exponent < $1.value.exponent }
        let needed = finest?.value.exponent ?? 0
        // Downwards for decimals; upwards only for whole numbers that are too large as they are.
        let candidates: [UnitMultiplier] =
            needed < 0
            ? [.deci, .centi, .milli, .micro, .nano, .pico]
            : [.none, .deca, .hecto, .kilo, .mega, .giga, .tera]
        let exact = candidates.filter { Int($0.rawValue) <= needed }
        guard let first = exact.first else {
            throw CommandFailure(
                .dataError,
                "line \(finest?.line ?? 0): '\(finest?.text ?? "")' has more than 12 decimals")
        }
        for multiplier in exact {
            let power = Int(multiplier.rawValue)
            if rows.allSatisfy({ $0.value.value(inUnitsOfTenTo: power) != nil }) {
                return multiplier
            }
        }
        let power = Int(first.rawValue)
        let tooLarge = rows.first { $0.value.value(inUnitsOfTenTo: power) == nil }
        throw CommandFailure(
            .dataError,
            "line \(tooLarge?.line ?? 0): '\(tooLarge?.text ?? "")' does not fit 48 bits in units of "
                + "10^\(power), which line \(finest?.line ?? 0) ('\(finest?.text ?? "")') needs")
    }
}

/// The power that the simulated home draws, as a function of time.
///
/// A curve is a pure function: the same time always gives the same power, so the past before the
/// simulation's start is as well defined as the future.
public enum LoadCurve: Hashable, Sendable {
    /// A made-up household: base load, refrigerator, and appliances after a daily pattern.
    case household(seed: UInt64)
    /// Recorded rows, each held until the next; after the last the curve starts again.
    case recorded(RecordedLoad)
    /// The same power at all times, in milliwatts; negative is export.
    case constant(milliwatts: Int64)

    /// The power at a time, in milliwatts; negative is export.
    ///
    /// - Parameters:
    ///   - unixMilliseconds: the time asked for.
    ///   - startUnixMilliseconds: when the simulation starts, where a recorded curve has its first
    ///     row.
    func milliwatts(atUnixMilliseconds unixMilliseconds: Int64, startUnixMilliseconds: Int64)
        -> Int64
    {
        switch self {
        case .household(let seed):
            return HouseholdLoad(seed: seed).milliwatts(atUnixMilliseconds: unixMilliseconds)
        case .recorded(let load):
            return load.milliwatts(
                afterStartMilliseconds: unixMilliseconds - startUnixMilliseconds)
        case .constant(let milliwatts):
            return milliwatts
        }
    }
}

/// One block of the common grid.
struct FleetBlock {
    let startUnixSeconds: Int64
    private var milliwattHours: Int64 = 0
    private var milliwatts: Int64 = 0
    private var coveredSeconds: [String: Int64] = [:]

    init(startUnixSeconds: Int64) {
        self.startUnixSeconds = startUnixSeconds
    }

    /// Adds what a home knows of this block.
    mutating func add(_ name: String, milliwattHours energy: Int64, coveredSeconds seconds: Int64) {
        // Beyond a terawatt-hour it is no home; whatever came, nothing here overflows.
        guard 1...86_400 ~= seconds, energy.magnitude < 1 << 50 else { return }
        milliwattHours += energy
        // The home's mean power while it was known, not over seconds of which nothing is known.
        milliwatts += energy * 3600 / seconds
        coveredSeconds[name] = seconds
    }

    /// `start,kw,kwh,coverage-percent,incomplete`: the last names the homes that are not wholly in.
    func row(_ fleet: [String], periodSeconds: Int64) -> String {
        let known = coveredSeconds.values.reduce(0, +)
        // Rounded down: 100 is said only where nothing is missing.
        let permille = known * 1000 / (periodSeconds * Int64(fleet.count))
        let incomplete = fleet.filter { (coveredSeconds[$0] ?? 0) < periodSeconds }
        return "\(startUnixSeconds),\(Self.kilo(milliwatts)),"
            + "\(Self.kilo(milliwattHours)),"
            + "\(permille / 10).\(permille % 10),\(incomplete.joined(separator: " "))"
    }

    /// Thousandths of a unit as thousands of it, to three places.
    private static func kilo(_ milli: Int64) -> String {
        let units = (milli.magnitude + 500) / 1000
        let decimals = String(units % 1000 + 1000).dropFirst()
        return "\(milli < 0 && units > 0 ? "-" : "")\(units / 1000).\(decimals)"
    }
}

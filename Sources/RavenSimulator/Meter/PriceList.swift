/// The prices that the simulated utility asks for, by the hour of the day (UTC).
struct PriceList: Hashable, Sendable {
    /// A price in ten-thousandths of a dollar, with its tier.
    struct Price: Hashable, Sendable {
        var tenThousandths: UInt32
        var tier: UInt8
        var label: String
        var startUnixSeconds: Int64
        var minutes: UInt16
    }

    private static let parts: [(hour: Int64, tenThousandths: UInt32, tier: UInt8, label: String)] =
        [
            (0, 893, 1, "Night"), (6, 1127, 2, "Day"), (16, 1894, 3, "Evening"),
            (21, 893, 1, "Night"), (24, 0, 0, ""),
        ]

    /// The price at a time.
    static func price(atUnixSeconds time: Int64) -> Price {
        let midnight = time.flooredDivision(by: 86_400) * 86_400
        let hour = (time - midnight) / 3600
        let index = (parts.firstIndex { $0.hour > hour } ?? parts.count - 1) - 1
        let part = parts[index]
        return Price(
            tenThousandths: part.tenThousandths, tier: part.tier, label: part.label,
            startUnixSeconds: midnight + part.hour * 3600,
            minutes: UInt16((parts[index + 1].hour - part.hour) * 60))
    }
}

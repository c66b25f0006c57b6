extension MeteringAttribute {
    /// The attributes that come in series: tiers, blocks, days, weeks, months, and the copies of the
    /// 0x04 set in the alternative unit.
    static func inSeries(_ identifier: UInt16) -> Row? {
        let index = identifier & 0xFF
        return switch identifier >> 8 {
        case 0x01: tier(index)
        case 0x04: historical(index).map { $0.row(alternative: false) }
        case 0x07: block(index, flow: "Delivered", since: .edition1_1)
        case 0x09: block(index, flow: "Received", since: .edition1_2)
        case 0x0C: alternative(index)
        default: nil
        }
    }

    private static func flow(_ index: UInt16) -> String {
        index % 2 == 0 ? "Delivered" : "Received"
    }

    private static func tier(_ index: UInt16) -> Row? {
        guard index <= 0x5F else { return nil }
        let since: SmartEnergyEdition =
            switch index {
            case 0x00...0x0B: .edition1_0
            case 0x0C...0x1D: .edition1_1
            default: .edition1_2
            }
        let name = "CurrentTier\(index / 2 + 1)Summation" + flow(index)
        return Row(name, .uint48, .summation, since)
    }

    private static func block(
        _ index: UInt16, flow: String, since: SmartEnergyEdition
    ) -> Row {
        let tier = index >> 4 == 0 ? "NoTier" : "Tier\(index >> 4)"
        let name = "Current\(tier)Block\((index & 0x0F) + 1)Summation" + flow
        return Row(name, .uint48, .summation, since)
    }

    /// A member of the 0x04 set, its name in two parts because its copy in the alternative unit
    /// carries the word between them.
    private struct Historical {
        let period: String
        let quantity: String
        let type: ZCLDataType
        let unit: MeteringUnit
        let since: SmartEnergyEdition

        func row(alternative: Bool) -> Row {
            alternative
                ? Row(
                    period + "Alternative" + quantity, type, unit == .utcTime ? unit : .alternative,
                    .edition1_2)
                : Row(period + quantity, type, unit, since)
        }
    }

    private static func historical(_ index: UInt16) -> Historical? {
        let consumption = "Consumption" + flow(index + 1)
        switch index {
        case 0x00:
            return Historical(
                period: "", quantity: "InstantaneousDemand", type: .int24, unit: .demand,
                since: .edition1_0)
        case 0x01...0x04:
            return Historical(
                period: index <= 0x02 ? "CurrentDay" : "PreviousDay", quantity: consumption,
                type: .uint24, unit: .historicalConsumption, since: .edition1_0)
        case 0x05, 0x06:
            return Historical(
                period: "Current", quantity: "PartialProfileIntervalStartTime" + flow(index + 1),
                type: .utcTime, unit: .utcTime, since: .edition1_0)
        case 0x07, 0x08:
            return Historical(
                period: "Current", quantity: "PartialProfileIntervalValue" + flow(index + 1),
                type: .uint24, unit: .historicalConsumption, since: .edition1_0)
        case 0x09...0x0C:
            return Historical(
                period: index <= 0x0A ? "CurrentDay" : "PreviousDay",
                quantity: index % 2 == 1 ? "MaxPressure" : "MinPressure", type: .uint48,
                unit: .pressure, since: .edition1_1)
        case 0x0D...0x10:
            let periods = ["CurrentDay", "PreviousDay", "CurrentMonth", "CurrentYear"]
            return Historical(
                period: periods[Int(index) - 0x0D], quantity: "MaxDemand", type: .int24,
                unit: .demand, since: .edition1_1)
        case 0x20...0x2D:
            return dated(index - 0x20, "PreviousDay", first: 2, type: .uint24)
        case 0x30, 0x31:
            return dated(index - 0x30, "CurrentWeek", first: nil, type: .uint24)
        case 0x32...0x3B:
            return dated(index - 0x32, "PreviousWeek", first: 1, type: .uint24)
        case 0x40, 0x41:
            return dated(index - 0x40, "CurrentMonth", first: nil, type: .uint32)
        case 0x42...0x5B:
            return dated(index - 0x42, "PreviousMonth", first: 1, type: .uint32)
        default:
            return nil
        }
    }

    /// Delivered and received by turns, a number behind the period's name from the second on.
    private static func dated(
        _ index: UInt16, _ period: String, first: UInt16?, type: ZCLDataType
    ) -> Historical {
        let number = first.map { $0 + index / 2 } ?? 1
        return Historical(
            period: number == 1 ? period : "\(period)\(number)",
            quantity: "Consumption" + flow(index), type: type, unit: .historicalConsumption,
            since: .edition1_2)
    }

    private static func alternative(_ index: UInt16) -> Row? {
        switch index {
        case 0x11...0x1F: nil
        default: historical(index)?.row(alternative: true)
        }
    }
}

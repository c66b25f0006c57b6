extension RavenDeviceSettingCommand {
    /// The name on the wire.
    public var name: String {
        switch self {
        case .setMeterInfo: "set_meter_info"
        case .setCurrentPrice: "set_current_price"
        case .closeCurrentPeriod: "close_current_period"
        case .setMeterAttributes: "set_meter_attributes"
        case .setLocalAttributes: "set_local_attributes"
        case .setBillingPeriodList: "set_billing_period_list"
        case .setBillingPeriod: "set_billing_period"
        case .setBlockStructure: "set_block_structure"
        case .setPriceBlock: "set_price_block"
        }
    }

    /// The arguments in the order of the manual.
    public var arguments: [FragmentField] {
        var arguments = RavenArguments()
        switch self {
        case .setMeterInfo(let meter, let nickName, let account, let auth, let host, let enabled):
            arguments.addMeter(meter)
            arguments.addText("NickName", nickName)
            arguments.addText("Account", account?.revealed)
            arguments.addText("Auth", auth?.revealed)
            // The manual prints the last two in lower case.
            arguments.addText("host", host)
            arguments.addFlag("enabled", enabled)
        case .setCurrentPrice(let meter, let price, let trailingDigits, let currency):
            arguments.addMeter(meter)
            arguments.addHexadecimal("Price", UInt64(price), digitCount: 8)
            arguments.addHexadecimal("TrailingDigits", UInt64(trailingDigits), digitCount: 2)
            arguments.addHexadecimal("Currency", currency.map(UInt64.init), digitCount: 4)
        case .closeCurrentPeriod(let meter):
            arguments.addMeter(meter)
        case .setMeterAttributes(let multiplier, let divisor):
            arguments.addHexadecimal("Multiplier", multiplier.map(UInt64.init), digitCount: 8)
            arguments.addHexadecimal("Divisor", divisor.map(UInt64.init), digitCount: 8)
        case .setLocalAttributes(let currentDayMaxDemand):
            arguments.addHexadecimal("CurrentDayMaxDemand", currentDayMaxDemand, digitCount: 16)
        case .setBillingPeriodList(let numberOfPeriods):
            arguments.addHexadecimal("NumberOfPeriods", UInt64(numberOfPeriods), digitCount: 2)
        case .setBillingPeriod(let period, let start, let duration):
            arguments.addHexadecimal("Period", UInt64(period), digitCount: 2)
            arguments.addHexadecimal("Start", start, digitCount: 8)
            arguments.addHexadecimal("Duration", duration.map(UInt64.init), digitCount: 8)
        case .setBlockStructure(
            let numberOfBlocks, let multiplier, let divisor, let trailingDigits, let currency):
            arguments.addHexadecimal(
                "NumberOfBlocks", numberOfBlocks.map(UInt64.init), digitCount: 2)
            arguments.addHexadecimal("Multiplier", multiplier.map(UInt64.init), digitCount: 8)
            arguments.addHexadecimal("Divisor", divisor.map(UInt64.init), digitCount: 8)
            arguments.addHexadecimal(
                "TrailingDigits", trailingDigits.map(UInt64.init), digitCount: 2)
            arguments.addHexadecimal("Currency", currency.map(UInt64.init), digitCount: 4)
        case .setPriceBlock(let block, let threshold, let price):
            arguments.addHexadecimal("Block", UInt64(block), digitCount: 2)
            arguments.addHexadecimal("Threshold", UInt64(threshold), digitCount: 8)
            arguments.addHexadecimal("Price", price.map(UInt64.init), digitCount: 8)
        }
        return arguments.fields
    }

    /// Reads a command on the device's side; a missing TrailingDigits counts as 0.
    public init?(_ received: ReceivedCommand) {
        do throws(RavenArgumentError) {
            let meter = try received.meter()
            switch received.name {
            case "set_meter_info":
                self = .setMeterInfo(
                    meter: meter, nickName: received.text("NickName"),
                    account: received.text("Account").map { Secret($0) },
                    auth: received.text("Auth").map { Secret($0) }, host: received.text("host"),
                    enabled: try received.flag("enabled"))
            case "set_current_price":
                self = .setCurrentPrice(
                    meter: meter, price: try received.requiredNumber("Price"),
                    trailingDigits: try received.number("TrailingDigits") ?? 0,
                    currency: try received.number("Currency"))
            case "close_current_period":
                self = .closeCurrentPeriod(meter: meter)
            case "set_meter_attributes":
                self = .setMeterAttributes(
                    multiplier: try received.number("Multiplier"),
                    divisor: try received.number("Divisor"))
            case "set_local_attributes":
                self = .setLocalAttributes(
                    currentDayMaxDemand: try received.requiredNumber("CurrentDayMaxDemand"))
            case "set_billing_period_list":
                self = .setBillingPeriodList(
                    numberOfPeriods: try received.requiredNumber("NumberOfPeriods"))
            case "set_billing_period":
                self = .setBillingPeriod(
                    period: try received.requiredNumber("Period"),
                    start: try received.requiredNumber("Start"),
                    duration: try received.number("Duration"))
            case "set_block_structure":
                self = .setBlockStructure(
                    numberOfBlocks: try received.number("NumberOfBlocks"),
                    multiplier: try received.number("Multiplier"),
                    divisor: try received.number("Divisor"),
                    trailingDigits: try received.number("TrailingDigits"),
                    currency: try received.number("Currency"))
            case "set_price_block":
                self = .setPriceBlock(
                    block: try received.requiredNumber("Block"),
                    threshold: try received.requiredNumber("Threshold"),
                    price: try received.number("Price"))
            default: return nil
            }
        } catch {
            return nil
        }
    }
}

extension RavenReadCommand {
    /// The name on the wire.
    public var name: String {
        switch self {
        case .initialize: "initialize"
        case .getConnectionStatus: "get_connection_status"
        case .getDeviceInfo: "get_device_info"
        case .getMeterList: "get_meter_list"
        case .getNetworkInfo: "get_network_info"
        case .getFastPollStatus: "get_fast_poll_status"
        case .getMeterAttributes: "get_meter_attributes"
        case .getLocalAttributes: "get_local_attributes"
        case .getBillingPeriods: "get_billing_periods"
        case .getPriceBlocks: "get_price_blocks"
        case .getRestartInfo: "get_restart_info"
        case .printNetworkTables: "print_network_tables"
        case .getMeterInfo: "get_meter_info"
        case .getCurrentPeriodUsage: "get_current_period_usage"
        case .getLastPeriodUsage: "get_last_period_usage"
        case .getTime: "get_time"
        case .getMessage: "get_message"
        case .getCurrentPrice: "get_current_price"
        case .getInstantaneousDemand: "get_instantaneous_demand"
        case .getCurrentSummationDelivered: "get_current_summation_delivered"
        case .getSchedule: "get_schedule"
        case .getProfileData: "get_profile_data"
        }
    }

    /// The arguments in the order of the manual.
    public var arguments: [FragmentField] {
        var arguments = RavenArguments()
        switch self {
        case .initialize, .getConnectionStatus, .getDeviceInfo, .getMeterList, .getNetworkInfo,
            .getFastPollStatus, .getMeterAttributes, .getLocalAttributes, .getBillingPeriods,
            .getPriceBlocks, .getRestartInfo, .printNetworkTables:
            break
        case .getMeterInfo(let meter), .getCurrentPeriodUsage(let meter),
            .getLastPeriodUsage(let meter):
            arguments.addMeter(meter)
        case .getTime(let meter, let refresh), .getMessage(let meter, let refresh),
            .getCurrentPrice(let meter, let refresh),
            .getInstantaneousDemand(let meter, let refresh),
            .getCurrentSummationDelivered(let meter, let refresh):
            arguments.addMeter(meter)
            arguments.addFlag("Refresh", refresh)
        case .getSchedule(let meter, let event, let mode):
            arguments.addMeter(meter)
            arguments.addText("Event", event?.word)
            arguments.addText("Mode", mode)
        case .getProfileData(let meter, let numberOfPeriods, let endTime, let channel):
            arguments.addMeter(meter)
            arguments.addHexadecimal("NumberOfPeriods", UInt64(numberOfPeriods), digitCount: 2)
            arguments.addHexadecimal(
                "EndTime", endTime.map { UInt64($0.secondsSince2000) } ?? 0, digitCount: 8)
            arguments.addText("IntervalChannel", channel.rawValue)
        }
        return arguments.fields
    }

    /// Reads a command on the device's side; a missing IntervalChannel counts as `Delivered`, a
    /// missing NumberOfPeriods as one.
    public init?(_ received: ReceivedCommand) {
        do throws(RavenArgumentError) {
            let meter = try received.meter()
            let refresh = try received.flag("Refresh")
            switch received.name {
            case "initialize": self = .initialize
            case "get_connection_status": self = .getConnectionStatus
            case "get_device_info": self = .getDeviceInfo
            case "get_meter_list": self = .getMeterList
            case "get_network_info": self = .getNetworkInfo
            case "get_fast_poll_status": self = .getFastPollStatus
            case "get_meter_attributes": self = .getMeterAttributes
            case "get_local_attributes": self = .getLocalAttributes
            case "get_billing_periods": self = .getBillingPeriods
            case "get_price_blocks": self = .getPriceBlocks
            case "get_restart_info": self = .getRestartInfo
            case "print_network_tables": self = .printNetworkTables
            case "get_meter_info": self = .getMeterInfo(meter: meter)
            case "get_current_period_usage": self = .getCurrentPeriodUsage(meter: meter)
            case "get_last_period_usage": self = .getLastPeriodUsage(meter: meter)
            case "get_time": self = .getTime(meter: meter, refresh: refresh)
            case "get_message": self = .getMessage(meter: meter, refresh: refresh)
            case "get_current_price": self = .getCurrentPrice(meter: meter, refresh: refresh)
            case "get_instantaneous_demand":
                self = .getInstantaneousDemand(meter: meter, refresh: refresh)
            case "get_current_summation_delivered":
                self = .getCurrentSummationDelivered(meter: meter, refresh: refresh)
            case "get_schedule":
                self = .getSchedule(
                    meter: meter, event: received.event(), mode: received.text("Mode"))
            case "get_profile_data":
                let periods: UInt8? = try received.number("NumberOfPeriods")
                let seconds: UInt32? = try received.number("EndTime")
                let channel = IntervalChannel(received.text("IntervalChannel") ?? "Delivered")
                guard let channel else { return nil }
                let isNewest = seconds == nil || seconds == 0 || seconds == .max
                self = .getProfileData(
                    meter: meter, numberOfPeriods: periods ?? 1,
                    endTime: isNewest ? nil : seconds.map(ZigBeeUTCTime.init(secondsSince2000:)),
                    channel: channel)
            default: return nil
            }
        } catch {
            return nil
        }
    }
}

import RavenKit

/// Everything this gateway can say to a dongle: the closed list.
///
/// Eleven questions, two of which are only asked where the price and the utility's messages are to be
/// shown, and the dongle's own reporting schedule. Nothing else can leave the acquisition,
/// because bytes are only ever made from a value of this type, and every case maps to a
/// `RavenReadCommand` (answered from the dongle, or a ZigBee read of the meter) or to a
/// `RavenScheduleCommand` (a setting kept in the dongle). Commands that write to the meter, confirm
/// something to the utility, restart the dongle or touch its pairing live in another module, which
/// this target does not depend on. What was sent stands in the `AuditLog`.
enum AcquisitionCommand: Hashable, Sendable {
    /// Resets the dongle's own XML parser, after half a command may have reached it.
    case initialize
    /// Which meters the dongle is bound to; also the cheapest "are you there".
    case listMeters
    /// The state of the radio link.
    case connectionStatus
    /// The state of the radio network, with the coordinator's address.
    case networkInfo
    /// What the dongle is; holds secrets, which are never kept. Some dongles never answer it.
    case deviceInfo
    /// What one meter is.
    case meterInfo(EUI64?)
    /// The dongle's time, which follows the meter's.
    case time(EUI64?)
    /// The power now, read from the meter.
    case demand(EUI64?)
    /// The energy registers, read from the meter.
    case summation(EUI64?)
    /// The price in force, as the dongle knows it. Only asked where that was configured.
    case price(EUI64?)
    /// The utility's message, as the dongle knows it; it is never confirmed. Likewise.
    case message(EUI64?)
    /// How often the dongle reports power by itself.
    case scheduleDemand(EUI64?, seconds: UInt32)
    /// How often the dongle reports the energy registers by itself.
    case scheduleSummation(EUI64?, seconds: UInt32)

    /// Appends the command's bytes.
    func encode(into output: inout [UInt8]) {
        switch self {
        case .initialize:
            RavenReadCommand.initialize.encode(into: &output)
        case .listMeters:
            RavenReadCommand.getMeterList.encode(into: &output)
        case .connectionStatus:
            RavenReadCommand.getConnectionStatus.encode(into: &output)
        case .networkInfo:
            RavenReadCommand.getNetworkInfo.encode(into: &output)
        case .deviceInfo:
            RavenReadCommand.getDeviceInfo.encode(into: &output)
        case .meterInfo(let meter):
            RavenReadCommand.getMeterInfo(meter: meter).encode(into: &output)
        case .time(let meter):
            RavenReadCommand.getTime(meter: meter, refresh: nil).encode(into: &output)
        case .demand(let meter):
            RavenReadCommand.getInstantaneousDemand(meter: meter, refresh: true)
                .encode(into: &output)
        case .summation(let meter):
            RavenReadCommand.getCurrentSummationDelivered(meter: meter, refresh: true)
                .encode(into: &output)
        case .price(let meter):
            RavenReadCommand.getCurrentPrice(meter: meter, refresh: nil).encode(into: &output)
        case .message(let meter):
            RavenReadCommand.getMessage(meter: meter, refresh: nil).encode(into: &output)
        case .scheduleDemand(let meter, let seconds):
            RavenScheduleCommand.setSchedule(
                meter: meter, event: .demand, frequencySeconds: seconds, enabled: true
            ).encode(into: &output)
        case .scheduleSummation(let meter, let seconds):
            RavenScheduleCommand.setSchedule(
                meter: meter, event: .summation, frequencySeconds: seconds, enabled: true
            ).encode(into: &output)
        }
    }

    /// The kind of fragment that answers, or nil where the dongle does not answer.
    var answer: FragmentKind? {
        switch self {
        case .initialize, .scheduleDemand, .scheduleSummation: nil
        case .listMeters: .meterList
        case .connectionStatus: .connectionStatus
        case .networkInfo: .networkInfo
        case .deviceInfo: .deviceInfo
        case .meterInfo: .meterInfo
        case .time: .time
        case .demand: .demand
        case .summation: .summation
        case .price: .price
        case .message: .message
        }
    }
}

import RavenKit

/// What the dongle said it is. Secrets (install code, link key) are not kept here.
struct DongleIdentity: Sendable, BitwiseCopyable {
    var address: UInt64?
    var manufacturer = InlineText<32>()
    var model = InlineText<32>()
    var firmware = InlineText<32>()
    var hardware = InlineText<32>()

    /// Takes over what is not secret.
    mutating func take(_ info: DeviceInfo) {
        if let address = info.deviceMacID { self.address = address.rawValue }
        manufacturer = InlineText(info.manufacturer ?? "")
        model = InlineText(info.modelId ?? "")
        firmware = InlineText(info.fwVersion ?? "")
        hardware = InlineText(info.hwVersion ?? "")
    }
}

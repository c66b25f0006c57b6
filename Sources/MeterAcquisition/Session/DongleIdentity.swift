import RavenKit

/// What the dongle said it is. Secrets (install code, link key) are not kept here.
struct DongleIdentity: Sendable, BitwiseCopyable {
    var address: UInt64?
    var model = InlineText<32>()
    var firmware = InlineText<32>()

    /// Takes over what is not secret.
    mutating func take(_ info: DeviceInfo) {
        if let address = info.deviceMacID { self.address = address.rawValue }
        model = InlineText(info.modelId ?? "")
        firmware = InlineText(info.fwVersion ?? "")
    }
}

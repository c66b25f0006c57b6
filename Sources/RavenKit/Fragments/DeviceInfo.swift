/// What the dongle is (XML API facts, 4.3). Two of its fields are credentials.
public struct DeviceInfo: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The code the utility asks for when it registers the dongle.
    public var installCode: Secret?
    /// The key of the radio link, in hexadecimal as received.
    public var linkKey: Secret?
    /// Firmware version, for instance "2.0.0 (7400)".
    public var fwVersion: String?
    /// Hardware version.
    public var hwVersion: String?
    /// Firmware image type, for instance "0x2201".
    public var imageType: String?
    /// Manufacturer.
    public var manufacturer: String?
    /// Model, for instance "RFA-Z106".
    public var modelId: String?
    /// Day of manufacture and lot, sixteen characters; nil where sixteen bytes 0xFF say "not set".
    public var dateCode: String?

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        installCode: Secret? = nil,
        linkKey: Secret? = nil,
        fwVersion: String? = nil,
        hwVersion: String? = nil,
        imageType: String? = nil,
        manufacturer: String? = nil,
        modelId: String? = nil,
        dateCode: String? = nil
    ) {
        self.deviceMacID = deviceMacID
        self.installCode = installCode
        self.linkKey = linkKey
        self.fwVersion = fwVersion
        self.hwVersion = hwVersion
        self.imageType = imageType
        self.manufacturer = manufacturer
        self.modelId = modelId
        self.dateCode = dateCode
    }
}

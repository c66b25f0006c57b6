/// What the dongle keeps about a meter (XML API facts, 4.6). Two of its fields are credentials.
public struct MeterInfo: Hashable, Sendable {
    /// The dongle.
    public var deviceMacID: EUI64?
    /// The meter; often left out where there is only one.
    public var meterMacID: EUI64?
    /// What the meter measures.
    public var meterType: MeterType
    /// A name somebody gave it.
    public var nickName: String?
    /// Upload account.
    public var account: Secret?
    /// Upload password.
    public var auth: Secret?
    /// Upload host.
    public var host: String?
    /// Whether uploading is on.
    public var enabled: Bool?

    /// Makes one from its fields; those left out are "not available".
    public init(
        deviceMacID: EUI64? = nil,
        meterMacID: EUI64? = nil,
        meterType: MeterType = .notGiven,
        nickName: String? = nil,
        account: Secret? = nil,
        auth: Secret? = nil,
        host: String? = nil,
        enabled: Bool? = nil
    ) {
        self.deviceMacID = deviceMacID
        self.meterMacID = meterMacID
        self.meterType = meterType
        self.nickName = nickName
        self.account = account
        self.auth = auth
        self.host = host
        self.enabled = enabled
    }
}

/// What a feed says before its first reading: identity, title, usage point and local time.
public struct FeedDescription: Hashable, Sendable {
    /// The title of the feed. Put no personal data into it.
    public var title: String
    /// When anything in the feed last changed, in seconds since 1970 UTC: not before the `updated`
    /// of any block in it.
    public var updatedUnixSeconds: Int64
    /// When the usage point, the local time, the meter readings and the reading types became what
    /// they are; not the time of the request, or clients fetch everything anew.
    public var publishedUnixSeconds: Int64
    /// The namespace of all ids. One random UUID per installation, kept for ever, makes ids that
    /// are stable and that no other installation uses.
    public var namespace: ESPIUUID
    /// The usage point.
    public var usagePoint: UsagePoint
    /// The title of the usage point.
    public var usagePointTitle: String
    /// Lists of summaries that the feed will hold beside the meter readings.
    public var relatedLists: RelatedLists = []
    /// The local time of the usage point.
    public var localTime: LocalTimeParameters
    /// The title of the local time.
    public var localTimeTitle: String
    /// What all addresses begin with, without a slash at the end.
    public var baseURI: String
    /// The subscription in the addresses.
    public var subscription: Int
    /// The usage point in the addresses.
    public var usagePointNumber: Int

    /// A feed of one usage point.
    public init(
        title: String, updatedUnixSeconds: Int64, publishedUnixSeconds: Int64? = nil,
        namespace: ESPIUUID, usagePoint: UsagePoint = .electricity,
        usagePointTitle: String = "Electric meter", localTime: LocalTimeParameters = .utc,
        localTimeTitle: String = "Local time", baseURI: String = "/espi/1_1/resource",
        subscription: Int = 1, usagePointNumber: Int = 1
    ) {
        self.title = title
        self.updatedUnixSeconds = updatedUnixSeconds
        self.publishedUnixSeconds = publishedUnixSeconds ?? updatedUnixSeconds
        self.namespace = namespace
        self.usagePoint = usagePoint
        self.usagePointTitle = usagePointTitle
        self.localTime = localTime
        self.localTimeTitle = localTimeTitle
        self.baseURI = baseURI
        self.subscription = subscription
        self.usagePointNumber = usagePointNumber
    }
}

extension FeedDescription {
    /// Lists of summaries that belong to the usage point, which links to each of them.
    public struct RelatedLists: OptionSet, Hashable, Sendable {
        /// One bit per list.
        public var rawValue: UInt8

        /// Any combination of the bits.
        public init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// Summaries of usage.
        public static let usageSummaries = RelatedLists(rawValue: 1)
        /// Summaries of usage in their older form.
        public static let electricPowerUsageSummaries = RelatedLists(rawValue: 2)
        /// Summaries of power quality.
        public static let electricPowerQualitySummaries = RelatedLists(rawValue: 4)

        /// The element names of the resources, in the order of the links.
        var names: [String] {
            var names: [String] = []
            if contains(.usageSummaries) { names.append("UsageSummary") }
            if contains(.electricPowerUsageSummaries) { names.append("ElectricPowerUsageSummary") }
            if contains(.electricPowerQualitySummaries) {
                names.append("ElectricPowerQualitySummary")
            }
            return names
        }
    }
}

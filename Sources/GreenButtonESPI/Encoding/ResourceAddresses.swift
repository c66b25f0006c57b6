/// The addresses of the resources of one usage point, from which links and ids are made.
///
/// A parent names the list of its children in a `related` link, a child names the same list in its
/// `up` link; reading types and local time are named directly by their own address.
struct ResourceAddresses {
    let feed: String
    let usagePointList: String
    let usagePoint: String
    let localTimeList: String
    let localTime: String
    let readingTypeList: String

    init(_ feed: FeedDescription) {
        let subscription = "\(feed.baseURI)/Subscription/\(feed.subscription)"
        self.feed = "\(feed.baseURI)/Batch/Subscription/\(feed.subscription)"
        usagePointList = "\(subscription)/UsagePoint"
        usagePoint = "\(usagePointList)/\(feed.usagePointNumber)"
        localTimeList = "\(feed.baseURI)/LocalTimeParameters"
        localTime = "\(localTimeList)/1"
        readingTypeList = "\(feed.baseURI)/ReadingType"
    }

    /// A list that belongs to the usage point, for instance `MeterReading`.
    func list(_ resource: String) -> String { "\(usagePoint)/\(resource)" }

    func meterReading(_ number: Int) -> String { "\(list("MeterReading"))/\(number)" }

    func readingType(_ number: Int) -> String { "\(readingTypeList)/\(number)" }

    func blockList(_ number: Int) -> String { "\(meterReading(number))/IntervalBlock" }
}

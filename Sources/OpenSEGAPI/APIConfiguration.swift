/// What the API has to be told besides the data: limits and the place where it stands.
public struct APIConfiguration: Sendable, Hashable {
    /// When the clocks of the place change, for the feed's LocalTimeParameters. Nothing in the
    /// gateway itself runs on local time.
    public enum DaylightSaving: Sendable, Hashable {
        /// No change of clocks.
        case none
        /// Second Sunday of March 02:00 to first Sunday of November 02:00, one hour.
        case northAmerica
        /// Last Sunday of March to last Sunday of October, 01:00 UTC, one hour.
        case europe
        /// Any other pair of ESPI rules (`360E2000`-like numbers) and what they add, in seconds.
        case rules(start: UInt32, end: UInt32, offsetSeconds: Int32)
    }

    /// A current reading older than so many nominal intervals is refused with 503. At least 1.
    public var staleAfterIntervals: Int
    /// Names this installation and no other, for the ids in Green Button feeds: any text that stays
    /// the same across restarts and says nothing personal, for instance a random UUID made once.
    public var installationIdentifier: String
    /// Seconds east of UTC without daylight saving, for feeds.
    public var timeZoneOffsetSeconds: Int32
    /// Daylight saving, for feeds.
    public var daylightSaving: DaylightSaving
    /// The ISO 4217 number of the currency (840, 978), for feeds; nil leaves it out.
    public var currencyCode: UInt16?
    /// The ESPI number of the phases of the service (769 split phase, 225 three-phase, 0 unknown).
    public var phaseCode: UInt16

    /// A configuration; the defaults are those of a North American home in UTC.
    public init(
        installationIdentifier: String, staleAfterIntervals: Int = 3,
        timeZoneOffsetSeconds: Int32 = 0, daylightSaving: DaylightSaving = .none,
        currencyCode: UInt16? = nil, phaseCode: UInt16 = 769
    ) {
        self.installationIdentifier = installationIdentifier
        self.staleAfterIntervals = max(1, staleAfterIntervals)
        self.timeZoneOffsetSeconds = timeZoneOffsetSeconds
        self.daylightSaving = daylightSaving
        self.currencyCode = currencyCode
        self.phaseCode = phaseCode
    }
}

/// One kind of measurement in a feed: its number in the addresses, its title and what it means.
public struct MeterReadingDescription: Hashable, Sendable {
    /// The number in the addresses of the meter reading and of its reading type. The same number
    /// must mean the same measurement in every feed of an installation, the interval length
    /// included, because ids are made from addresses.
    public var number: Int
    /// The title, for people.
    public var title: String
    /// What the values mean.
    public var readingType: ReadingType

    /// A kind of measurement.
    public init(number: Int, title: String, readingType: ReadingType) {
        self.number = number
        self.title = title
        self.readingType = readingType
    }
}

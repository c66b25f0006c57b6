/// What a batch item asks for.
///
/// Written in `batchItemInfo/operation`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct CRUDOperation: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: create.
    public static let create = Self(rawValue: 0)
    /// 1: read.
    public static let read = Self(rawValue: 1)
    /// 2: update.
    public static let update = Self(rawValue: 2)
    /// 3: delete.
    public static let delete = Self(rawValue: 3)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0...3: true
        default: false
        }
    }
}

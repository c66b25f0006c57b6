/// How a batch item ended, as an HTTP status.
///
/// Written in `batchItemInfo/statusCode`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct StatusCode: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 200: done.
    public static let ok = Self(rawValue: 200)
    /// 201: created.
    public static let created = Self(rawValue: 201)
    /// 202: accepted.
    public static let accepted = Self(rawValue: 202)
    /// 204: nothing to send.
    public static let noContent = Self(rawValue: 204)
    /// 301: moved for good.
    public static let movedPermanently = Self(rawValue: 301)
    /// 302: moved for now.
    public static let redirect = Self(rawValue: 302)
    /// 304: not modified.
    public static let notModified = Self(rawValue: 304)
    /// 400: bad request.
    public static let badRequest = Self(rawValue: 400)
    /// 401: not authenticated.
    public static let unauthorized = Self(rawValue: 401)
    /// 403: not allowed.
    public static let forbidden = Self(rawValue: 403)
    /// 404: not found.
    public static let notFound = Self(rawValue: 404)
    /// 405: method not allowed.
    public static let methodNotAllowed = Self(rawValue: 405)
    /// 410: no longer there.
    public static let gone = Self(rawValue: 410)
    /// 500: failure of the server.
    public static let internalServerError = Self(rawValue: 500)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 200...202, 204, 301...302, 304, 400...401, 403...405, 410, 500: true
        default: false
        }
    }
}

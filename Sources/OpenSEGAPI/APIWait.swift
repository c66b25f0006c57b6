/// What a long poll waits for. The API says so; the waiting is the server's.
public struct APIWait: Sendable, Hashable {
    /// The longest time to wait, in seconds, from when the request was asked first.
    public let timeoutSeconds: Int
    /// The cache that is watched.
    let ring: WatchedRing
    /// The wait is over as soon as that cache holds a sequence number above this one.
    let afterSequence: UInt64

    /// One of the two caches.
    enum WatchedRing: Sendable, Hashable {
        case demand
        case register
    }
}

/// The body of an answer, by how the server gets at it.
public enum APIBody {
    /// No body at all (for instance 304).
    case none
    /// The whole body.
    case bytes([UInt8])
    /// A body of unknown length, pulled piece by piece while the client reads it.
    case stream(any APIBodyStream)
    /// Server-sent events: a body without an end, to be looked after a few times a second.
    case events(any EventFeed)
    /// No answer yet: a long poll. Status and headers of this response are not for sending; those of
    /// the answer that comes in its place are.
    case pending(any PendingAnswer)
}

/// What became of a call for the next piece of a body.
public enum APIBodyProgress: Sendable, Hashable {
    /// There is more to come: call again.
    case more
    /// That was the last piece (it may be empty); the answer is complete.
    case finished
    /// The answer can not be completed. The server must break the connection off rather than end the
    /// body in good order, so that the client notices; `reason` is a sentence for the log.
    case aborted(reason: String)
}

/// A body that is produced while it is sent.
///
/// Confined to the thread that asked for it; not `Sendable`. Memory is bounded whatever the range: a
/// batch of readings plus one piece.
public protocol APIBodyStream: AnyObject {
    /// Appends the next piece, about 16 KiB, to `output`.
    func writeNextPiece(into output: inout [UInt8]) -> APIBodyProgress
}

/// A body without an end (`text/event-stream`), fed out of the cache.
///
/// Confined to the thread that asked for it. Nothing of it reaches into acquisition.
public protocol EventFeed: AnyObject {
    /// Appends what has happened since the last call as whole events, at most about 16 KiB, to
    /// `output`: nothing at all most of the time. To be called about every 250 ms, and once right
    /// after the head was sent. False: the feed is over. The comment line that keeps a silent
    /// connection open is the server's.
    func writeNewEvents(into output: inout [UInt8], nowUnixSeconds: Int64) -> Bool
}

/// An answer that waits for news: a long poll.
///
/// Confined to the thread that asked for it. The waiting is the server's; what is waited for, and
/// until when, stands in here.
public protocol PendingAnswer: AnyObject {
    /// The answer, or nil while there is none: no news and time left. To be called about every
    /// 250 ms; a call without news costs one look at the cache. With `isFinal` (the server stops) it
    /// always answers, and never with ``APIBody/pending(_:)``.
    func answer(nowUnixSeconds: Int64, isFinal: Bool) -> APIResponse?
}

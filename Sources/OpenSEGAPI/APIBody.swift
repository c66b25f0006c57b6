/// The body of an answer, by how the server gets at it.
public enum APIBody {
    /// No body at all (for instance 304).
    case none
    /// The whole body.
    case bytes([UInt8])
    /// A body of unknown length, pulled piece by piece while the client reads it.
    case stream(any APIBodyStream)
    /// Server-sent events: a body without an end, to be looked after now and then.
    case events(any APIEventFeed)
    /// No answer yet: a long poll. The server keeps the request and, once
    /// ``OpenSEGAPI/isOver(_:)`` says so or the time is up, asks again with `afterWaiting: true`.
    /// Status and headers of this response are not for sending.
    case wait(APIWait)
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
/// Confined to the thread that asked for it. The server calls it a few times a second, and at once
/// after the head was sent; nothing reaches into acquisition.
public protocol APIEventFeed: AnyObject {
    /// Appends what has happened since the last call, at most about 16 KiB, to `output`: nothing at
    /// all most of the time, a comment line when the connection has been silent for 15 seconds.
    /// Answers `.more`, or `.aborted` when the connection is to be broken off; never `.finished`.
    func writePending(into output: inout [UInt8], nowUnixSeconds: Int64) -> APIBodyProgress
}

/// The bounds that keep a hostile or broken client from costing more than its share.
///
/// Memory of one connection is at most `head.headByteCount` + `readByteCount` of input, a head of at
/// most 1 KiB that it remembers, and about `outputByteCount` + one piece of output, beside its TLS
/// session.
struct HTTPLimits: Hashable, Sendable {
    var head = RequestHeadParser.Limits()
    /// From accepting, or from a later head's first byte, to the whole head. More bytes do not
    /// move it.
    var headMilliseconds: Int64 = 10_000
    /// Between requests.
    var idleMilliseconds: Int64 = 30_000
    /// A writer that makes no progress for so long is given up.
    var stalledMilliseconds: Int64 = 30_000
    /// How long a closing connection waits for the client to have read its answer.
    var lingerMilliseconds: Int64 = 2_000
    /// How long answers under way may go on when the server stops.
    var stopMilliseconds: Int64 = 5_000
    /// How often parked requests are looked after.
    var parkedMilliseconds: Int64 = 250
    /// A comment line keeps silent event streams open.
    var heartbeatMilliseconds: Int64 = 15_000

    var connectionCount = 256
    var connectionsPerAddress = 64
    /// Bytes taken from one client at a time.
    var readByteCount = 4_096
    /// Pieces of a stream are asked for until so much waits to be sent, and no further ones until
    /// all of it is.
    var outputByteCount = 32_768
    /// Steps (answers, pieces) of one connection before the others have their turn.
    var stepsPerTurn = 4
    /// Handshakes taken further in one turn.
    var handshakesPerTurn = 4
    /// Clients accepted in one turn.
    var acceptsPerTurn = 64
}

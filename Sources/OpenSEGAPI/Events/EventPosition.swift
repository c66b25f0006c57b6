/// How far a stream of events has come: the id of each event, so that a client that comes back with it
/// in `Last-Event-ID` misses nothing and gets nothing twice.
///
/// Its text is `run-demand-register`: when the gateway was started, and the sequence number of the
/// last reading of each series that was told.
struct EventPosition: Hashable {
    var runStartedUnixSeconds: Int64
    var demandSequence: UInt64
    var registerSequence: UInt64

    init(runStartedUnixSeconds: Int64, demandSequence: UInt64, registerSequence: UInt64) {
        self.runStartedUnixSeconds = runStartedUnixSeconds
        self.demandSequence = demandSequence
        self.registerSequence = registerSequence
    }

    /// Reads an id; nil for what this gateway never wrote.
    init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.count == 3, let run = DecimalText.parse(parts[0]),
            let demand = DecimalText.parse(parts[1]), let register = DecimalText.parse(parts[2])
        else { return nil }
        runStartedUnixSeconds = run
        demandSequence = UInt64(demand)
        registerSequence = UInt64(register)
    }

    /// The id as it is written.
    var text: String { "\(runStartedUnixSeconds)-\(demandSequence)-\(registerSequence)" }
}

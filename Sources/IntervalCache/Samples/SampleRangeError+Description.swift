// Apart from the type, because firmware in C takes that one without any text.

extension SampleRangeError: CustomStringConvertible {
    /// One sentence: the value that was refused and what is accepted.
    public var description: String {
        switch code {
        case .time: "time \(value) is not accepted; accepted are 0 to 8589934591 s since 1970"
        case .receiveTime:
            "receive time \(value) is not accepted; accepted are 0 to 8589934591 s since 1970"
        case .demand:
            "demand \(value) mW is not accepted; accepted are -2199023255551 to 2199023255551 mW"
        case .delivered, .received:
            "register \(code == .delivered ? "delivered" : "received") is not accepted; "
                + "accepted are 0 to 9223372036854775807 mWh"
        }
    }
}

/// What a probe found between here and the meter.
public enum ProbeFinding: Sendable, Hashable {
    /// Readings come, and the meter's clock agrees with the gateway's.
    case allWell
    /// Readings come, but the meter's clock is so many seconds ahead of the gateway's (behind, where
    /// negative).
    case clockOff(seconds: Int64)
    /// The dongle can not be opened.
    case noDongle(LinkProblem)
    /// Something is open, but no dongle answers.
    case dongleSilent
    /// The dongle is not joined to a meter.
    case notJoined
    /// The dongle has lost its meter's network.
    case rejoining
    /// The dongle is bound to another meter than the configured one.
    case wrongMeter
    /// The dongle is joined and no reading came.
    case noReading

    /// Clocks that differ by more than this are off.
    public static let clockToleranceSeconds: Int64 = 60

    /// Judges what a reader has seen.
    public init(_ seen: AcquisitionSnapshot) {
        switch seen.presence {
        case .reading:
            let offset = (seen.clockOffsetMilliseconds ?? 0) / 1000
            self = abs(offset) > Self.clockToleranceSeconds ? .clockOff(seconds: offset) : .allWell
        case .notJoined: self = .notJoined
        case .rejoining: self = .rejoining
        case .wrongMeter: self = .wrongMeter
        case .joinedButSilent: self = .noReading
        case .dongleSilent: self = .dongleSilent
        case .dongleGone: self = .noDongle(seen.problem ?? seen.lastProblem ?? .vanished)
        case .starting, .stopped:
            if let problem = seen.problem {
                self = .noDongle(problem)
            } else {
                self = seen.fragmentCount > 0 ? .noReading : .dongleSilent
            }
        }
    }

    /// Whether nothing is wrong.
    public var isWell: Bool { self == .allWell }

    /// The finding for a person: one sentence, with a full stop.
    public func sentence(for source: MeterSource) -> String {
        switch self {
        case .allWell: "All is well: the meter is being read through \(source)."
        case .clockOff(let seconds):
            "The meter is being read, but its clock is \(seconds.magnitude) s "
                + (seconds < 0 ? "behind" : "ahead of") + " this machine's; one of them is wrong."
        case .noDongle(let problem): problem.sentence(for: source)
        case .dongleSilent:
            "\(source) is open, but no dongle answers; is it a RAVEn, and is it plugged in well?"
        case .notJoined: MeterPresence.notJoined.sentence
        case .rejoining: MeterPresence.rejoining.sentence
        case .wrongMeter: MeterPresence.wrongMeter.sentence
        case .noReading: MeterPresence.joinedButSilent.sentence
        }
    }
}

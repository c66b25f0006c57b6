import IntervalCache

/// Looks for a bounded while at what stands between here and the meter, and says it in one sentence.
///
/// It is the gateway's own reader, run until it has either seen readings or had time enough to know
/// what is missing; so what the probe says is what the gateway would live through. It must not run
/// beside a gateway that reads the same device.
public struct MeterProbe: Sendable {
    /// What was found.
    public var finding: ProbeFinding
    /// The finding in one sentence.
    public var sentence: String
    /// All that the reader saw.
    public var snapshot: AcquisitionSnapshot
    /// The power read last, in milliwatts; nil where none was read.
    public var demandMilliwatts: Int64?
    /// What the utility asks for to join the dongle; nil unless it was asked for and told.
    public var registration: DongleRegistration?

    /// Probes, blocking the calling thread for at most about `seconds`.
    /// - Parameters:
    ///   - configuration: what to probe, as for a reader.
    ///   - seconds: the longest look; a dongle that has just been plugged in needs some 20 s.
    ///   - wantsRegistration: whether to wait for the dongle's address and install code too.
    public static func run(
        _ configuration: AcquisitionConfiguration, seconds: Int = 30,
        wantsRegistration: Bool = false
    ) -> MeterProbe {
        let demand = IntervalRing<DemandSample>(capacity: 64, nominalIntervalSeconds: 4)
        let register = IntervalRing<RegisterSample>(capacity: 64, nominalIntervalSeconds: 60)
        guard let demandWriter = demand.takeWriter(), let registerWriter = register.takeWriter()
        else { preconditionFailure("a new ring has its writer") }
        let told = RegistrationBox()
        let tell: @Sendable (DongleRegistration) -> Void = { told.tell($0) }
        let reader = MeterReader(
            configuration, demand: demandWriter, register: registerWriter, log: { _ in },
            onRegistration: wantsRegistration ? tell : nil)
        guard reader.start() else {
            return MeterProbe(.noDongle(.systemHangs), configuration, AcquisitionSnapshot())
        }
        let end = readClocks().monotonicMilliseconds + 1000 * Int64(max(1, seconds))
        while readClocks().monotonicMilliseconds < end {
            let seen = reader.snapshot
            let isRegistered = !wantsRegistration || told.isTold
            // Two readings, so that one repeated from the dongle's memory is not taken for life.
            if seen.presence == .reading, seen.polls.answered + seen.polls.extra >= 2, isRegistered
            {
                break
            }
            // Three failures to open are no hiccup; there is nothing to wait for.
            if seen.failedOpenCount >= 3, seen.polls.answered == 0 { break }
            _ = waitForEvents((-1, 0), (-1, 0), milliseconds: 100)
        }
        let seen = reader.snapshot
        reader.stop()
        var probe = MeterProbe(ProbeFinding(seen), configuration, seen)
        probe.demandMilliwatts = demand.newest?.sample.demandMilliwatts
        probe.registration = told.registration
        return probe
    }

    private init(
        _ finding: ProbeFinding, _ configuration: AcquisitionConfiguration,
        _ snapshot: AcquisitionSnapshot
    ) {
        self.finding = finding
        sentence = finding.sentence(for: configuration.source)
        self.snapshot = snapshot
    }
}

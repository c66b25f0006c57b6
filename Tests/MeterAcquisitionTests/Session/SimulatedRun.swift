import IntervalCache
import RavenKit
import RavenSimulator

@testable import MeterAcquisition

/// A session on a simulated dongle, in simulated time: no descriptor, no thread, no waiting.
///
/// What the dongle said while the line was open is decoded a second time, by itself, so that the
/// samples can be compared with what was delivered.
struct SimulatedRun {
    private(set) var session: Session
    private(set) var dongle: SimulatedDongle
    private(set) var now: Int64
    /// What was delivered, of the meter that is read: power in milliwatts with its time.
    private(set) var delivered: [DemandSample] = []
    private(set) var stored: [DemandSample] = []
    private(set) var registers: [RegisterSample] = []
    private(set) var logs: [String] = []
    private(set) var logCount = 0
    private(set) var opens = 0
    /// Whether samples, log lines and states are kept; a long run only counts them.
    var keepsSamples = true
    private(set) var deliveredCount: UInt64 = 0
    private(set) var storedCount: UInt64 = 0

    private let start: Int64
    private var isOpen = false
    private var ear = RavenDecoder()
    private var outputs: [SessionOutput] = []
    private var bytes: [UInt8] = []

    static let startUnixMilliseconds: Int64 = 1_764_547_200_000

    init(
        _ scenario: String, intervalSeconds: Int = 4, seed: UInt64 = 1, meters: Int = 1,
        prefillSeconds: Int64 = 0
    ) throws {
        var configuration = DongleConfiguration(startUnixMilliseconds: Self.startUnixMilliseconds)
        configuration.seed = seed
        configuration.meterCount = meters
        configuration.prefillMilliseconds = 1000 * prefillSeconds
        configuration.scenario = try Scenario(scenario)
        dongle = SimulatedDongle(configuration)
        start = Self.startUnixMilliseconds
        now = start
        session = Session(
            AcquisitionConfiguration(
                source: .serial(path: "/dev/raven"), pollIntervalSeconds: intervalSeconds),
            seed: seed)
        session.start(at: clock)
        settle()
    }

    private var clock: ClockReading {
        ClockReading(monotonicMilliseconds: now - start + 1, unixMilliseconds: now)
    }

    var snapshot: AcquisitionSnapshot { session.snapshot(at: clock) }

    /// Milliseconds since the start.
    var elapsed: Int64 { now - start }

    /// Lets simulated time pass.
    mutating func run(seconds: Int64) {
        let end = now + 1000 * seconds
        while true {
            let dongleNext = dongle.nextEventUnixMilliseconds ?? .max
            let sessionNext = session.nextDeadlineMilliseconds.map { $0 - 1 + start } ?? .max
            let next = max(now, min(dongleNext, sessionNext))
            guard next <= end else { break }
            now = next
            dongle.advance(toUnixMilliseconds: now)
            session.advance(to: clock)
            settle()
        }
        now = end
    }

    /// Moves bytes and does what the session wants until both are at rest.
    private mutating func settle() {
        for _ in 0..<100_000 {
            if isOpen, !dongle.isPresent {
                isOpen = false
                session.lost(.vanished, at: clock)
                finishEar()
            }
            var isAtRest = true
            bytes.removeAll(keepingCapacity: true)
            if isOpen { dongle.takeOutput(into: &bytes, maximumByteCount: 4096) }
            if !bytes.isEmpty {
                isAtRest = false
                session.receive(bytes, at: clock)
                listen(bytes)
                dongle.advance(toUnixMilliseconds: now)
            }
            session.takeOutputs(into: &outputs)
            let todo = outputs
            for output in todo {
                isAtRest = false
                perform(output)
            }
            if isOpen, dongle.isListening, !session.outgoing.isEmpty {
                isAtRest = false
                let command = session.outgoing
                session.wrote(command.count, at: clock)
                dongle.receive(command, atUnixMilliseconds: now)
            }
            if isAtRest { break }
        }
        _ = dongle.takeLog()
    }

    private mutating func perform(_ output: SessionOutput) {
        switch output {
        case .open:
            guard dongle.isPresent else {
                session.openFailed(.opening(errno: 2), at: clock)
                return
            }
            opens += 1
            isOpen = true
            dongle.connectClient(atUnixMilliseconds: now)
            session.opened(at: clock)
        case .close:
            isOpen = false
            dongle.disconnectClient(atUnixMilliseconds: now)
            finishEar()
        case .checkDevice, .registration: break
        case .demand(let sample):
            storedCount += 1
            if keepsSamples { stored.append(sample) }
        case .register(let sample): if keepsSamples { registers.append(sample) }
        case .log(let line):
            logCount += 1
            if keepsSamples { logs.append(line) }
        }
    }

    private mutating func finishEar() {
        ear.finish()
        hear()
        ear = RavenDecoder()
    }

    private mutating func listen(_ bytes: [UInt8]) {
        ear.receive(bytes)
        hear()
    }

    /// What the dongle said, understood without the session.
    private mutating func hear() {
        while let event = ear.nextEvent() {
            guard case .fragment(let received) = event, !received.isScaleDamaged,
                case .instantaneousDemand(let demand) = received.fragment,
                let raw = demand.demand
            else { continue }
            // A garbled factor can lift a reading out of every range: that is no reading.
            let power =
                Int128(raw) * Int128(max(1, demand.multiplier ?? 1)) * 1_000_000
                / Int128(max(1, demand.divisor ?? 1))
            guard let milliwatts = Int64(exactly: power),
                let sample = try? DemandSample(
                    timeUnixSeconds: demand.timeStamp?.unixSeconds ?? now / 1000,
                    demandMilliwatts: milliwatts)
            else { continue }
            deliveredCount += 1
            if keepsSamples { delivered.append(sample) }
        }
    }
}

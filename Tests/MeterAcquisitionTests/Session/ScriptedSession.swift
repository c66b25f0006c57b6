import IntervalCache
import RavenKit

@testable import MeterAcquisition

/// A session with a clock and a dongle of the test's making: no descriptor, no thread, no waiting.
struct ScriptedSession {
    var session: Session
    var now = ClockReading(monotonicMilliseconds: 1_000, unixMilliseconds: 1_795_000_000_000)
    /// Why the device can not be opened; nil lets it be opened.
    var openProblem: LinkProblem?
    /// Whether the device takes bytes.
    var takesBytes = true
    /// What the dongle says to a command.
    var answer: (ReceivedCommand) -> [RavenFragment] = { _ in [] }

    private(set) var isOpen = false
    private(set) var opens = 0
    private(set) var closes = 0
    private(set) var checks = 0
    private(set) var demands: [DemandSample] = []
    private(set) var registers: [RegisterSample] = []
    private(set) var logs: [String] = []
    private(set) var commands: [ReceivedCommand] = []
    private(set) var sentBytes: [UInt8] = []
    private var ear = RavenCommandDecoder()
    private var outputs: [SessionOutput] = []

    static let meter = EUI64(rawValue: 0x0013_5003_0102_0304)
    static let other = EUI64(rawValue: 0x0013_5003_0a0b_0c0d)

    init(
        intervalSeconds: Int = 4, meter: UInt64? = nil, readsPriceAndMessages: Bool = false,
        timing: AcquisitionTiming = AcquisitionTiming()
    ) {
        session = Session(
            AcquisitionConfiguration(
                source: .serial(path: "/dev/raven"), pollIntervalSeconds: intervalSeconds,
                meter: meter, readsPriceAndMessages: readsPriceAndMessages, timing: timing))
    }

    /// Names of all commands sent.
    var commandNames: [String] { commands.map(\.name) }

    var snapshot: AcquisitionSnapshot { session.snapshot(at: now) }

    mutating func start() {
        session.start(at: now)
        settle()
    }

    /// Lets time pass, calling the session whenever it asked to be called.
    mutating func pass(milliseconds: Int64) {
        let end = now.monotonicMilliseconds + milliseconds
        while let next = session.nextDeadlineMilliseconds, next <= end {
            move(to: max(next, now.monotonicMilliseconds))
            session.advance(to: now)
            settle()
        }
        move(to: end)
    }

    /// Lets time pass without calling the session, as when the process is stopped.
    mutating func freeze(milliseconds: Int64) {
        move(to: now.monotonicMilliseconds + milliseconds)
    }

    mutating func setUnixClock(forwardMilliseconds: Int64) {
        now.unixMilliseconds += forwardMilliseconds
    }

    /// The dongle says something.
    mutating func hear(_ fragments: RavenFragment...) {
        var bytes: [UInt8] = []
        for fragment in fragments { fragment.encode(into: &bytes) }
        hear(bytes: bytes)
    }

    /// Bytes come from the device.
    mutating func hear(bytes: [UInt8]) {
        session.receive(bytes, at: now)
        settle()
    }

    /// The device goes away.
    mutating func lose(_ problem: LinkProblem = .vanished) {
        isOpen = false
        session.lost(problem, at: now)
        settle()
    }

    mutating func stop() {
        session.stop(at: now)
        settle()
    }

    /// A reading, stamped with a time in Unix seconds.
    static func demand(
        _ watts: Int64?, at unixSeconds: Int64?, meter: EUI64? = Self.meter
    ) -> RavenFragment {
        var reading = InstantaneousDemand()
        reading.meterMacID = meter
        reading.timeStamp = unixSeconds.flatMap(ZigBeeUTCTime.init(unixSeconds:))
        reading.demand = watts
        reading.multiplier = 1
        reading.divisor = 1000
        return .instantaneousDemand(reading)
    }

    static func summation(
        _ wattHours: UInt64?, at unixSeconds: Int64?, meter: EUI64? = Self.meter
    ) -> RavenFragment {
        var reading = CurrentSummationDelivered()
        reading.meterMacID = meter
        reading.timeStamp = unixSeconds.flatMap(ZigBeeUTCTime.init(unixSeconds:))
        reading.summationDelivered = wattHours
        reading.summationReceived = 0
        reading.multiplier = 1
        reading.divisor = 1000
        return .currentSummationDelivered(reading)
    }

    static func status(_ status: NetworkStatus, linkStrength: UInt8 = 90) -> RavenFragment {
        var report = ConnectionStatus()
        report.meterMacID = Self.meter
        report.status = status
        report.linkStrengthPercent = linkStrength
        return .connectionStatus(report)
    }

    /// A dongle that answers what a joined one answers, readings stamped with the test's clock.
    mutating func answerAll(meters: [EUI64] = [Self.meter]) {
        answer = { command in
            switch command.name {
            case "get_meter_list": [.meterList(MeterList(meterMacIDs: meters))]
            case "get_connection_status": [Self.status(.connected)]
            default: []
            }
        }
    }

    /// Readings every interval for so many intervals, stamped with the gateway's time.
    mutating func readEveryInterval(_ count: Int, watts: Int64 = 862) {
        for _ in 0..<count {
            pass(milliseconds: 1000 * Int64(session.configuration.pollIntervalSeconds))
            hear(Self.demand(watts, at: now.unixSeconds))
        }
    }

    private mutating func move(to monotonic: Int64) {
        now.unixMilliseconds += monotonic - now.monotonicMilliseconds
        now.monotonicMilliseconds = monotonic
    }

    /// Does what the session wants until it wants nothing more.
    private mutating func settle() {
        for _ in 0..<10_000 {
            session.takeOutputs(into: &outputs)
            let mustSend = isOpen && takesBytes && !session.outgoing.isEmpty
            if outputs.isEmpty && !mustSend { return }
            let todo = outputs
            outputs.removeAll()
            for output in todo { perform(output) }
            guard isOpen, takesBytes, !session.outgoing.isEmpty else { continue }
            let bytes = session.outgoing
            sentBytes += bytes
            session.wrote(bytes.count, at: now)
            ear.receive(bytes)
            while let command = ear.nextCommand() {
                commands.append(command)
                for fragment in answer(command) {
                    var bytes: [UInt8] = []
                    fragment.encode(into: &bytes)
                    session.receive(bytes, at: now)
                }
            }
        }
        fatalError("the session never comes to rest")
    }

    private mutating func perform(_ output: SessionOutput) {
        switch output {
        case .open:
            opens += 1
            if let openProblem {
                session.openFailed(openProblem, at: now)
            } else {
                isOpen = true
                session.opened(at: now)
            }
        case .close:
            closes += 1
            isOpen = false
        case .checkDevice: checks += 1
        case .demand(let sample): demands.append(sample)
        case .register(let sample): registers.append(sample)
        case .registration: break
        case .log(let line): logs.append(line)
        }
    }
}

import RavenKit

/// A RAVEn dongle with meters behind it, without any input or output of its own.
///
/// Bytes from the host and the simulated time go in; bytes for the host and the time of the next
/// event come out. Time is in milliseconds since 1970 UTC and is always the caller's: the dongle
/// reads no clock, so it can run at any speed, and two dongles with equal configurations that are
/// fed alike say the same bytes.
///
/// ```swift
/// var now: Int64 = 1_772_388_000_000
/// var dongle = SimulatedDongle(DongleConfiguration(startUnixMilliseconds: now))
/// dongle.connectClient(atUnixMilliseconds: now)
/// var bytesForHost: [UInt8] = []
/// for _ in 0..<100 {
///     dongle.advance(toUnixMilliseconds: now)  // what is due by now is said
///     dongle.takeOutput(into: &bytesForHost, maximumByteCount: 4096)
///     now = dongle.nextEventUnixMilliseconds ?? now + 1_000
/// }
/// dongle.receive(Array("<Command><Name>get_device_info</Name></Command>".utf8), atUnixMilliseconds: now)
/// ```
///
/// The device follows the RAVEn XML API Manual 1.27 and, as an EMU-2, the EMU-2 Technical Manual
/// 1.05. A value type; share it between threads only under the owner's own lock.
public struct SimulatedDongle: Sendable {
    /// What the dongle was made from.
    public let configuration: DongleConfiguration
    /// What it has done so far.
    public internal(set) var counters = DongleCounters()
    /// False while the device is unplugged: the line should look as if nothing were there.
    public internal(set) var isPresent = true
    /// Whether a host has the line open.
    public internal(set) var hasClient = false

    /// The present, in simulated time.
    var now: Int64
    let macID: EUI64
    var meters: [BoundMeter]
    /// The first meter as it was before any time passed; the history starts from it.
    var historyOrigin: [SimulatedMeter]
    /// Until when what is due is history: it waits for the host to read it. Nil when live.
    var catchUpEnd: Int64?
    var network = NetworkState()
    var timeline: FaultTimeline
    var clockStepSeconds: Int64 = 0
    var meterPrice: UInt32??
    var random: SeededSequence
    var ear = RavenCommandDecoder()
    var output = OutputQueue()
    var pending: [PendingAction] = []
    /// Readings asked for while the dongle was busy (starting up or telling the history).
    var postponedCommands: [ReceivedCommand] = []
    /// An answer that waits for another to pass it.
    var heldAnswer: [UInt8]?
    var damage = LineDamage()
    var unknownNamesLogged: Set<String> = []
    private var log: [String] = []

    /// A dongle that is powered at the configuration's start.
    public init(_ configuration: DongleConfiguration) {
        self.configuration = configuration
        now = configuration.startUnixMilliseconds
        random = SeededSequence(seed: configuration.seed)
        timeline = FaultTimeline(
            configuration.scenario, startUnixMilliseconds: configuration.startUnixMilliseconds)
        macID = EUI64(
            rawValue: 0x0015_8D00_0000_0000 | SeededSequence.hash(configuration.seed, 0, 20) >> 32)
        meters = (0..<max(configuration.meterCount, 1)).map {
            Self.boundMeter(number: $0, of: configuration)
        }
        historyOrigin = meters.map(\.meter)
        for index in meters.indices {
            meters[index].meter.advance(
                toUnixMilliseconds: configuration.startUnixMilliseconds)
        }
        startUp(atUnixMilliseconds: now)
    }

    /// Takes at most `maximumByteCount` of the bytes that wait for the host and adds them to
    /// `destination`.
    public mutating func takeOutput(into destination: inout [UInt8], maximumByteCount: Int) {
        output.take(into: &destination, maximumByteCount: maximumByteCount)
    }

    /// How many bytes wait for the host; never much above 64 KiB.
    public var outputByteCount: Int { output.count }

    /// Whether the dongle takes bytes at the moment; while false, leave them in the line, so that
    /// the host's writes block.
    public var isListening: Bool { !timeline.isActive(.stuckWriter) }

    /// The lines logged since the last call, oldest first: one for each change of state.
    public mutating func takeLog() -> [String] {
        defer { log.removeAll() }
        return log
    }

    mutating func note(_ line: String) {
        // A log that nobody takes must not grow: the oldest lines go.
        if log.count == 1000 { log.removeFirst() }
        log.append(line)
    }

    /// A meter at the beginning of its past: the span of the prefilled history, and some hours
    /// more so that it has interval data from the start.
    private static func boundMeter(number: Int, of configuration: DongleConfiguration) -> BoundMeter
    {
        let start = configuration.startUnixMilliseconds
        let seed = configuration.seed &+ UInt64(number) &* 0x1000
        let origin = start - configuration.prefillMilliseconds - 4 * 3_600_000
        let delivered =
            configuration.deliveredRaw
            ?? 12_000_000 + SeededSequence.hash(seed, 0, 21) % 20_000_000
        let usual: LoadCurve = .household(seed: seed)
        let hold = Int64(configuration.demandIntervalSeconds) * 1000
        let meter = SimulatedMeter(
            macID: meterMacID(seed: seed), scale: configuration.scale,
            load: number == 0 ? configuration.load ?? usual : usual,
            exportHours: configuration.exportHours, curveStartUnixMilliseconds: start,
            holdMilliseconds: hold, delivered: EnergyRegister(rawCount: delivered),
            received: EnergyRegister(rawCount: configuration.receivedRaw),
            originUnixMilliseconds: origin, seed: seed)
        let schedule = Schedule(
            demandIntervalSeconds: configuration.demandIntervalSeconds,
            model: configuration.model, fromUnixMilliseconds: start)
        return BoundMeter(
            meter: meter, schedule: schedule,
            idleSchedules: configuration.model == .emu2
                ? [.rest: schedule, .sleep: schedule] : [:])
    }

    static func meterMacID(seed: UInt64) -> EUI64 {
        EUI64(rawValue: 0x0013_5003_0000_0000 | SeededSequence.hash(seed, 0, 22) >> 32)
    }
}

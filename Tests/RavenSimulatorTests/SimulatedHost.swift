import RavenKit
import RavenSimulator

/// A host that talks to one simulated dongle and keeps what it hears.
struct SimulatedHost {
    var dongle: SimulatedDongle
    /// Simulated time since 1970, in milliseconds.
    private(set) var now: Int64
    /// Every byte heard so far.
    private(set) var heard: [UInt8] = []

    static let start: Int64 = 1_772_388_000_000  // 2026-03-01T18:00:00Z

    /// A dongle that has started up, with a host connected to it.
    init(
        _ settings: [String: String] = [:], scenario: String = "", isReady: Bool = true
    ) throws {
        var configuration = DongleConfiguration(startUnixMilliseconds: Self.start)
        for (name, value) in settings { try configuration.set(name, to: value) }
        configuration.scenario = try Scenario(scenario)
        dongle = SimulatedDongle(configuration)
        now = configuration.startUnixMilliseconds
        if isReady {
            advance(seconds: 1)
            connect()
        }
    }

    mutating func connect() {
        dongle.connectClient(atUnixMilliseconds: now)
    }

    /// Says a command with arguments and waits long enough for a radio answer.
    mutating func say(
        _ name: String, _ arguments: KeyValuePairs<String, String> = [:], wait: Int64 = 200
    ) {
        var text = "<Command><Name>\(name)</Name>"
        for (argument, value) in arguments { text += "<\(argument)>\(value)</\(argument)>" }
        dongle.receive(Array((text + "</Command>").utf8), atUnixMilliseconds: now)
        advance(milliseconds: wait)
    }

    mutating func advance(seconds: Int64) { advance(milliseconds: seconds * 1000) }

    mutating func advance(milliseconds: Int64) {
        let end = now + milliseconds
        while true {
            now = min(max(dongle.nextEventUnixMilliseconds ?? end, now), end)
            dongle.advance(toUnixMilliseconds: now)
            dongle.takeOutput(into: &heard, maximumByteCount: .max)
            if now == end, (dongle.nextEventUnixMilliseconds ?? .max) > end { return }
        }
    }

    /// The text heard since the last call.
    mutating func takeText() -> String {
        defer { heard = [] }
        return String(decoding: heard, as: UTF8.self)
    }

    /// What a decoder makes of the bytes heard since the last call.
    mutating func takeEvents() -> [RavenEvent] {
        defer { heard = [] }
        return Self.events(heard)
    }

    /// The whole fragments heard since the last call.
    mutating func takeFragments() -> [RavenFragment] {
        takeEvents().compactMap {
            if case .fragment(let received) = $0 { received.fragment } else { nil }
        }
    }

    mutating func takeDemands() -> [InstantaneousDemand] { takeFragments().compactMap(\.demand) }

    static func events(_ bytes: [UInt8]) -> [RavenEvent] {
        var decoder = RavenDecoder()
        decoder.receive(bytes)
        decoder.finish()
        var events: [RavenEvent] = []
        while let event = decoder.nextEvent() { events.append(event) }
        return events
    }
}

extension RavenFragment {
    var demand: InstantaneousDemand? {
        if case .instantaneousDemand(let demand) = self { demand } else { nil }
    }

    var summation: CurrentSummationDelivered? {
        if case .currentSummationDelivered(let summation) = self { summation } else { nil }
    }

    var status: NetworkStatus? {
        if case .connectionStatus(let status) = self { status.status } else { nil }
    }
}

extension RavenEvent {
    var received: ReceivedFragment? {
        if case .fragment(let received) = self { received } else { nil }
    }

    var fault: RavenFault? {
        if case .fault(let fault) = self { fault } else { nil }
    }
}

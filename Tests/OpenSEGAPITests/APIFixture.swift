import IntervalCache
import Testing

@testable import OpenSEGAPI

/// Two small caches with an API over them, and a short way to ask it.
final class APIFixture {
    /// 2015-01-15T20:00:00Z, a full hour.
    static let base: Int64 = 1_421_352_000

    let demand: IntervalRing<DemandSample>
    let register: IntervalRing<RegisterSample>
    let api: OpenSEGAPI
    private var demandWriter: IntervalRingWriter<DemandSample>
    private var registerWriter: IntervalRingWriter<RegisterSample>

    init(
        capacity: Int = 4096, layout: RingLayout = .slack, intervalSeconds: Int = 8,
        configuration: APIConfiguration = APIConfiguration(installationIdentifier: "test"),
        status: GatewayStatus = APIFixture.status,
        audit: @escaping @Sendable () -> String = { "" },
        serverActivity: (@Sendable () -> ServerActivity)? = nil
    ) throws {
        demand = IntervalRing(
            capacity: capacity, nominalIntervalSeconds: intervalSeconds, layout: layout)
        register = IntervalRing(
            capacity: capacity, nominalIntervalSeconds: intervalSeconds, layout: layout)
        guard let demandWriter = demand.takeWriter(), let registerWriter = register.takeWriter()
        else { throw WriterIsTaken() }
        self.demandWriter = demandWriter
        self.registerWriter = registerWriter
        api = OpenSEGAPI(
            configuration, demand: demand, register: register, status: { status },
            audit: audit, serverActivity: serverActivity)
    }

    private struct WriterIsTaken: Error {}

    static let status = GatewayStatus(
        link: .connected, sentence: "The meter answers.", softwareVersion: "1.2.3",
        startedUnixSeconds: 1_421_351_000,
        polls: GatewayStatus.Polls(sent: 10, answered: 8, late: 1, lost: 1))

    /// Three readings, 8 s apart, from ``base`` on: those of the documentation.
    static func documented() throws -> APIFixture {
        let fixture = try APIFixture()
        try fixture.append(0, milliwatts: 1_184_000)
        try fixture.append(8, milliwatts: 1_190_000)
        try fixture.append(16, milliwatts: 1_176_000)
        try fixture.append(0, delivered: 22_345_678_000, received: 1_000_500)
        try fixture.append(8, delivered: 22_345_681_000, received: 1_000_500)
        try fixture.append(16, delivered: 22_345_683_000, received: 1_000_500)
        return fixture
    }

    /// Stores a demand sample `second` seconds after ``base``.
    func append(
        _ second: Int64, milliwatts: Int64, offset: Int64 = 1, flags: SampleFlags = [],
        cause: GapCause? = nil
    ) throws {
        demandWriter.append(
            try DemandSample(
                timeUnixSeconds: Self.base + second, demandMilliwatts: milliwatts,
                receiveOffsetSeconds: offset, flags: flags, gapCauseBefore: cause))
    }

    /// Stores a register sample `second` seconds after ``base``.
    func append(_ second: Int64, delivered: UInt64?, received: UInt64?) throws {
        registerWriter.append(
            try RegisterSample(
                timeUnixSeconds: Self.base + second, deliveredMilliwattHours: delivered,
                receivedMilliwattHours: received, receiveOffsetSeconds: 1))
    }

    /// The answer to a target such as `/status?x=1`, asked `second` seconds after ``base``.
    func ask(
        _ target: String, at second: Int64 = 20, ifNoneMatch: String? = nil,
        keeping kept: KeptRows? = nil
    ) -> Answer {
        Answer(respond(target, at: second, ifNoneMatch: ifNoneMatch, keeping: kept))
    }

    /// As `ask`, with the body still to be read.
    func respond(
        _ target: String, at second: Int64, ifNoneMatch: String? = nil, acceptsGzip: Bool = false,
        keeping kept: KeptRows? = nil
    ) -> APIResponse {
        let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let request = APIRequest(
            path: String(halves[0]), query: halves.count == 2 ? String(halves[1]) : nil,
            ifNoneMatch: ifNoneMatch, acceptsGzip: acceptsGzip)
        return api.respond(to: request, nowUnixSeconds: Self.base + second, keeping: kept)
    }
}

/// An answer with its body read to the end.
struct Answer {
    var response: APIResponse
    var body = ""
    var pieceCount = 0
    var largestPiece = 0
    var aborted: String?

    init(_ response: APIResponse) {
        self.response = response
        switch response.body {
        case .bytes(let bytes): body = String(decoding: bytes, as: UTF8.self)
        case .stream(let stream): read(stream)
        case .none, .events, .pending: break
        }
    }

    var status: Int { response.status }

    private mutating func read(_ stream: any APIBodyStream) {
        var bytes: [UInt8] = []
        while true {
            var piece: [UInt8] = []
            let progress = stream.writeNextPiece(into: &piece)
            bytes += piece
            pieceCount += 1
            largestPiece = max(largestPiece, piece.count)
            if case .aborted(let reason) = progress { aborted = reason }
            if progress != .more { break }
        }
        body = String(decoding: bytes, as: UTF8.self)
    }
}

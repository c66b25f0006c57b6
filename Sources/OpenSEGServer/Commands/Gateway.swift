import IntervalCache
import MeterAcquisition
import OpenSEGAPI
import Synchronization

/// The wired gateway: the meter's reader fills the two rings, the interface answers out of them,
/// the server carries the answers. Reader and server share nothing but the rings.
final class Gateway {
    private let reader: MeterReader
    private let server: HTTPServer
    private let log: Log

    /// Wakes, stops or reloads the gateway, from any thread.
    var wake: WakePipe { server.wake }

    /// Wires the parts; nothing runs yet.
    ///
    /// - Parameters:
    ///   - acquisition: what to read.
    ///   - listeners: sockets that listen already.
    ///   - authority: the certificate that phones are to trust, offered at `/ca.pem`.
    init(
        _ configuration: ServerConfiguration, acquisition: AcquisitionConfiguration,
        material: LoadedConfiguration.Material, listeners: [Listener], authority: [UInt8]?,
        log: Log
    ) {
        let (journal, restoration) = Self.openJournal(configuration, log)
        let demandLayout = Self.layout(intervalSeconds: configuration.intervalSeconds)
        let demand = IntervalRing<DemandSample>(
            capacity: configuration.demandCapacity,
            nominalIntervalSeconds: configuration.intervalSeconds, layout: demandLayout,
            firstSequence: restoration.firstDemandSequence)
        let registerLayout = Self.layout(
            intervalSeconds: configuration.registerIntervalSeconds)
        let register = IntervalRing<RegisterSample>(
            capacity: configuration.registerCapacity,
            nominalIntervalSeconds: configuration.registerIntervalSeconds, layout: registerLayout,
            firstSequence: restoration.firstRegisterSequence)
        guard var demandWriter = demand.takeWriter(), var registerWriter = register.takeWriter()
        else { preconditionFailure("a new ring has its writer") }
        restoration.fill(&demandWriter, &registerWriter)
        let waker = LateWaker()
        let reader = MeterReader(
            acquisition, demand: demandWriter, register: registerWriter, journal: journal,
            onSamples: { waker.pipe.load()?.send(.look) }, log: { log(.acquisition, $0) })
        let counters = ServerCounters()
        let api = OpenSEGAPI(
            configuration.apiConfiguration, demand: demand, register: register,
            status: {
                var status = GatewayStatus(
                    reader.snapshot, source: acquisition.source, journal: journal)
                if acquisition.readsPriceAndMessages {
                    status.utility = UtilityNotice(reader.notices)
                }
                return status
            }, audit: { reader.auditText },
            serverActivity: { counters.activity })
        let bytes =
            IntervalRing<DemandSample>.byteCount(
                capacity: demand.capacity, layout: demandLayout)
            + IntervalRing<RegisterSample>.byteCount(
                capacity: register.capacity, layout: registerLayout)
        log(
            .gateway,
            "keeps \(demand.capacity) demand and \(register.capacity) register readings in "
                + "\(bytes / 1024) KiB")
        let page = DisplayPage()
        let kept = KeptRows(store: TextFiles())
        self.reader = reader
        self.log = log
        server = HTTPServer(
            listeners: listeners, tls: material.tls, verify: material.users.map(Self.verify),
            hostPolicy: HostPolicy(
                configured: configuration.hostNames
                    + (material.tls?.certificateDetails?.names ?? []),
                machine: LocalNames.hostName),
            crossOrigin: CrossOriginPolicy(configuration.allowedOrigins),
            openPaths: Self.authorityPaths, counters: counters,
            log: { log(.server, $0) },
            reload: { Self.reload(configuration, material.tls, log) },
            handler: { request, now in
                if request.path == "/" { return page.respond(to: request) }
                if let authority, Self.authorityPaths.contains(request.path) {
                    return Self.authorityAnswer(authority)
                }
                return api.respond(to: request, nowUnixSeconds: now, keeping: kept)
            })
        _ = waker.pipe.storeIfNil(server.wake)
    }

    /// A client may take an hour over an answer before the oldest readings in it are overwritten; a
    /// third of the memory would go into a power of two slots.
    private static func layout(intervalSeconds: Int) -> RingLayout {
        .spare(3_600 / intervalSeconds + 1)
    }

    /// Lets the reader, which is made first, wake the server: answers that wait for a reading go
    /// out at once. Set once, before the reader runs.
    private final class LateWaker: Sendable {
        let pipe = AtomicLazyReference<WakePipe>()
    }

    /// The journal, if one is to be kept, and what it gives back.
    private static func openJournal(
        _ configuration: ServerConfiguration, _ log: Log
    ) -> (Journal?, JournalRestoration) {
        guard let folder = configuration.journal else { return (nil, JournalRestoration()) }
        return Journal.open(
            folder: folder, demandCapacity: configuration.demandCapacity,
            registerCapacity: configuration.registerCapacity, log: { log(.journal, $0) })
    }

    /// Reads and serves until it is told to stop.
    ///
    /// - Parameter afterFirstClient: called once, when a client was answered and none is left.
    /// - Returns: false when the system gave no thread for the reader.
    func run(afterFirstClient: (() -> Void)? = nil) -> Bool {
        guard reader.start() else { return false }
        server.run(afterFirstClient: afterFirstClient)
        reader.stop()
        return true
    }

    private static let authorityPaths: Set<String> = ["/ca.pem", "/ca.pem/"]

    private static func authorityAnswer(_ authority: [UInt8]) -> APIResponse {
        APIResponse(
            status: 200, headers: [("Cache-Control", "no-cache")],
            contentType: "application/x-x509-ca-cert", body: .bytes(authority))
    }

    private static func verify(_ users: UserFile) -> VerificationJob.Verify {
        { user, password in users.verify(user: user, password: password) }
    }

    /// Reads certificate and users again; what can not be read stays as it was.
    private static func reload(
        _ configuration: ServerConfiguration, _ tls: TLSServer?, _ log: Log
    ) -> HTTPServer.Replacement? {
        if let tls {
            do throws(TLSError) {
                try tls.reload()
                log(.certificate, "read again")
            } catch {
                log(.certificate, "the old one stays: \(error.message)")
            }
        }
        guard let path = configuration.usersPath else { return nil }
        do throws(UserFileError) {
            let users = try UserFile.load(path)
            log(.server, "users read again: \(users.names.count)")
            return HTTPServer.Replacement(verify: verify(users))
        } catch {
            log(.server, "the old users stay: \(error.message)")
            return nil
        }
    }
}

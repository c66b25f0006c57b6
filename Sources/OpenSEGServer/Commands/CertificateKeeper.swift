import MeterAcquisition

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Looks after the server's certificate as long as the gateway runs: a look at the start and one
/// every quarter of an hour, so that a clock that is set late, or a new address, is noticed soon.
final class CertificateKeeper: Sendable {
    private static let pauseSeconds: UInt32 = 900

    private let renewal: CertificateRenewal
    private let hostNames: [String]
    private let server: TLSServer
    private let log: Log

    init(_ renewal: CertificateRenewal, hostNames: [String], server: TLSServer, log: Log) {
        self.renewal = renewal
        self.hostNames = hostNames
        self.server = server
        self.log = log
    }

    /// Looks once, before anyone connects, and then from a thread of its own.
    func start() {
        let first = look(after: .notDue)
        let isRunning = DetachedThread.start { [self] in
            var last = first
            while true {
                sleep(Self.pauseSeconds)
                last = look(after: last)
            }
        }
        if !isRunning { log(.certificate, "no thread to renew it; it is looked at on SIGHUP only") }
    }

    /// Renews the certificate if it is due; tells what is new since the `last` look.
    @discardableResult
    func look(after last: CertificateRenewal.Outcome) -> CertificateRenewal.Outcome {
        let outcome = renewal.renewIfDue(
            names: LocalNames.all(preferred: hostNames), nowUnixSeconds: Int64(time(nil)))
        switch outcome {
        case .notDue: break
        case .renewed(let fingerprint):
            do throws(TLSError) {
                try server.reload()
                log(.certificate, "renewed; SHA-256 \(fingerprint)")
            } catch {
                log(.certificate, "renewed and can not be used: \(error.message)")
            }
        case .failed(let message):
            if outcome != last { log(.certificate, "can not be renewed: \(message)") }
        }
        return outcome
    }
}

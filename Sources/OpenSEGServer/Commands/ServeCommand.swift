#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `openseg serve`: runs the gateway until it is told to stop.
enum ServeCommand: Subcommand {
    static let name = "serve"

    static let help = """
        openseg serve [--config FILE] [--SETTING VALUE ...]

        Runs the gateway until SIGTERM or SIGINT. SIGHUP reads users and certificate again.
        Without --config the file is \(LoadedConfiguration.standardPath), if it is there.
        Exit codes: 64 wrong command line, 66 no configuration file or none that can be read, 71 an
        address can not be listened on, 77 a configuration file that we may not read, 78 wrong
        configuration, files open to others among it.
        """

    static let flags: [CommandOptions.Flag] = [.init(name: "config")]

    static func run(
        _ options: CommandOptions, _ console: Console
    ) throws(CommandOptions.UsageError) -> ExitCode {
        var loaded = LoadedConfiguration(options: options, environment: console.environment)
        let material = loaded.readMaterial()
        loaded.complain(to: console)
        if let failure = loaded.fileFailure { return ExitCode(failure) }
        guard let material, let acquisition = loaded.configuration.acquisitionConfiguration else {
            return .configuration
        }
        let configuration = loaded.configuration
        // Whoever reads the messages may go away; that must not end the gateway.
        _ = signal(SIGPIPE, SIG_IGN)
        // A limit on the size of files is an error of the journal's, not the end of the gateway.
        _ = signal(SIGXFSZ, SIG_IGN)
        let log = Log(configuration.logFormat)
        let manager = ServiceManager(environment: console.environment)

        let listeners: [Listener]
        do throws(Listener.Failure) {
            listeners = try openListeners(configuration, manager)
        } catch {
            log(.server, error.sentence)
            return .system
        }
        if configuration.plainHTTP, let open = listeners.first(where: { !$0.address.isLocal }) {
            log(.server, "plain-http is for this machine only; \(open.address) is not")
            return .configuration
        }
        var authority: [UInt8]?
        if let tls = material.tls, let paths = configuration.authorityPaths {
            CertificateKeeper(
                CertificateRenewal(
                    authorityPath: paths.certificate, authorityKeyPath: paths.key,
                    certificatePath: tls.certificatePath, keyPath: tls.keyPath),
                hostNames: configuration.hostNames, server: tls, log: log
            ).start()
            authority = try? LocalFile.read(paths.certificate)
        }
        let gateway = Gateway(
            configuration, acquisition: acquisition, material: material, listeners: listeners,
            authority: authority, log: log)
        gateway.wake.receiveSignals()
        announce(configuration, listeners, material.tls, log)
        manager.notify("READY=1")
        let pages = PassingPages()
        pages.giveBack()
        guard gateway.run(afterFirstClient: pages.giveBack) else {
            log(.gateway, "the system gives no thread to read the meter")
            return .system
        }
        manager.notify("STOPPING=1")
        log(.gateway, "stopped")
        return .success
    }

    /// The sockets handed over by the service manager, else those of the configuration. Where
    /// nothing is configured and the machine has no IPv6, all of IPv4.
    private static func openListeners(
        _ configuration: ServerConfiguration, _ manager: ServiceManager
    ) throws(Listener.Failure) -> [Listener] {
        var listeners = manager.listeningDescriptors.compactMap { Listener(adopting: $0) }
        if !listeners.isEmpty { return listeners }
        for address in configuration.listenAddresses {
            do throws(Listener.Failure) {
                listeners.append(try Listener(address))
            } catch {
                guard configuration.listen.isEmpty, error.errorNumber == EAFNOSUPPORT else {
                    throw error
                }
                if case .ipv6(_, let port, acceptsIPv4: true) = address {
                    listeners.append(try Listener(.ipv4([0, 0, 0, 0], port: port)))
                }
            }
        }
        return listeners
    }

    /// Says where the gateway is to be found, and how to know that it is the right one.
    private static func announce(
        _ configuration: ServerConfiguration, _ listeners: [Listener], _ tls: TLSServer?,
        _ log: Log
    ) {
        for listener in listeners {
            log(.server, "serves " + url(of: listener, configuration, isSecure: tls != nil))
        }
        if let details = tls?.certificateDetails {
            log(.certificate, "SHA-256 " + details.fingerprint)
        }
    }

    private static func url(
        of listener: Listener, _ configuration: ServerConfiguration, isSecure: Bool
    ) -> String {
        if case .unixSocket = listener.address { return listener.address.description }
        let host = LocalNames.hostName
        let name =
            configuration.hostNames.first ?? (LocalNames.isQualified(host) ? host : host + ".local")
        let place =
            switch listener.address {
            case .ipv4([0, 0, 0, 0], _): name
            case .ipv4(let bytes, _): bytes.map { "\($0)" }.joined(separator: ".")
            case .ipv6(let bytes, _, _) where bytes.allSatisfy { $0 == 0 }: name
            default: String(listener.address.description.prefix { $0 != "]" }) + "]"
            }
        return "\(isSecure ? "https" : "http")://\(place):\(listener.port ?? 0)/"
    }
}

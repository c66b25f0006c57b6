import MeterAcquisition
import OpenSEGAPI

/// Everything that can be set for `openseg serve`, with its default. `ConfigurationKey.all` says
/// what each setting means.
struct ServerConfiguration: Sendable {
    /// How log lines are written.
    enum LogFormat: String, CaseIterable, Sendable {
        case text
        case json
    }

    /// How the home is connected.
    enum Phases: String, CaseIterable, Sendable {
        case split
        case three
        case one

        /// The number in ESPI: split phase, three phases with neutral, phase A to neutral.
        var espiCode: UInt16 {
            switch self {
            case .split: 769
            case .three: 225
            case .one: 129
            }
        }
    }

    /// Where the users are kept.
    enum Users: Hashable, Sendable {
        /// In the file `users` of the data directory.
        case standard
        case file(String)
        /// Nobody is asked for a password; only together with `plainHTTP`.
        case none
    }

    var source: MeterSource?
    var meter: UInt64?
    var intervalSeconds = 4
    var registerIntervalSeconds = 60
    var hours = 48
    /// Demand samples kept; nil: as many as `hours` needs.
    var capacity: Int?
    var staleAfterIntervals = 3
    /// Whether the price and the utility's messages are read too.
    var priceAndMessages = false
    /// Folder of the journal; nil keeps none.
    var journal: String?
    /// Empty: `*:8443`, or loopback port 8080 with `plainHTTP`.
    var listen: [ListenAddress] = []
    var plainHTTP = false
    var hostNames: [String] = []
    /// Origins of other pages whose scripts may read answers.
    var allowedOrigins: [String] = []
    var installation: String?
    var currency: UInt16?
    var phases = Phases.split
    var timeZoneOffsetSeconds = 0
    var daylight = DaylightSetting.none
    var logFormat = LogFormat.text
    /// Where files are that have no path of their own; nil until the configuration file is known.
    var dataDirectory: String?
    /// Paths as set; nil stands for the standard name in the data directory.
    var certificate: String?
    var privateKey: String?
    var authority: String?
    var authorityKey: String?
    var users = Users.standard

    /// Folder for what has no path of its own when no configuration file says otherwise.
    static let standardDataDirectory = "/var/lib/openseg"

    /// Demand samples that are kept.
    var demandCapacity: Int {
        capacity ?? max(hours * 3600 / intervalSeconds, 1)
    }

    /// Register samples that are kept: those of the same time.
    var registerCapacity: Int {
        max(demandCapacity * intervalSeconds / registerIntervalSeconds, 1)
    }

    /// Where to listen.
    var listenAddresses: [ListenAddress] {
        if !listen.isEmpty { return listen }
        return (plainHTTP ? ["127.0.0.1:8080", "[::1]:8080"] : ["*:8443"])
            .compactMap(ListenAddress.init)
    }

    /// Path of the server's certificate chain.
    var certificatePath: String { certificate ?? inDataDirectory(StandardFile.certificate) }
    /// Path of the server's key.
    var privateKeyPath: String { privateKey ?? inDataDirectory(StandardFile.privateKey) }

    /// Path of the users file; nil when nobody is asked.
    var usersPath: String? {
        switch users {
        case .standard: inDataDirectory(StandardFile.users)
        case .file(let path): path
        case .none: nil
        }
    }

    /// The authority that renews the server's certificate, if there is one: as set, or the one of
    /// `openseg init` unless the owner brings a certificate.
    var authorityPaths: (certificate: String, key: String)? {
        if let authority, let authorityKey { return (authority, authorityKey) }
        guard certificate == nil, authority == nil, authorityKey == nil else { return nil }
        let paths = (
            inDataDirectory(StandardFile.authority), inDataDirectory(StandardFile.authorityKey)
        )
        return LocalFile.exists(paths.0) && LocalFile.exists(paths.1) ? paths : nil
    }

    /// What the API has to know.
    var apiConfiguration: APIConfiguration {
        APIConfiguration(
            installationIdentifier: installation ?? Self.machineIdentifier,
            staleAfterIntervals: staleAfterIntervals,
            timeZoneOffsetSeconds: Int32(timeZoneOffsetSeconds),
            daylightSaving: daylight.apiSetting, currencyCode: currency,
            phaseCode: phases.espiCode)
    }

    /// What the acquisition has to know; nil while no device is set.
    var acquisitionConfiguration: AcquisitionConfiguration? {
        source.map {
            AcquisitionConfiguration(
                source: $0, pollIntervalSeconds: intervalSeconds,
                summationIntervalSeconds: registerIntervalSeconds, meter: meter,
                readsPriceAndMessages: priceAndMessages)
        }
    }

    /// A text that is this machine's alone: only hashes of it are ever shown.
    private static var machineIdentifier: String {
        if let text = try? LocalFile.text("/etc/machine-id"), let line = text.textLines.first,
            !line.isEmpty
        {
            return line
        }
        return LocalNames.hostName
    }

    private func inDataDirectory(_ name: String) -> String {
        LocalFile.resolve(name, in: dataDirectory ?? Self.standardDataDirectory)
    }
}

/// The names of the files that `openseg init` makes.
enum StandardFile {
    static let configuration = "openseg.conf"
    static let certificate = "server.pem"
    static let privateKey = "server-key.pem"
    static let authority = "ca.pem"
    static let authorityKey = "ca-key.pem"
    static let users = "users"
}

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// `openseg init`: makes everything that `serve` needs, in one folder.
enum InitCommand: Subcommand {
    static let name = "init"

    static let help = """
        openseg init --dir DIR [--user NAME] [--SETTING VALUE ...]

        Makes in DIR: a certificate authority for this gateway alone (\(StandardFile.authority)), the
        server's certificate, one user (owner, unless named) with a random password, and
        \(StandardFile.configuration) with the settings given. Prints password and fingerprints once.
        Nothing that is there already is overwritten.
        """

    static let flags: [CommandOptions.Flag] = [.init(name: "dir"), .init(name: "user")]

    /// 1 January 2026. A clock before it has never been set, and certificates made by it would
    /// not be valid today.
    static let earliestUnixSeconds: Int64 = 1_767_225_600

    /// Where the dongle is when nobody says: the link that the packaged udev rule makes.
    static let standardDevice = "/dev/raven"

    /// A failure on the way, with the exit code that it means.
    private struct Failure: Error {
        var code: ExitCode
        var message: String
    }

    static func run(
        _ options: CommandOptions, _ console: Console
    ) throws(CommandOptions.UsageError) -> ExitCode {
        guard let folder = options["dir"], !folder.isEmpty else {
            throw CommandOptions.UsageError(message: "init needs --dir DIR")
        }
        if let path = ConfigurationKey.all.first(where: { $0.isPath && options[$0.name] != nil }) {
            throw CommandOptions.UsageError(
                message: "--\(path.name) is not a flag of init, which makes that file itself")
        }
        do throws(Failure) {
            try make(folder, options, console)
            return .success
        } catch {
            console.complain("openseg: \(error.message)")
            return error.code
        }
    }

    private static func make(
        _ folder: String, _ options: CommandOptions, _ console: Console
    ) throws(Failure) {
        var configuration = ServerConfiguration()
        let settings = try settingLines(options, &configuration)
        let now = console.nowUnixSeconds()
        guard now >= earliestUnixSeconds else {
            throw Failure(
                code: .system,
                message: "the clock has not been set (it shows a time before 2026); set it first, "
                    + "because certificates hold times")
        }
        let user = options["user"] ?? "owner"
        let password = GeneratedPassword.make()
        var users = UserFile()
        do throws(UserFileError) {
            try users.add(user, password: Array(password.utf8))
        } catch {
            throw Failure(
                code: error.code == .unavailable ? .unavailable : .usage, message: error.message)
        }

        var files: [(name: String, text: String, mode: mode_t)] = [
            (StandardFile.users, users.text, 0o600)
        ]
        var report = ["user:        \(user)", "password:    \(password)"]
        if !configuration.plainHTTP {
            let names = LocalNames.all(preferred: configuration.hostNames)
            do throws(TLSError) {
                let authority = try DeviceAuthority(
                    commonName: String("OpenSEG authority of \(LocalNames.hostName)".prefix(64)),
                    names: names, nowUnixSeconds: now)
                let leaf = try authority.makeLeaf(names: names, nowUnixSeconds: now)
                files += [
                    (StandardFile.authority, authority.pair.certificate, 0o644),
                    (StandardFile.authorityKey, authority.pair.key, 0o600),
                    (StandardFile.certificate, leaf.certificate, 0o644),
                    (StandardFile.privateKey, leaf.key, 0o600),
                ]
                let details = try CertificateDetails(pem: leaf.certificate)
                let authorityDetails = try CertificateDetails(pem: authority.pair.certificate)
                report += [
                    "certificate: SHA-256 " + details.fingerprint,
                    "authority:   SHA-256 " + authorityDetails.fingerprint,
                ]
            } catch {
                throw Failure(
                    code: .unavailable,
                    message: TLSServer.isAvailable
                        ? error.message
                        : "this program was built without TLS; --plain-http makes a configuration "
                            + "that serves this machine only")
            }
        }
        files.append((StandardFile.configuration, settings, 0o644))
        try write(files, to: folder)

        let configurationPath = folder + "/" + StandardFile.configuration
        console.print("Made in \(folder): " + files.map(\.name).joined(separator: ", "))
        for line in report { console.print(line) }
        console.print("start:       openseg serve --config \(configurationPath)")
        if !configuration.plainHTTP {
            console.print(
                "phones:      install \(folder)/\(StandardFile.authority) and compare the "
                    + "authority's fingerprint")
        }
        // Files with a password that nobody has seen are of no use and would be in the way.
        if console.printFailure() != nil {
            for file in files { LocalFile.remove(folder + "/" + file.name) }
        }
    }

    /// The configuration's text; checks every setting that was given.
    private static func settingLines(
        _ options: CommandOptions, _ configuration: inout ServerConfiguration
    ) throws(Failure) -> String {
        var lines = ["# Settings of the OpenSEG gateway; `openseg help config` explains each."]
        for key in ConfigurationKey.all where !key.isPath {
            let made = key.name == "installation" ? installationIdentifier() : nil
            guard let text = options[key.name] ?? made else {
                lines += [
                    "", "# \(key.meaning) Default: \(key.standard)",
                    key.name == "device" ? "device = \(standardDevice)" : "#\(key.name) =",
                ]
                continue
            }
            guard !text.isEmpty, key.set(.init(text: text), &configuration) == nil else {
                throw Failure(
                    code: .usage,
                    message: "--\(key.name): '\(LoadedConfiguration.shown(text))' is not accepted; "
                        + "accepted is \(key.accepted)")
            }
            lines += ["", "# \(key.meaning)", "\(key.name) = \"\(text)\""]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// 32 random hexadecimal digits.
    private static func installationIdentifier() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<32).map { _ in
            String(Int.random(in: 0..<16, using: &generator), radix: 16)
        }.joined()
    }

    /// Makes all the files or none.
    private static func write(
        _ files: [(name: String, text: String, mode: mode_t)], to folder: String
    ) throws(Failure) {
        func path(_ name: String) -> String { folder + "/" + name }
        if let present = files.first(where: { LocalFile.exists(path($0.name)) }) {
            throw Failure(
                code: .cannotCreate,
                message: "\(path(present.name)) is there already and is not overwritten; choose "
                    + "another folder or move it away")
        }
        var made: [String] = []
        do throws(LocalFile.Failure) {
            try LocalFile.makeFolder(folder)
            for file in files {
                try LocalFile.create(path(file.name), file.text, mode: file.mode)
                made.append(path(file.name))
            }
        } catch {
            for path in made { LocalFile.remove(path) }
            throw Failure(code: .cannotCreate, message: error.message)
        }
    }
}

/// The configuration put together from file, environment and flags (the later wins), with
/// everything that was wrong on the way.
struct LoadedConfiguration: Sendable {
    /// Where a configuration is looked for when none is named.
    static let standardPath = "/etc/openseg/openseg.conf"

    /// What is set; wrong values are left out.
    private(set) var configuration = ServerConfiguration()
    /// Everything that is wrong, in the order in which it was met.
    private(set) var problems: [ConfigurationProblem] = []
    /// What is odd and does no harm, one sentence each.
    private(set) var notes: [String] = []
    /// The configuration file that was read, if any.
    private(set) var path: String?
    /// Whether a configuration file was named or found and could not be read.
    private(set) var fileFailure: LocalFile.Failure?
    /// Where each setting that is set was set last.
    private var places: [String: String] = [:]
    /// The settings with a value that was not accepted.
    private var refused: Set<String> = []

    /// Reads everything, checks every value, and leaves the files that settings name alone.
    ///
    /// - Parameters:
    ///   - options: the command's flags; `--config` names the file.
    ///   - environment: `OPENSEG_CONFIG` names the file where the flag does not.
    ///   - standardPath: the file that is read if it is there and none is named.
    init(
        options: CommandOptions, environment: [String: String],
        standardPath: String = Self.standardPath
    ) {
        if let named = options["config"] ?? environment["OPENSEG_CONFIG"] {
            if named.isEmpty {
                let place = options["config"] == nil ? "OPENSEG_CONFIG" : "--config"
                fail(
                    LocalFile.Failure(
                        code: .missing, path: named,
                        message: "\(place) has no value; accepted is the path of a file"))
            } else {
                readFile(named)
            }
        } else if LocalFile.exists(standardPath) {
            readFile(standardPath)
        }
        // What a flag replaces has no effect, whatever it is.
        let flags = ConfigurationKey.all.filter { options[$0.name] != nil }
        let replaced = Set(flags.flatMap { [$0.name, $0.excludes] })
        read(
            ConfigurationKey.all.filter { !replaced.contains($0.name) }.compactMap { key in
                environment[key.environmentName].map {
                    (key, ConfigurationKey.Value(text: $0), key.environmentName, nil)
                }
            })
        read(
            flags.compactMap { key in
                options[key.name].map {
                    (key, ConfigurationKey.Value(text: $0), "--" + key.name, nil)
                }
            })
        let known = Set(ConfigurationKey.all.map(\.environmentName) + ["OPENSEG_CONFIG"])
        for name in environment.keys.sorted()
        where name.hasPrefix("OPENSEG_") && !known.contains(name) {
            notes.append("environment variable \(name) is not a setting and has no effect")
        }
    }

    /// The place where a setting was set, or its name where it was not.
    func place(of name: String) -> String { places[name] ?? name }

    /// Whether the setting stands somewhere, accepted or not.
    func isMentioned(_ name: String) -> Bool { places[name] != nil || refused.contains(name) }

    /// Adds a problem of a setting that was found later.
    mutating func report(_ name: String, _ message: String) {
        let place = place(of: name)
        problems.append(
            ConfigurationProblem(
                place: place, message: place == name ? message : "\(name): \(message)"))
    }

    /// Says what is odd and what is wrong, one line each.
    func complain(to console: Console) {
        for note in notes { console.complain("note: " + note) }
        for problem in problems { console.complain(problem.sentence) }
    }

    private mutating func readFile(_ path: String) {
        self.path = path
        let folder = path.lastIndex(of: "/").map { String(path[...$0].dropLast()) }
        // The root folder's own name is empty now; a path without slash is in the current folder.
        let base = folder.map { $0.isEmpty ? "/" : $0 } ?? ""
        configuration.dataDirectory = base
        let bytes: [UInt8]
        do throws(LocalFile.Failure) {
            bytes = try LocalFile.read(path)
        } catch {
            fail(error)
            return
        }
        let file = ConfigurationFile(bytes, name: path)
        read(
            file.entries.compactMap { entry in
                ConfigurationKey.named(entry.key).map {
                    (
                        $0, .init(text: entry.value, folder: base), "\(path):\(entry.line)",
                        entry.line
                    )
                }
            })
        problems = (problems + file.problems).sorted { ($0.line ?? 0) < ($1.line ?? 0) }
    }

    private mutating func fail(_ failure: LocalFile.Failure) {
        fileFailure = failure
        problems.append(ConfigurationProblem(place: "configuration", message: failure.message))
    }

    /// Takes the settings of one source. The data directory and what excludes each other are
    /// looked at within the source: across sources the later one simply wins.
    private mutating func read(
        _ settings: [(
            key: ConfigurationKey, value: ConfigurationKey.Value, place: String, line: Int?
        )]
    ) {
        for (key, value, place, line) in settings {
            func problem(_ message: String) -> ConfigurationProblem {
                ConfigurationProblem(place: place, message: message, line: line)
            }
            if let other = key.excludes, key.name > other,
                settings.contains(where: { $0.key.name == other })
            {
                problems.append(problem("\(key.name) and \(other) are both set; keep one of them"))
            } else if value.text.isEmpty {
                refused.insert(key.name)
                problems.append(
                    problem("\(key.name) has no value; accepted is \(key.accepted)"))
            } else if let wrong = key.set(value, &configuration) {
                refused.insert(key.name)
                problems.append(
                    problem(
                        "\(key.name): '\(Self.shown(wrong))' is not accepted; accepted is "
                            + key.accepted))
            } else {
                places[key.name] = place
            }
        }
    }

    /// At most 60 characters, none of which can start a new line.
    static func shown(_ text: String) -> String {
        let clean = String(
            text.unicodeScalars.prefix(60).map {
                $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0)
            })
        return text.unicodeScalars.count > 60 ? clean + "..." : clean
    }
}

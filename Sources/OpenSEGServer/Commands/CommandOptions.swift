/// The flags and words that follow a subcommand: `--name value`, `--name=value`, `--switch`.
struct CommandOptions: Sendable {
    /// A flag of one command.
    struct Flag: Sendable {
        var name: String
        /// Whether a value follows.
        var takesValue = true
    }

    /// A command line that can not be understood.
    struct UsageError: Error, Hashable, Sendable {
        /// One sentence without full stop.
        var message: String
    }

    private var values: [String: String] = [:]
    /// What is not a flag, in order.
    private(set) var words: [String] = []

    /// Reads the arguments after the subcommand.
    ///
    /// - Parameters:
    ///   - flags: the command's own flags; `--help` is always accepted.
    ///   - withSettings: whether every setting of the configuration is a flag too.
    ///   - maximumWordCount: how many words that are no flags may stand.
    /// - Throws: a sentence about the first argument that does not fit.
    init(
        _ arguments: [String], flags: [Flag], withSettings: Bool = false, maximumWordCount: Int = 0
    ) throws(UsageError) {
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument.hasPrefix("--") else {
                words.append(argument)
                if words.count > maximumWordCount {
                    throw UsageError(
                        message: "'\(LoadedConfiguration.shown(argument))' is not expected here")
                }
                continue
            }
            let parts = argument.dropFirst(2).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts.first.map(String.init) ?? ""
            let attached = parts.count == 2 ? String(parts[1]) : nil
            guard values[name] == nil else { throw UsageError(message: "--\(name) stands twice") }
            let setting = withSettings ? ConfigurationKey.named(name) : nil
            if let setting, setting.isSwitch {
                // A switch may stand alone, or with the value that it has in the file.
                let isAnswered = attached == nil && ["yes", "no"].contains(rest.first)
                values[name] = attached ?? (isAnswered ? rest.removeFirst() : "yes")
            } else if setting != nil || flags.contains(where: { $0.name == name && $0.takesValue })
            {
                if let attached {
                    values[name] = attached
                } else if let next = rest.first, !next.hasPrefix("--") {
                    values[name] = next
                    rest.removeFirst()
                } else {
                    throw UsageError(message: "--\(name) needs a value")
                }
            } else if name == "help" || flags.contains(where: { $0.name == name }) {
                guard attached == nil else {
                    throw UsageError(message: "--\(name) takes no value")
                }
                values[name] = ""
            } else if withSettings {
                throw UsageError(
                    message: ConfigurationFile.unknown(
                        LoadedConfiguration.shown(name), prefix: "--"))
            } else {
                throw UsageError(
                    message: "--\(LoadedConfiguration.shown(name)) is not a flag of this command")
            }
        }
    }

    /// The value of a flag, empty for one that takes none; nil when it does not stand.
    subscript(name: String) -> String? { values[name] }
}

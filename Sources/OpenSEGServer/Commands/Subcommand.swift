/// One command of `openseg`, as in `openseg serve`.
protocol Subcommand {
    /// What the command is called on the command line.
    static var name: String { get }
    /// What `openseg help` prints about it; the first line shows its use.
    static var help: String { get }
    /// Its own flags; `--help` is always accepted.
    static var flags: [CommandOptions.Flag] { get }
    /// Whether every setting of the configuration is a flag too.
    static var takesSettings: Bool { get }
    /// How many words that are no flags may stand.
    static var maximumWordCount: Int { get }

    /// Does what the command is for. The options are those of the properties above, without `--help`.
    ///
    /// - Throws: a sentence about a value or a word that does not fit.
    static func run(
        _ options: CommandOptions, _ console: Console
    ) throws(CommandOptions.UsageError) -> ExitCode
}

extension Subcommand {
    static var takesSettings: Bool { true }
    static var maximumWordCount: Int { 0 }

    /// Reads the arguments behind the command's name, and explains the command or runs it.
    static func run(
        arguments: [String], _ console: Console
    ) throws(CommandOptions.UsageError) -> ExitCode {
        let options = try CommandOptions(
            arguments, flags: flags, withSettings: takesSettings,
            maximumWordCount: maximumWordCount)
        guard options["help"] == nil else {
            console.print(help)
            return .success
        }
        return try run(options, console)
    }
}

/// The command line of `openseg`: finds the subcommand and gives its exit code.
enum OpenSEGCommand {
    /// The program's version.
    static let version = "0.1.0"

    /// All that it can do, in the order of the overview.
    static var subcommands: [any Subcommand.Type] {
        [
            InitCommand.self, ServeCommand.self, CheckConfigCommand.self, ProbeCommand.self,
            UserCommand.self,
        ]
    }

    /// Runs the command line, `arguments` without the program's name. A command whose answer could not
    /// be written has failed.
    static func run(_ arguments: [String], _ console: Console) -> ExitCode {
        let outcome = perform(arguments, console)
        guard let failure = console.printFailure() else { return outcome }
        console.complain("openseg: standard output can not be written: \(failure)")
        return outcome == .success ? .inputOutput : outcome
    }

    private static func perform(_ arguments: [String], _ console: Console) -> ExitCode {
        guard let name = arguments.first else {
            console.print(HelpText.overview)
            return .success
        }
        let rest = Array(arguments.dropFirst())
        do throws(CommandOptions.UsageError) {
            switch name {
            case "--help", "-h": console.print(HelpText.overview)
            case "--version":
                let tls = TLSServer.backend ?? "no TLS"
                let hashes = PasswordHash.backend ?? "none"
                console.print("openseg \(version) (\(tls); password hashes: \(hashes))")
            case "help": return try help(rest, console)
            default:
                guard let subcommand = subcommands.first(where: { $0.name == name }) else {
                    throw CommandOptions.UsageError(
                        message: "'\(LoadedConfiguration.shown(name))' is not a command")
                }
                return try subcommand.run(arguments: rest, console)
            }
            return .success
        } catch {
            console.complain("openseg: \(error.message); openseg --help explains")
            return .usage
        }
    }

    private static func help(
        _ words: [String], _ console: Console
    ) throws(CommandOptions.UsageError) -> ExitCode {
        guard words.count <= 1, let text = HelpText.about(words.first ?? "") else {
            throw CommandOptions.UsageError(
                message: "there is no help about "
                    + "'\(LoadedConfiguration.shown(words.joined(separator: " ")))'")
        }
        console.print(text)
        return .success
    }
}

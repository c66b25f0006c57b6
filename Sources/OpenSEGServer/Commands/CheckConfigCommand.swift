/// `openseg check-config`: says what is wrong with the configuration, line by line.
enum CheckConfigCommand {
    /// - Returns: `.success` or `.wrong`.
    static func run(
        _ arguments: [String], _ console: Console
    ) throws(CommandOptions.UsageError) -> ExitCode {
        let options = try CommandOptions(
            arguments, flags: [.init(name: "config")], withSettings: true)
        if options["help"] != nil {
            console.print(HelpText.about("check-config") ?? "")
            return .success
        }
        var loaded = LoadedConfiguration(options: options, environment: console.environment)
        let isGood = loaded.readMaterial() != nil
        for note in loaded.notes { console.complain("note: " + note) }
        for problem in loaded.problems { console.complain(problem.sentence) }
        guard isGood else { return .wrong }
        console.print((loaded.path ?? "no configuration file") + ": the configuration is good")
        return .success
    }
}

/// `openseg check-config`: says what is wrong with the configuration, line by line.
enum CheckConfigCommand: Subcommand {
    static let name = "check-config"

    static let help = """
        openseg check-config [--config FILE] [--SETTING VALUE ...]

        Checks the configuration as `serve` would, without starting anything, and names each
        wrong line with what is accepted there. Exit code 0: all is well; 1: it is not.
        """

    static let flags: [CommandOptions.Flag] = [.init(name: "config")]

    /// - Returns: `.success` or `.wrong`.
    static func run(
        _ options: CommandOptions, _ console: Console
    ) throws(CommandOptions.UsageError) -> ExitCode {
        var loaded = LoadedConfiguration(options: options, environment: console.environment)
        let isGood = loaded.readMaterial() != nil
        loaded.complain(to: console)
        guard isGood else { return .wrong }
        console.print((loaded.path ?? "no configuration file") + ": the configuration is good")
        return .success
    }
}

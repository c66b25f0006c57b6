/// What the program says about itself.
enum HelpText {
    /// What `openseg` alone prints.
    static let overview = """
        openseg reads a smart meter and serves its readings on the local network.

          openseg init --dir DIR            make certificates, a user and a configuration
          openseg serve [--config FILE]     run the gateway
          openseg check-config [--config FILE]
                                            name every wrong line of the configuration
          openseg probe [--device PATH]     say what is wrong between here and the meter
          openseg user add|remove|list      change who may see the readings
          openseg help COMMAND              explain a command
          openseg help config               list every setting
          openseg --version

        Settings stand in the configuration file, in the environment or on the command line
        (the later wins). Messages go to standard error; exit codes are those of sysexits.h.
        """

    /// The help about a command or `config`; the overview for an empty name; nil for others.
    static func about(_ topic: String) -> String? {
        switch topic {
        case "": overview
        case "config": config
        default: OpenSEGCommand.subcommands.first { $0.name == topic }?.help
        }
    }

    /// The table of all settings.
    private static var config: String {
        let head = """
            Settings, as `key = value` lines in the configuration file (# begins a comment, double
            quotes keep a value as it stands), as flags --key VALUE, or as environment variables
            OPENSEG_KEY with dashes as underscores. Flag over environment over file.

            """
        return head
            + ConfigurationKey.all.map { key in
                """

                \(key.name)
                    \(key.meaning)
                    accepted: \(key.accepted)
                    default:  \(key.standard)
                """
            }.joined()
    }
}

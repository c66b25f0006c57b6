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
        case "serve": serve
        case "init": initialise
        case "check-config": checkConfig
        case "probe": probe
        case "user": user
        case "config": config
        default: nil
        }
    }

    private static let serve = """
        openseg serve [--config FILE] [--SETTING VALUE ...]

        Runs the gateway until SIGTERM or SIGINT. SIGHUP reads users and certificate again.
        Without --config the file is \(LoadedConfiguration.standardPath), if it is there.
        Exit codes: 64 wrong command line, 66 no configuration file, 71 an address can not be
        listened on, 77 a configuration file that may not be read, 78 wrong configuration,
        files open to others among it.
        """

    private static let initialise = """
        openseg init --dir DIR [--user NAME] [--SETTING VALUE ...]

        Makes in DIR: a certificate authority for this gateway alone (\(StandardFile.authority)), the
        server's certificate, one user (owner, unless named) with a random password, and
        \(StandardFile.configuration) with the settings given. Prints password and fingerprints once.
        Nothing that is there already is overwritten.
        """

    private static let checkConfig = """
        openseg check-config [--config FILE] [--SETTING VALUE ...]

        Checks the configuration as `serve` would, without starting anything, and names each
        wrong line with what is accepted there. Exit code 0: all is well; 1: it is not.
        """

    private static let probe = """
        openseg probe [--device PATH | --config FILE] [--seconds N] [--registration]

        Looks for at most N seconds (30) at what stands between here and the meter and says it in
        one sentence: no dongle, not joined, no reading, clock off, or all is well. Stop the gateway
        first: a dongle has one reader. --registration also prints the MAC address and install code
        that the utility asks for. Exit code 0: all is well; 1: it is not.
        """

    private static let user = """
        openseg user add NAME [--replace] [--generate]
        openseg user remove NAME
        openseg user list

        Changes the users file: that of --users FILE, else that of the configuration (--config
        FILE). The password is the first line of standard input; with --generate, or when a
        person sits at the keyboard, a random one is made and printed once. A running gateway
        takes the change after SIGHUP.
        """

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

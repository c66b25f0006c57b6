/// `openseg user add|remove|list`: who may see the readings.
enum UserCommand: Subcommand {
    static let name = "user"

    static let help = """
        openseg user add NAME [--replace] [--generate]
        openseg user remove NAME
        openseg user list

        Changes the users file: that of --users FILE, else that of the configuration (--config
        FILE). The password is the first line of standard input; with --generate, or when a
        person sits at the keyboard, a random one is made and printed once. A running gateway
        takes the change after SIGHUP.
        """

    static let flags: [CommandOptions.Flag] = [
        .init(name: "config"), .init(name: "users"), .init(name: "replace", takesValue: false),
        .init(name: "generate", takesValue: false),
    ]
    static let takesSettings = false
    static let maximumWordCount = 2

    static func run(
        _ options: CommandOptions, _ console: Console
    ) throws(CommandOptions.UsageError) -> ExitCode {
        let action = options.words.first ?? ""
        let wordCount = ["add": 2, "remove": 2, "list": 1][action]
        guard options.words.count == wordCount else {
            throw CommandOptions.UsageError(
                message: "accepted are: user add NAME, user remove NAME, user list")
        }
        guard let path = usersPath(options, console) else { return .noInput }
        do throws(UserFileError) {
            switch action {
            case "list":
                for name in try UserFile.open(path).names { console.print(name) }
            case "remove":
                var file = try UserFile.open(path)
                try file.remove(options.words[1])
                try file.save(to: path)
            default:
                try add(options.words[1], to: path, options, console)
            }
            return .success
        } catch {
            console.complain("openseg: \(error.message)")
            return exitCode(error.code)
        }
    }

    private static func add(
        _ name: String, to path: String, _ options: CommandOptions, _ console: Console
    ) throws(UserFileError) {
        var file = LocalFile.exists(path) ? try UserFile.open(path) : UserFile()
        let isGenerated = options["generate"] != nil || console.isInteractive
        let password = isGenerated ? GeneratedPassword.make() : console.readLine() ?? ""
        try file.add(name, password: Array(password.utf8), replacing: options["replace"] != nil)
        if isGenerated {
            console.print("user:     \(name)")
            console.print("password: \(password)")
            // A password that nobody has seen must not take the place of one that somebody knows.
            guard console.printFailure() == nil else { return }
        }
        try file.save(to: path)
    }

    /// The users file that is meant; complains and gives nil where there is none.
    private static func usersPath(_ options: CommandOptions, _ console: Console) -> String? {
        if let path = options["users"] { return path }
        let loaded = LoadedConfiguration(options: options, environment: console.environment)
        if let failure = loaded.fileFailure {
            console.complain("openseg: \(failure.message)")
            return nil
        }
        guard let path = loaded.configuration.usersPath else {
            console.complain("openseg: the configuration has users = none")
            return nil
        }
        return path
    }

    private static func exitCode(_ code: UserFileError.Code) -> ExitCode {
        switch code {
        case .file: .noInput
        case .tooOpen: .permission
        case .name: .usage
        case .line, .empty, .password, .conflict: .data
        case .unavailable: .unavailable
        }
    }
}

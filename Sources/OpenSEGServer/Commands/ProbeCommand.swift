import MeterAcquisition

/// `openseg probe`: what is wrong between here and the meter, in one sentence.
enum ProbeCommand: Subcommand {
    static let name = "probe"

    static let help = """
        openseg probe [--device PATH | --config FILE] [--seconds N] [--registration]

        Looks for at most N seconds (30) at what stands between here and the meter and says it in
        one sentence: no dongle, not joined, no reading, clock off, or all is well. Stop the gateway
        first: a dongle has one reader. --registration also prints the MAC address and install code
        that the utility asks for. Exit code 0: all is well; 1: it is not.
        """

    static let flags: [CommandOptions.Flag] = [
        .init(name: "config"), .init(name: "seconds"),
        .init(name: "registration", takesValue: false),
    ]

    /// - Returns: `.success` when the meter is being read, `.wrong` when it is not.
    static func run(
        _ options: CommandOptions, _ console: Console
    ) throws(CommandOptions.UsageError) -> ExitCode {
        guard let seconds = Int(options["seconds"] ?? "30"), (1...600).contains(seconds) else {
            throw CommandOptions.UsageError(
                message: "--seconds accepts whole numbers from 1 to 600")
        }
        let loaded = LoadedConfiguration(options: options, environment: console.environment)
        for problem in loaded.problems { console.complain(problem.sentence) }
        if let failure = loaded.fileFailure { return ExitCode(failure) }
        guard loaded.problems.isEmpty else { return .configuration }
        guard let acquisition = loaded.configuration.acquisitionConfiguration else {
            throw CommandOptions.UsageError(
                message: "probe needs --device or a configuration; a device is "
                    + MeterSource.acceptedForms)
        }
        let wantsRegistration = options["registration"] != nil
        let probe = MeterProbe.run(
            acquisition, seconds: seconds, wantsRegistration: wantsRegistration)
        console.print(probe.sentence)
        guard wantsRegistration else { return probe.finding.isWell ? .success : .wrong }
        guard let registration = probe.registration else {
            console.complain("openseg: the dongle did not tell its address and install code")
            return .wrong
        }
        console.print("MAC address:  " + registration.addressText)
        console.print("install code: " + (registration.installCode ?? "not told by the dongle"))
        return .success
    }
}

import MeterAcquisition

/// `openseg probe`: what is wrong between here and the meter, in one sentence.
enum ProbeCommand {
    /// - Returns: `.success` when the meter is being read, `.wrong` when it is not.
    static func run(
        _ arguments: [String], _ console: Console
    ) throws(CommandOptions.UsageError) -> ExitCode {
        let options = try CommandOptions(
            arguments,
            flags: [
                .init(name: "config"), .init(name: "seconds"),
                .init(name: "registration", takesValue: false),
            ],
            withSettings: true)
        if options["help"] != nil {
            console.print(HelpText.about("probe") ?? "")
            return .success
        }
        guard let seconds = Int(options["seconds"] ?? "30"), (1...600).contains(seconds) else {
            throw CommandOptions.UsageError(
                message: "--seconds accepts whole numbers from 1 to 600")
        }
        let loaded = LoadedConfiguration(options: options, environment: console.environment)
        for problem in loaded.problems { console.complain(problem.sentence) }
        if loaded.fileFailure != nil { return .noInput }
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

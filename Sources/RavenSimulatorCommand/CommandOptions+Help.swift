import RavenSimulator

extension CommandOptions {
    /// The whole help, for standard output.
    static var help: String {
        var text = """
            raven-simulator: a RAVEn smart-meter dongle with a meter behind it, on a pseudo
            terminal or a TCP port.

            usage: raven-simulator --pty LINK | --tcp HOST:PORT [...] [options]

            Where (one or several; each is a device of its own, with a seed of its own)
              --pty LINK             make a pseudo terminal and a symbolic link to it
              --tcp HOST:PORT        listen; port 0 lets the system choose, and prints it

            What
              --load FILE            rows of watts,unix-seconds (negative: export); repeats
              --replay FILE          pass captured device bytes through once a host has connected
              --replay-then WORD     silent (open and silent, the usual), live or close
              --faults FILE|TEXT     a scenario (see below), from a file or as it stands
              --speed N              simulated time runs N times as fast (1)

            The device (also usable in a scenario, without dashes)

            """
        for setting in DongleConfiguration.settings {
            text += "  --\(setting.name)".padded(to: 25) + "\(setting.meaning)\n"
            text += "".padded(to: 25) + "accepted: \(setting.value)\n"
        }
        text += """

            Scenarios: one statement a line or between semicolons, # begins a comment
              at SPAN FAULT [ARGUMENT] [for SPAN]     once, after the simulation's start
              every SPAN FAULT [ARGUMENT] [for SPAN]  again and again
              SETTING VALUE                           one of the device's, or: load FILE
            Spans are like 250ms, 30s, 5m, 1h30m, 2d; times are simulated times. Faults:

            """
        for fault in FaultWord.all {
            text += "  \(fault.word) \(fault.argument)".padded(to: 29) + "\(fault.meaning)"
            text += fault.isLasting ? " [for SPAN]\n" : "\n"
        }
        return text + """

            It writes one line to standard error for each change of state, the first ones saying
            where it listens, and stops on SIGINT and SIGTERM. Exit status: 0, 64 for options that
            make no sense, 65 for files that make none, 66 for files that can not be read, 69 when
            it can not listen, 74 when this text can not be written.

            """
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(width - count, 1))
    }
}

import RavenSimulator

/// What the command line asks for.
struct CommandOptions {
    /// A line to open, as written.
    enum Place: Equatable {
        case pseudoTerminal(link: String)
        case tcp(String)
    }

    var places: [Place] = []
    var loadPath: String?
    var replayPath: String?
    var replayThen: SimulatedDevice.Afterwards = .silent
    var speed: Int64 = 1
    var faults: String?
    /// Settings of the device in the order given; they win over those of the scenario.
    var settings: [(name: String, value: String)] = []
    var wantsHelp = false

    /// Reads the arguments after the command's name.
    init(arguments: [String]) throws(CommandError) {
        var rest = arguments[...]
        var given: Set<String> = []
        while let argument = rest.popFirst() {
            if argument == "--help" || argument == "-h" {
                wantsHelp = true
                return
            }
            guard argument.hasPrefix("--") else {
                throw .usage("'\(argument)' is not an option; options begin with --")
            }
            let parts = argument.dropFirst(2)
                .split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard Self.names.contains(name) else {
                throw .usage("there is no option --\(name)")
            }
            guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
                throw .usage("--\(name) needs a value")
            }
            guard given.insert(name).inserted || name == "pty" || name == "tcp" else {
                throw .usage("--\(name) is given twice")
            }
            try set(name, to: value)
        }
        guard !places.isEmpty else {
            throw .usage("nowhere to listen; give --pty LINK or --tcp HOST:PORT, or several")
        }
        guard loadPath == nil || !given.contains("load-watts") else {
            throw .usage("--load and --load-watts exclude each other")
        }
        guard replayPath != nil || !given.contains("replay-then") else {
            throw .usage("--replay-then says what follows --replay FILE, which is missing")
        }
    }

    /// The names of the options that are not settings of the device.
    private static let ownNames: Set<String> = [
        "pty", "tcp", "load", "replay", "replay-then", "speed", "faults",
    ]
    private static let names = ownNames.union(DongleConfiguration.settings.map(\.name))

    private mutating func set(_ name: String, to value: String) throws(CommandError) {
        switch name {
        case "pty":
            guard !value.isEmpty else { throw .usage("--pty needs the path of a link to make") }
            guard !places.contains(.pseudoTerminal(link: value)) else {
                throw .usage("--pty: '\(value)' is given twice; each device needs its own link")
            }
            places.append(.pseudoTerminal(link: value))
        case "tcp":
            guard TCPPort(value) != nil else {
                throw .usage(
                    "--tcp: '\(value)' is not HOST:PORT; accepted: like 127.0.0.1:7000, "
                        + "[::1]:7000 or localhost:0")
            }
            places.append(.tcp(value))
        case "load": loadPath = value
        case "replay": replayPath = value
        case "replay-then":
            guard let afterwards = SimulatedDevice.Afterwards(rawValue: value) else {
                throw .usage("--replay-then: '\(value)' is none of silent, live and close")
            }
            replayThen = afterwards
        case "speed":
            guard let number = Int64(value), (1...1_000_000).contains(number) else {
                throw .usage("--speed: '\(value)' is not a whole number from 1 to 1000000")
            }
            speed = number
        case "faults": faults = value
        default: settings.append((name, value))
        }
    }
}

/// The command line.
struct Options {
    /// How many bytes the decoder is fed at a time, at most.
    var chunkByteCount = 65_536
    /// The file to read; nil is standard input.
    var path: String?

    static let usage = "usage: raven-decode [--chunk N] [FILE]    (N: 1 to 1048576 bytes)\n"

    /// What the command line asks for.
    enum Outcome {
        case run(Options)
        case help
        case wrong(String)
    }

    static func parse(_ arguments: [String]) -> Outcome {
        var options = Options()
        var hasPath = false
        var hasEnded = false
        var index = 0
        while index < arguments.count {
            let argument = arguments[index]
            index += 1
            if argument == "--", !hasEnded {
                hasEnded = true
                continue
            }
            let isOption = !hasEnded && argument.hasPrefix("-") && argument != "-"
            if isOption, argument == "--help" || argument == "-h" { return .help }
            if isOption, argument == "--chunk" || argument.hasPrefix("--chunk=") {
                var text = String(argument.dropFirst("--chunk=".count))
                if argument == "--chunk", index < arguments.count {
                    text = arguments[index]
                    index += 1
                }
                guard let count = Int(text), (1...1_048_576).contains(count) else {
                    return .wrong("--chunk needs a number of bytes from 1 to 1048576")
                }
                options.chunkByteCount = count
            } else if hasPath || isOption {
                return .wrong("\(argument) is not understood; \(usage.dropLast())")
            } else {
                hasPath = true
                options.path = argument == "-" ? nil : argument
            }
        }
        return .run(options)
    }
}

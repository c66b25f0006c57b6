/// The `--name value` and `--name=value` options of a command.
struct Options {
    private var values: [String: String] = [:]
    private(set) var operands: [String] = []

    /// - Parameters:
    ///   - named: The options that take a value.
    ///   - flags: The options that take none.
    init(
        _ arguments: ArraySlice<String>, named: [String], flags: [String] = []
    ) throws(CommandFailure) {
        var rest = arguments
        while let argument = rest.popFirst() {
            if argument == "--" {
                operands += rest
                return
            }
            guard argument.hasPrefix("--") else {
                operands.append(argument)
                continue
            }
            let parts = argument.split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            if flags.contains(name), parts.count == 1 {
                values[name] = ""
            } else if named.contains(name) {
                guard let value = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
                    throw CommandFailure(.usage, "\(name) needs a value")
                }
                values[name] = value
            } else {
                let accepted = (named + flags + ["--help"]).joined(separator: ", ")
                throw CommandFailure(.usage, "no option '\(argument)'; accepted are \(accepted)")
            }
        }
    }

    subscript(name: String) -> String? { values[name] }
}

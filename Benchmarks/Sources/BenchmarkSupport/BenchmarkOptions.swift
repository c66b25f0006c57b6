import Foundation

/// What the command line of a benchmark asks for: `[--rounds N] [--only NAME] [--json FILE]`, or one task
/// of its own.
public struct BenchmarkOptions {
    /// How many rounds are measured.
    public private(set) var rounds = 15
    /// Part of the names of the figures that are wanted; nil for all.
    public private(set) var filter: String?
    /// Where the figures go besides standard output.
    public private(set) var jsonPath: String?

    /// Reads this process's arguments, and ends it with status 64 where one is not known.
    ///
    /// - Parameter tasks: flags that do one thing instead of measuring; each gets the words behind it,
    ///   and the program ends after it.
    public init(tasks: [String: ([String]) throws -> Void] = [:]) throws {
        var arguments = CommandLine.arguments.dropFirst()
        while let argument = arguments.popFirst() {
            switch argument {
            case "--rounds": rounds = arguments.popFirst().flatMap { Int($0) } ?? rounds
            case "--only": filter = arguments.popFirst()
            case "--json": jsonPath = arguments.popFirst()
            default:
                if let task = tasks[argument] {
                    try task(Array(arguments))
                    exit(0)
                }
                let known = ["--rounds", "--only", "--json"] + tasks.keys.sorted()
                FileHandle.standardError.write(
                    Data(
                        "unknown argument \(argument); known: \(known.joined(separator: " "))\n"
                            .utf8))
                exit(64)
            }
        }
    }
}

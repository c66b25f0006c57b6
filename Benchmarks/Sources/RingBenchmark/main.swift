import BenchmarkSupport
import CRingRivals
import Foundation
import IntervalCache

// Usage: RingBenchmark [--rounds N] [--only NAME] [--json FILE]
//        RingBenchmark --count NAME COUNT       one thing, for callgrind to count its instructions

var rounds = 15
var filter: String?
var jsonPath: String?
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--rounds": rounds = arguments.popFirst().flatMap { Int($0) } ?? rounds
    case "--only": filter = arguments.popFirst()
    case "--json": jsonPath = arguments.popFirst()
    case "--count":
        countInstructions(
            arguments.popFirst() ?? "", arguments.popFirst().flatMap { Int($0) } ?? 0)
        exit(0)
    default:
        FileHandle.standardError.write(
            Data(
                "unknown argument \(argument); known: --rounds --only --json --count\n"
                    .utf8))
        exit(64)
    }
}

let benchmark = Benchmark(rounds: rounds, filter: filter)
measureAppends(benchmark)
measureSmallReads(benchmark)
measureCopies(benchmark)
measureWindows(benchmark)
measureSizes(benchmark)
measureAppendUnderReaders(benchmark, rounds: min(rounds, 5))
if let jsonPath {
    try benchmark.write(to: jsonPath, sources: "IntervalCache")
}

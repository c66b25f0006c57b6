import BenchmarkSupport
import Foundation

// Usage: FeedBenchmark [--rounds N] [--only NAME] [--json FILE] | --memory encode|decode
// The last form prints how much the resident memory grew over 1,000,000 readings.

var rounds = 15
var filter: String?
var jsonPath: String?
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--rounds": rounds = arguments.popFirst().flatMap { Int($0) } ?? rounds
    case "--only": filter = arguments.popFirst()
    case "--json": jsonPath = arguments.popFirst()
    case "--memory":
        try measureMemory(arguments.popFirst() ?? "")
        exit(0)
    default:
        FileHandle.standardError.write(
            Data("unknown argument \(argument); known: --rounds --only --json --memory\n".utf8))
        exit(64)
    }
}

let benchmark = Benchmark(rounds: rounds, filter: filter)
let measurements = try FeedMeasurements()
measurements.measureEncoding(benchmark)
measurements.measureDecoding(benchmark)
if let jsonPath {
    try benchmark.write(to: jsonPath, sources: "GreenButtonESPI")
}

import BenchmarkSupport
import Foundation

// Usage: FeedBenchmark [--rounds N] [--only NAME] [--json FILE]
//        FeedBenchmark --memory encode|decode        how much the resident memory grew over 1,000,000
//                                                    readings
//        FeedBenchmark --count encode|decode HOURS   one thing, for callgrind to count its instructions

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
    case "--count":
        let direction = arguments.popFirst()
        var bytes: [UInt8] = []
        try Feed.write(blockCount: arguments.popFirst().flatMap { Int64($0) } ?? 1, into: &bytes)
        // What is read has to be written first.
        if direction == "decode" { consume(try Feed.sums(of: [bytes], mode: .strict)) }
        exit(0)
    default:
        FileHandle.standardError.write(
            Data(
                "unknown argument \(argument); known: --rounds --only --json --memory --count\n"
                    .utf8))
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

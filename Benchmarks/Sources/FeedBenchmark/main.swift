import BenchmarkSupport

// Usage: FeedBenchmark [--rounds N] [--only NAME] [--json FILE]
//        FeedBenchmark --memory encode|decode        how much the resident memory grew over 1,000,000
//                                                    readings
//        FeedBenchmark --count encode|decode HOURS   one thing, for callgrind to count its instructions

let options = try BenchmarkOptions(tasks: [
    "--memory": { words in try measureMemory(words.first ?? "") },
    "--count": { words in
        var bytes: [UInt8] = []
        try Feed.write(
            blockCount: words.dropFirst().first.flatMap { Int64($0) } ?? 1, into: &bytes)
        // What is read has to be written first.
        if words.first == "decode" { consume(try Feed.sums(of: [bytes], mode: .strict)) }
    },
])
let benchmark = Benchmark(options)
let measurements = try FeedMeasurements()
measurements.measureEncoding(benchmark)
measurements.measureDecoding(benchmark)
if let path = options.jsonPath {
    try benchmark.write(to: path, sources: "GreenButtonESPI")
}

import BenchmarkSupport

// Usage: RingBenchmark [--rounds N] [--only NAME] [--json FILE]
//        RingBenchmark --count NAME COUNT       one thing, for callgrind to count its instructions

let options = try BenchmarkOptions(tasks: [
    "--count": { words in
        countInstructions(words.first ?? "", words.dropFirst().first.flatMap { Int($0) } ?? 0)
    }
])
let benchmark = Benchmark(options)
measureAppends(benchmark)
measureSmallReads(benchmark)
measureCopies(benchmark)
measureWindows(benchmark)
measureSizes(benchmark)
measureAppendUnderReaders(benchmark, rounds: min(options.rounds, 5))
if let path = options.jsonPath {
    try benchmark.write(to: path, sources: "IntervalCache")
}

import BenchmarkSupport
import SEPSimpleMetering

// Usage: SEPSimpleMeteringBenchmark [--rounds N] [--only NAME] [--json FILE] | --count COUNT
// The last form decodes COUNT reports and nothing else, for a tool to count allocations.

/// Demand, summation, snapshot time and status, as meters report them.
let report: [UInt8] = [
    0x08, 0x51, 0x0A, 0x00, 0x04, 0x2A, 0x92, 0x09, 0x00, 0x00, 0x00, 0x25, 0xD3, 0x76, 0x0F, 0x02,
    0x00, 0x00, 0x07, 0x00, 0xE2, 0x10, 0x3E, 0x9D, 0x2C, 0x00, 0x02, 0x18, 0x00,
]
let sumOfValues: Int64 = 2450 + 34_567_891 + 748_502_544

/// Decodes the report `count` times with everything that it holds; the sum keeps the work alive.
@inline(never)
func decodeReports(_ count: Int) throws -> Int64 {
    var sum: Int64 = 0
    for _ in 0..<count {
        let frame = report.span
        let header = try ZCLHeader(decoding: frame)
        var records = ZCLAttributeRecordCursor(header)
        while let record = try records?.next(in: frame) {
            sum &+= record.scalar.integer ?? 0
        }
    }
    return sum
}

/// The same through the payload that copies everything out.
@inline(never)
func decodeReadings(_ count: Int) throws -> Int {
    var records = 0
    for _ in 0..<count {
        let frame = report.span
        let header = try ZCLHeader(decoding: frame)
        if case .reportAttributes(let readings) = try ZCLGlobalPayload(
            header: header, decoding: frame)
        {
            records += readings.count
        }
    }
    return records
}

/// From a raw demand to milliwatts.
@inline(never)
func scale(_ count: Int) throws -> Int128 {
    let scale = MeteringScale(multiplier: 1, divisor: 1000)
    var sum: Int128 = 0
    for raw in 0..<count {
        sum &+= try scale.fixedPoint(Int64(raw & 0x7F_FFFF), powerOfTen: -6).value
    }
    return sum
}

let options = try BenchmarkOptions(tasks: [
    "--count": { words in
        let count = words.first.flatMap { Int($0) } ?? 0
        let sum = try decodeReports(count)
        precondition(sum == sumOfValues * Int64(count))
    }
])
let operations = 1_000_000
let benchmark = Benchmark(options)
benchmark.measure(
    "report of four attributes",
    [
        Contender("SEPSimpleMetering, cursor", isOurs: true, operations: operations) {
            precondition((try? decodeReports(operations)) == sumOfValues * Int64(operations))
        },
        Contender("SEPSimpleMetering, copied out", isOurs: true, operations: operations / 10) {
            precondition((try? decodeReadings(operations / 10)) == 4 * operations / 10)
        },
    ])
benchmark.measure(
    "raw demand to milliwatts",
    [
        Contender("SEPSimpleMetering", isOurs: true, operations: operations) {
            precondition((try? scale(operations)) != nil)
        }
    ])
if let path = options.jsonPath {
    try benchmark.write(to: path, sources: "SEPSimpleMetering")
}

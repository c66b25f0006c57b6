import CAllocationCount
import Foundation

/// One figure of one contender: the time of one operation, from several rounds.
public struct Measurement: Encodable, Sendable {
    /// What was measured; contenders with the same name are rivals.
    public var name: String
    /// Who did it.
    public var contender: String
    /// Whether it is one of this project's own.
    public var isOurs: Bool
    /// What one operation cost in each round, in the order in which the rounds were run.
    public var values: [Double]
    /// What the values count: nanoseconds, or instructions.
    public var unit: String
    /// What one operation was, where the name leaves it open.
    public var note: String?
    /// How often one operation asked for memory, on average; nil where that was not counted.
    public var allocations: Double?

    /// A figure from its parts.
    public init(
        name: String, contender: String, isOurs: Bool, values: [Double], unit: String = "ns",
        note: String? = nil, allocations: Double? = nil
    ) {
        self.name = name
        self.contender = contender
        self.isOurs = isOurs
        // Picoseconds are more than any clock tells.
        self.values = values.map { ($0 * 1_000).rounded() / 1_000 }
        self.unit = unit
        self.note = note
        self.allocations = allocations
    }

    /// The middle one of the rounds.
    public var median: Double { values.sorted()[values.count / 2] }
    /// The quickest of the rounds.
    public var best: Double { values.min() ?? 0 }
    /// The difference between the rounds at three quarters and at one quarter, of the median.
    public var spread: Double {
        let sorted = values.sorted()
        return (sorted[sorted.count * 3 / 4] - sorted[sorted.count / 4]) / median
    }
}

/// A body that does an operation so many times.
public struct Contender {
    let name: String
    let isOurs: Bool
    let note: String?
    let operations: Int
    let body: () -> Void

    /// `body` does the operation `operations` times.
    public init(
        _ name: String, isOurs: Bool = false, note: String? = nil, operations: Int,
        body: @escaping () -> Void
    ) {
        self.name = name
        self.isOurs = isOurs
        self.note = note
        self.operations = operations
        self.body = body
    }
}

/// Runs contenders by turns and collects what they needed.
public final class Benchmark {
    /// What has been measured so far.
    public private(set) var measurements: [Measurement] = []
    let rounds: Int
    let filter: String?

    /// Each contender runs so many rounds, and one before them to warm up.
    public init(_ options: BenchmarkOptions) {
        rounds = options.rounds
        filter = options.filter
    }

    /// 20 ms.
    private static let quickNanoseconds = 2e7

    /// Whether a figure of this name was asked for.
    public func wants(_ name: String) -> Bool { filter.map { name.contains($0) } ?? true }

    /// Measures rivals in turns, so that they see the same machine. Each one that is quick
    /// also runs just before its turn, so that none pays for the state in which the one before
    /// left caches, tables and predictors: that has cost an append a quarter of its time.
    public func measure(_ name: String, _ contenders: [Contender]) {
        guard wants(name) else { return }
        var times = [[Double]](repeating: [], count: contenders.count)
        // In the last round, so that what is only asked for once is not in it.
        var allocations = [Double?](repeating: nil, count: contenders.count)
        var isQuick = [Bool](repeating: false, count: contenders.count)
        for round in 0...rounds {
            for (index, contender) in contenders.enumerated() {
                if round > 0, isQuick[index] { contender.body() }
                let before = allocation_count()
                let start = nanosecondsNow()
                contender.body()
                let elapsed = Double(nanosecondsNow() - start)
                if before >= 0 {
                    allocations[index] =
                        Double(allocation_count() - before) / Double(contender.operations)
                }
                if round > 0 {
                    times[index].append(elapsed / Double(contender.operations))
                } else {
                    isQuick[index] = elapsed < Self.quickNanoseconds
                }
            }
        }
        for (index, contender) in contenders.enumerated() {
            add(
                Measurement(
                    name: name, contender: contender.name, isOurs: contender.isOurs,
                    values: times[index], note: contender.note, allocations: allocations[index]))
        }
    }

    /// Adds a figure that was measured in another way.
    public func add(_ measurement: Measurement) {
        measurements.append(measurement)
        print(
            "\(measurement.name): \(measurement.contender): "
                + String(
                    format: "best %.2f, median %.2f \(measurement.unit), spread %.0f %%",
                    measurement.best, measurement.median, 100 * measurement.spread))
    }

    /// Writes everything as JSON, a measurement a line, with what it was measured on.
    public func write(to path: String, sources: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func text(_ value: some Encodable) throws -> String {
            String(decoding: try encoder.encode(value), as: UTF8.self)
        }
        let rows = try measurements.map { "    " + (try text($0)) }.joined(separator: ",\n")
        let document = """
            {
              "measurements": [
            \(rows)
              ],
              "surroundings": \(try text(Surroundings(sources: sources)))
            }

            """
        try document.write(toFile: path, atomically: true, encoding: .utf8)
    }
}

/// Nanoseconds of the clock that is never set.
public func nanosecondsNow() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}

/// Keeps a value from being optimised away.
@inline(never)
public func consume<Value>(_ value: Value) {
    withExtendedLifetime(value) {}
}

/// The limit for any copy.
@inline(never)
public func memcpyBytes<Element>(
    _ destination: UnsafeMutablePointer<Element>, _ source: UnsafePointer<Element>, _ count: Int
) {
    memcpy(destination, source, count * MemoryLayout<Element>.stride)
}

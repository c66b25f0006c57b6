import Foundation

/// What a figure was measured on: without it, a figure says nothing.
public struct Surroundings: Encodable, Sendable {
    /// The processor's name.
    public var processor: String
    /// The kernel's name for the processor's kind.
    public var architecture: String
    /// How many processors there are.
    public var processorCount: Int
    /// The operating system's name and version.
    public var system: String
    /// The Swift compiler's version.
    public var compiler: String
    /// The flags it was given.
    public var flags: String
    /// The commit that was measured.
    public var commit: String
    /// When, in UTC.
    public var date: String
    /// How busy the machine was when the run ended: the mean number of running threads in the last
    /// minute.
    public var load: Double
    /// The package whose sources were measured.
    public var sources: String

    /// Asks the machine; compiler, flags and commit come from the script by the environment.
    public init(sources: String) {
        let environment = ProcessInfo.processInfo.environment
        // Boards say there what they are; their processors' names say less.
        let board = try? String(contentsOfFile: "/proc/device-tree/model", encoding: .utf8)
        processor =
            board?.trimmingCharacters(in: ["\0", "\n"])
            ?? Self.line("/proc/cpuinfo", "model name") ?? "unknown"
        var kernel = utsname()
        uname(&kernel)
        architecture = withUnsafeBytes(of: &kernel.machine) {
            String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        processorCount = ProcessInfo.processInfo.activeProcessorCount
        system = Self.line("/etc/os-release", "PRETTY_NAME") ?? "unknown"
        compiler = environment["BENCHMARK_COMPILER"] ?? "unknown"
        flags = environment["BENCHMARK_FLAGS"] ?? "unknown"
        commit = environment["BENCHMARK_COMMIT"] ?? "unknown"
        date = ISO8601DateFormatter().string(from: Date())
        var loads = [Double](repeating: 0, count: 1)
        getloadavg(&loads, 1)
        load = (loads[0] * 100).rounded() / 100
        self.sources = sources
    }

    private static func line(_ path: String, _ key: String) -> String? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
        for line in text.split(separator: "\n") where line.hasPrefix(key) {
            let value = line.drop { $0 != ":" && $0 != "=" }.dropFirst()
            return value.trimmingCharacters(in: CharacterSet(charactersIn: " \""))
        }
        return nil
    }
}

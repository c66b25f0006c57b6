import CAllocationCount

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import RavenKit

/// `RavenKitBenchmark generate COUNT FILE` writes a stream of demand fragments.
/// `RavenKitBenchmark steady` fails where a reading costs an allocation or memory grows.
/// `RavenKitBenchmark decode FILE CHUNK PASSES` decodes it fully typed, CHUNK bytes at a time (0: all
/// at once), and prints a measurement as one JSON object: processor time for each fragment.
@main
struct RavenKitBenchmark {
    static func main() {
        let arguments = CommandLine.arguments
        switch arguments.dropFirst().first {
        case "generate" where arguments.count == 4:
            generate(count: Int(arguments[2]) ?? 0, path: arguments[3])
        case "decode" where arguments.count == 5:
            decode(
                path: arguments[2], chunk: Int(arguments[3]) ?? 0, passes: Int(arguments[4]) ?? 1)
        case "steady" where arguments.count == 2: SteadyState.check()
        default:
            fail(
                "usage: RavenKitBenchmark generate COUNT FILE | decode FILE CHUNK PASSES | steady",
                64)
        }
    }

    private static func generate(count: Int, path: String) {
        var bytes: [UInt8] = []
        var demand: Int64 = 862
        for index in 0..<count {
            // A walk between -2 kW and 6 kW, so that both widths of demand occur.
            demand = (demand &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407) >> 17
            let watts = Int64(truncatingIfNeeded: UInt64(bitPattern: demand) % 8000) - 2000
            RavenFragment.instantaneousDemand(
                InstantaneousDemand(
                    deviceMacID: EUI64(rawValue: 0x0015_8d00_00a1_b2c3),
                    meterMacID: EUI64(rawValue: 0x0013_5003_0102_0304),
                    timeStamp: ZigBeeUTCTime(secondsSince2000: 0x2e3a_5c18 + UInt32(index) * 4),
                    demand: watts, multiplier: 1, divisor: 1000, digitsRight: 3, digitsLeft: 6,
                    suppressLeadingZero: true)
            ).encode(into: &bytes)
        }
        guard let file = fopen(path, "wb"), fwrite(bytes, 1, bytes.count, file) == bytes.count
        else {
            fail("can not write \(path)", 74)
        }
        fclose(file)
    }

    static func fail(_ message: String, _ status: Int32) -> Never {
        let line = Array("RavenKitBenchmark: \(message)\n".utf8)
        _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
        exit(status)
    }

    private static func read(_ path: String) -> [UInt8] {
        guard let file = fopen(path, "rb") else {
            fail("can not read \(path)", 66)
        }
        fseek(file, 0, SEEK_END)
        var bytes = [UInt8](repeating: 0, count: ftell(file))
        rewind(file)
        _ = fread(&bytes, 1, bytes.count, file)
        fclose(file)
        return bytes
    }

    /// Processor time of this process: steadier than the wall clock where others compute as well.
    private static func processorNanoseconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) * 1e9 + Double(time.tv_nsec)
    }

    private static func decode(path: String, chunk: Int, passes: Int) {
        let bytes = read(path)
        let size = chunk == 0 ? bytes.count : chunk
        var times: [Double] = []
        var allocations = 0
        var fragmentCount = 0
        var checksum: Int64 = 0
        // Once before that to warm up.
        for pass in 0...passes {
            fragmentCount = 0
            checksum = 0
            let allocationsBefore = allocation_count()
            let start = processorNanoseconds()
            var decoder = RavenDecoder()
            let span = bytes.span
            var offset = 0
            while offset < bytes.count {
                let end = min(bytes.count, offset + size)
                decoder.receive(span.extracting(offset..<end))
                while let event = decoder.nextEvent() {
                    if case .fragment(let received) = event,
                        case .instantaneousDemand(let demand) = received.fragment
                    {
                        fragmentCount += 1
                        checksum &+= demand.demand ?? 0
                    }
                }
                offset = end
            }
            let elapsed = processorNanoseconds() - start
            if pass > 0 { times.append(elapsed / Double(max(fragmentCount, 1))) }
            allocations = allocation_count() - allocationsBefore
        }
        let values = times.map { "\($0)" }.joined(separator: ", ")
        let name = chunk == 0 ? "all at once" : "reads of \(chunk) bytes"
        print(
            """
            {"name": "demand fragment decoded, \(name)", "contender": "RavenKit", "isOurs": true, \
            "unit": "ns", "allocations": \(Double(allocations) / Double(max(fragmentCount, 1))), \
            "note": "\(fragmentCount) fragments of \(bytes.count / max(fragmentCount, 1)) bytes", \
            "values": [\(values)]}
            """)
        if checksum == 0 { fail("the demands add up to nothing", 1) }
    }
}

import CAllocationCount
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import RavenKit

/// What a decoder needs once it runs: no allocation per demand or summation fragment, and no more
/// memory after a million of them than after the first thousand.
enum SteadyState {
    static func check() {
        let stream = stream
        var decoder = RavenDecoder()
        feed(&decoder, stream, times: 10)
        // Asked for once before, so that the question's own memory is not counted.
        _ = residentPages
        let pagesBefore = residentPages
        let allocationsBefore = allocation_count()
        let fragmentCount = feed(&decoder, stream, times: 10_000)
        let allocations = allocation_count() - allocationsBefore
        let grownPages = residentPages - pagesBefore
        print(
            """
            {"fragments":\(fragmentCount),"allocations":\(allocations),"grownPages":\(grownPages)}
            """)
        if allocationsBefore < 0 {
            print("SKIPPED: this C library gives no way to count allocations")
        } else if fragmentCount != 1_000_000 || allocations != 0 || grownPages > 16 {
            RavenKitBenchmark.fail("a reading costs memory", 1)
        }
    }

    /// A hundred fragments, one in ten a summation.
    private static var stream: [UInt8] {
        var bytes: [UInt8] = []
        for index in 0..<100 as Range<UInt32> {
            let time = ZigBeeUTCTime(secondsSince2000: 0x2e3a_5c18 + index * 4)
            let fragment: RavenFragment
            if index % 10 == 9 {
                fragment = .currentSummationDelivered(
                    CurrentSummationDelivered(
                        deviceMacID: EUI64(rawValue: 1), meterMacID: EUI64(rawValue: 2),
                        timeStamp: time, summationDelivered: 25_000_000 + UInt64(index),
                        summationReceived: 100_000, multiplier: 1, divisor: 1000, digitsRight: 1,
                        digitsLeft: 6, suppressLeadingZero: true))
            } else {
                fragment = .instantaneousDemand(
                    InstantaneousDemand(
                        deviceMacID: EUI64(rawValue: 1), meterMacID: EUI64(rawValue: 2),
                        timeStamp: time, demand: 862 - Int64(index) * 40, multiplier: 1,
                        divisor: 1000, digitsRight: 3, digitsLeft: 6, suppressLeadingZero: true))
            }
            fragment.encode(into: &bytes)
        }
        return bytes
    }

    /// Feeds the stream in reads of 61 bytes, so that every position is a cut some time.
    @discardableResult
    private static func feed(
        _ decoder: inout RavenDecoder, _ stream: [UInt8], times: Int
    ) -> Int {
        let span = stream.span
        var fragmentCount = 0
        for _ in 0..<times {
            var offset = 0
            while offset < stream.count {
                let end = min(stream.count, offset + 61)
                decoder.receive(span.extracting(offset..<end))
                while let event = decoder.nextEvent() {
                    if case .fragment = event { fragmentCount += 1 }
                }
                offset = end
            }
        }
        return fragmentCount
    }

    /// Resident memory in pages, from the second number of /proc/self/statm.
    private static var residentPages: Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var text = [CChar](repeating: 0, count: 128)
        guard fgets(&text, 128, file) != nil else { return 0 }
        let numbers = String(
            decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self
        )
        .split(separator: " ")
        return numbers.count > 1 ? Int(numbers[1]) ?? 0 : 0
    }
}

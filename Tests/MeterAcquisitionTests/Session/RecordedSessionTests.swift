import Foundation
import IntervalCache
import TestSupport
import Testing

@testable import MeterAcquisition

/// The two recordings of May 2013 (a real dongle, a real house), through the whole acquisition into
/// the rings, faster than time.
@Suite(.enabled(if: SharedData.isPresent, "needs the shared sample data"))
struct RecordedSessionTests {
    private static func recording() throws -> [UInt8] {
        let first = try SharedData.bytes("samples/raven/raven-2013-05-04-5h.xml")
        let folder = try #require(SharedData.folder)
        let unpacking = Process()
        unpacking.executableURL = URL(filePath: "/usr/bin/env")
        unpacking.arguments = [
            "gzip", "-dc", folder.appending(path: "samples/raven/raven-2013-05-05-13h.xml.gz").path,
        ]
        let output = Pipe()
        unpacking.standardOutput = output
        try unpacking.run()
        let second = output.fileHandleForReading.readDataToEndOfFile()
        unpacking.waitUntilExit()
        return first + [UInt8](second)
    }

    @Test(arguments: [61, 4096])
    func `every whole reading is stored, the hole is one gap, no good neighbour is lost`(
        chunk: Int
    ) throws {
        var script = ScriptedSession(intervalSeconds: 8)
        script.start()
        let bytes = try Self.recording()
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            script.hear(bytes: Array(bytes[start..<min(start + chunk, bytes.count)]))
            if start % (64 * chunk) == 0 { script.pass(milliseconds: 1) }
        }
        let snapshot = script.snapshot
        #expect(snapshot.fragmentCount(.demand) == 2_267 + 5_781)
        #expect(snapshot.fragmentCount(.summation) == 73 + 199)
        #expect(snapshot.fragmentCount(.time) == 19 + 56)
        #expect(script.demands.count == 8_048)
        #expect(script.demands.allSatisfy { $0.stamp.flags == [] })
        #expect(snapshot.unusableReadingCount == 0 && snapshot.otherMeterReadingCount == 0)
        #expect(snapshot.meterClockForwardStepCount + snapshot.meterClockBackwardStepCount == 0)

        // Into the ring, and out again as a report.
        let ring = IntervalRing<DemandSample>(capacity: 43_200, nominalIntervalSeconds: 8)
        guard var writer = ring.takeWriter() else { throw BenchError() }
        for sample in script.demands { writer.append(sample) }
        let report = ring.report(over: .all)
        #expect(report.presentCount == 8_048)
        #expect(report.longestGapSeconds == 1_235)
        #expect(report.gaps.count { $0.endUnixSeconds - $0.startUnixSeconds == 1_235 } == 1)
        #expect(report.epochCount == 1)

        // The README's check value: the register against held power.
        let registers = script.registers
        #expect(registers.count == 272)
        let (first, last) = (try #require(registers.first), try #require(registers.last))
        let grown =
            (last.deliveredMilliwattHours ?? 0) - (first.deliveredMilliwattHours ?? 0)
        #expect(grown == 4_490_000)
        #expect(last.timeUnixSeconds - first.timeUnixSeconds == 64_619)
        #expect(snapshot.registerZeroGlitchCount + snapshot.registerOtherGlitchCount == 0)
        var held: Int64 = 0
        for (one, next) in zip(script.demands, script.demands.dropFirst()) {
            let from = max(one.timeUnixSeconds, first.timeUnixSeconds)
            let to = min(next.timeUnixSeconds, last.timeUnixSeconds)
            if to > from { held += one.demandMilliwatts * (to - from) }
        }
        #expect((held + 1_800_000) / 3_600_000 == 4_447)
    }

    @Test func `the curve that was taken from the recordings is what is stored`() throws {
        var script = ScriptedSession(intervalSeconds: 8)
        script.start()
        script.hear(bytes: try Self.recording())
        let rows = String(
            decoding: try SharedData.bytes("samples/load/raven-house-18h-8s.csv"), as: UTF8.self
        ).split(whereSeparator: \.isNewline).dropFirst()
        let stored = script.demands.map { "\($0.demandMilliwatts / 1000),\($0.timeUnixSeconds)" }
        #expect(stored == rows.map(String.init))
    }

    @Test func `two readers on one port cost the garbled readings and no others`() throws {
        var script = ScriptedSession(intervalSeconds: 8)
        script.start()
        script.hear(bytes: try SharedData.bytes("samples/raven/raven-two-readers-garbled.xml"))
        #expect(script.snapshot.fragmentCount == 7)
        #expect(script.snapshot.truncatedFaultCount + script.snapshot.noiseFaultCount > 0)
    }
}

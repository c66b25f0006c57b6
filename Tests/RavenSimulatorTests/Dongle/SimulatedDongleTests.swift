import RavenKit
import TestSupport
import Testing

@testable import RavenSimulator

@Suite struct SimulatedDongleTests {
    private static let scenario = """
        at 20s cut-stanza; at 30s noise; at 40s doubled-bytes; at 50s flipped-bytes 3
        at 60s silence for 10s; at 80s meter-change; at 90s vanish for 5s; every 25s nul 8
        at 100s out-of-order for 30s; at 140s not-joined for 20s; at 170s register-reset
        """

    /// The bytes of ten minutes with the same commands at the same times, in steps of random
    /// lengths.
    private func bytes(seed: String, steps: UInt64) throws -> [UInt8] {
        var configuration = DongleConfiguration(startUnixMilliseconds: SimulatedHost.start)
        try configuration.set("seed", to: seed)
        configuration.scenario = try Scenario(Self.scenario)
        var dongle = SimulatedDongle(configuration)
        var random = SeededGenerator(seed: steps)
        let commands = ["get_time", "get_schedule", "get_instantaneous_demand", "get_device_info"]
        var heard: [UInt8] = []
        var elapsed: Int64 = 0
        func pass(to end: Int64) {
            while elapsed < end {
                elapsed = min(end, elapsed + Int64.random(in: 1...30_000, using: &random))
                dongle.advance(toUnixMilliseconds: SimulatedHost.start + elapsed)
                dongle.takeOutput(into: &heard, maximumByteCount: .max)
            }
        }
        for turn in 0..<120 {
            let now = Int64(turn) * 5000
            pass(to: now)
            dongle.connectClient(atUnixMilliseconds: SimulatedHost.start + now)
            let name = commands[turn % commands.count]
            dongle.receive(
                Array("<Command><Name>\(name)</Name><Refresh>Y</Refresh></Command>".utf8),
                atUnixMilliseconds: SimulatedHost.start + now)
        }
        pass(to: 600_000)
        return heard
    }

    @Test func theSameSeedAndInputsGiveTheSameBytes() throws {
        let first = try bytes(seed: "5", steps: 1)
        #expect(first.count > 40_000)
        #expect(try bytes(seed: "5", steps: 1) == first)
        #expect(try bytes(seed: "6", steps: 1) != first)
    }

    @Test(arguments: 2...6 as ClosedRange<UInt64>)
    func theStepsInWhichTimePassesDoNotMatter(steps: UInt64) throws {
        #expect(try bytes(seed: "5", steps: steps) == bytes(seed: "5", steps: 1))
    }

    @Test func addressesAndFirstRegistersFollowTheSeed() throws {
        let one = try SimulatedHost(["seed": "1", "meters": "3"]).dongle
        let same = try SimulatedHost(["seed": "1", "meters": "3"]).dongle
        let other = try SimulatedHost(["seed": "2", "meters": "3"]).dongle
        #expect(one.meterList == same.meterList)
        #expect(Set(one.meterList.meterMacIDs).count == 3)
        #expect(one.macID != other.macID)
        #expect(one.meterList.meterMacIDs != other.meterList.meterMacIDs)
    }

    @Test func aLogThatNobodyTakesDoesNotGrow() throws {
        var dongle = try SimulatedHost().dongle
        for number in 0..<5000 { dongle.note("line \(number)") }
        let log = dongle.takeLog()
        #expect(log.count == 1000)
        #expect(log.last == "line 4999")
        #expect(dongle.takeLog().isEmpty)
    }
}

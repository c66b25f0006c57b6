import RavenKit
import TestSupport
import Testing

@testable import RavenSimulator

@Suite struct SimulatedMeterTests {
    private func meter(
        load: LoadCurve, export: ExportHours? = nil, holdMilliseconds: Int64 = 8000,
        originUnixMilliseconds: Int64 = 1_772_323_200_000
    ) -> SimulatedMeter {
        SimulatedMeter(
            macID: EUI64(rawValue: 1), scale: MeterScale(), load: load, exportHours: export,
            curveStartUnixMilliseconds: originUnixMilliseconds,
            holdMilliseconds: holdMilliseconds,
            delivered: EnergyRegister(rawCount: 1_000_000), received: EnergyRegister(rawCount: 0),
            originUnixMilliseconds: originUnixMilliseconds, seed: 1)
    }

    @Test func aConstantLoadFillsTheRegisterByItsPower() {
        var meter = meter(load: .constant(milliwatts: 1_800_000))
        meter.advance(toUnixMilliseconds: 1_772_323_200_000 + 1_800_000)
        #expect(meter.delivered.rawCount == 1_000_900)
        #expect(meter.received.rawCount == 0)
    }

    @Test func exportFillsTheOtherRegister() {
        var meter = meter(load: .constant(milliwatts: -1_800_000))
        #expect(meter.sampleDemand(atUnixMilliseconds: 1_772_323_201_000) == -1800)
        meter.advance(toUnixMilliseconds: 1_772_323_200_000 + 1_800_000)
        #expect(meter.delivered.rawCount == 1_000_000)
        #expect(meter.received.rawCount == 900)
    }

    @Test func generationIsTakenOffTheLoad() throws {
        var meter = meter(
            load: .constant(milliwatts: 500_000), export: try ExportHours("09:00-17:00=4000"))
        #expect(meter.sampleDemand(atUnixMilliseconds: 1_772_323_200_000 + 13 * 3_600_000) == -3500)
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func theRegistersAreTheIntegralOfTheDemandsSaid(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let origin: Int64 = 1_772_323_200_000
        var meter = meter(
            load: .household(seed: seed), export: try ExportHours("00:00-23:00=2000"),
            holdMilliseconds: 8000)
        var said: [(time: Int64, demand: Int64)] = [(origin, meter.rawDemand)]
        var now = origin
        for _ in 0..<2000 {
            now += Int64.random(in: 1...8000, using: &random)
            if Bool.random(using: &random) {
                meter.advance(toUnixMilliseconds: now - 1)
            }
            said.append((now, meter.sampleDemand(atUnixMilliseconds: now)))
        }
        var delivered: Int64 = 0
        var received: Int64 = 0
        for (one, next) in zip(said, said.dropFirst()) {
            let energy = one.demand * (next.time - one.time)
            if energy >= 0 { delivered += energy } else { received -= energy }
        }
        #expect(meter.delivered.rawCount == 1_000_000 + UInt64(delivered / 3_600_000))
        #expect(meter.received.rawCount == UInt64(received / 3_600_000))
        #expect(received > 0 && delivered > 0)
    }

    @Test func silenceDoesNotStopTheMeter() {
        let origin: Int64 = 1_772_323_200_000
        var silent = meter(load: .household(seed: 3), holdMilliseconds: 4000)
        var spoken = silent
        silent.advance(toUnixMilliseconds: origin + 3_600_000)
        for time in stride(from: origin + 4000, through: origin + 3_600_000, by: 4000) {
            _ = spoken.sampleDemand(atUnixMilliseconds: time)
        }
        #expect(silent.delivered.rawCount == spoken.delivered.rawCount)
    }

    @Test func theIntervalsOfTheProfileAddUpToTheRegister() {
        let origin: Int64 = 1_772_323_200_000
        var meter = meter(load: .household(seed: 5))
        meter.profile.restartInterval(deliveredRaw: 1_000_000, receivedRaw: 0)
        meter.advance(toUnixMilliseconds: origin + 6 * 3_600_000)
        #expect(meter.profile.intervals.count == 24)
        let sum = meter.profile.intervals.map(\.deliveredRaw).reduce(0, +)
        #expect(meter.delivered.rawCount == 1_000_000 + sum)
    }

    @Test func timeDoesNotRunBackwards() {
        var meter = meter(load: .constant(milliwatts: 1_000_000))
        meter.advance(toUnixMilliseconds: 1_772_323_200_000 + 3_600_000)
        meter.advance(toUnixMilliseconds: 1_772_323_200_000)
        _ = meter.sampleDemand(atUnixMilliseconds: 1_772_323_200_000)
        #expect(meter.delivered.rawCount == 1_001_000)
    }
}

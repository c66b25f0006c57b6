import TestSupport
import Testing

@testable import RavenSimulator

@Suite struct EnergyRegisterTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func theRegisterIsTheExactIntegral(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let start = UInt64.random(in: 0...EnergyRegister.largest, using: &random)
        var register = EnergyRegister(rawCount: start)
        var integral: Int128 = 0
        for _ in 0..<500 {
            let demand = UInt64.random(in: 0...0x7F_FFFF, using: &random)
            let milliseconds = Int64.random(in: 0...900_000, using: &random)
            register.add(rawDemand: demand, milliseconds: milliseconds)
            integral += Int128(demand) * Int128(milliseconds)
            let expected = (Int128(start) + integral / 3_600_000) % (1 << 48)
            #expect(register.rawCount == UInt64(expected), "seed \(seed)")
        }
    }

    @Test func theRegisterRollsOverAt48Bits() {
        var register = EnergyRegister(rawCount: EnergyRegister.largest - 1)
        register.add(rawDemand: 3, milliseconds: 3_600_000)
        #expect(register.rawCount == 1)
    }
}

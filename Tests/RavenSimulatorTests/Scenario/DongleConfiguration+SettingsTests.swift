import Testing

@testable import RavenSimulator

@Suite struct DongleConfigurationSettingsTests {
    @Test func everySettingIsAppliedToItsPlace() throws {
        var configuration = DongleConfiguration(startUnixMilliseconds: 0)
        let values = [
            ("seed", "18446744073709551615"), ("demand-interval", "4"), ("prefill", "48h"),
            ("start-time", "2026-01-31T08:00:00Z"), ("export", "09:00-17:00=4000"),
            ("load-watts", "-12.5"), ("multiplier", "3"), ("divisor", "0"), ("digits", "1,15"),
            ("leading-zeros", "yes"), ("demand-digits", "8"), ("summation-digits", "8"),
            ("delivered", "281474976710655"), ("received", "7"), ("meters", "2"),
            ("local-offset", "-28800"), ("model", "emu2"),
        ]
        for (name, value) in values { try configuration.set(name, to: value) }
        var expected = DongleConfiguration(startUnixMilliseconds: 1_769_846_400_000)
        expected.seed = .max
        expected.demandIntervalSeconds = 4
        expected.prefillMilliseconds = 172_800_000
        expected.exportHours = try ExportHours("09:00-17:00=4000")
        expected.load = .constant(milliwatts: -12_500)
        expected.scale = MeterScale(multiplier: 3, divisor: 0, digitsRight: 1, digitsLeft: 15)
        expected.suppressesLeadingZero = false
        expected.demandWidth = .eight
        expected.summationDigits = 8
        expected.deliveredRaw = EnergyRegister.largest
        expected.receivedRaw = 7
        expected.meterCount = 2
        expected.localOffsetSeconds = -28_800
        expected.model = .emu2
        #expect(configuration == expected)
        #expect(Set(values.map(\.0)) == Set(DongleConfiguration.settings.map(\.name)))
    }

    @Test(arguments: [
        ("seed", "-1"), ("demand-interval", "0"), ("demand-interval", "86401"),
        ("prefill", "long"), ("prefill", "32d"), ("start-time", "yesterday"), ("export", "noon"),
        ("load-watts", "x"), ("multiplier", "4294967296"), ("divisor", "-1"), ("digits", ""),
        ("digits", "1,2,3"), ("digits", "256"), ("digits", "1,x"), ("leading-zeros", "maybe"),
        ("demand-digits", "7"), ("summation-digits", "6"), ("delivered", "281474976710656"),
        ("received", "x"), ("meters", "9"), ("local-offset", "90000"), ("model", "eagle"),
    ])
    func aValueThatIsNotAcceptedIsNamedAndChangesNothing(name: String, value: String) {
        let before = DongleConfiguration(startUnixMilliseconds: 0)
        var configuration = before
        let error = #expect(throws: SettingError.self) {
            try configuration.set(name, to: value)
        }
        #expect(error?.problem == "'\(value)' is not a value for \(name)")
        #expect(configuration == before)
    }

    @Test func anUnknownNameIsAnsweredWithTheKnownOnes() {
        var configuration = DongleConfiguration(startUnixMilliseconds: 0)
        let error = #expect(throws: SettingError.self) {
            try configuration.set("colour", to: "red")
        }
        #expect(error?.problem == "'colour' is not a setting of the device")
        #expect(error?.accepted.contains("demand-interval") == true)
    }

    @Test func aScenarioIsAppliedWithItsSettings() throws {
        var configuration = DongleConfiguration(startUnixMilliseconds: 0)
        let scenario = try Scenario("seed 7\nat 1s noise\ndemand-digits 8")
        try configuration.apply(scenario)
        #expect(configuration.seed == 7 && configuration.demandWidth == .eight)
        #expect(configuration.scenario == scenario)
    }

    @Test(arguments: [
        ("divisor 5\nseed x", "line 2: 'x' is not a value for seed"),
        ("\nload curve.csv", "line 2: 'load' is not a setting"),
    ])
    func aScenarioWithAWrongSettingIsRefused(text: String, problem: String) throws {
        var configuration = DongleConfiguration(startUnixMilliseconds: 0)
        let scenario = try Scenario(text)
        let error = #expect(throws: SettingError.self) { try configuration.apply(scenario) }
        #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "")")
        #expect(configuration == DongleConfiguration(startUnixMilliseconds: 0))
    }
}

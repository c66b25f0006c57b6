import Testing

@testable import RavenSimulator

@Suite struct SimulatedDurationTests {
    @Test(arguments: [
        ("90", 90_000), ("0", 0), ("250ms", 250), ("30s", 30_000), ("5m", 300_000),
        ("48h", 172_800_000), ("2d", 172_800_000), ("1h30m", 5_400_000),
        ("3650d", 315_360_000_000),
    ])
    func spansAreReadInTheirUnits(text: String, milliseconds: Int64) throws {
        #expect(try SimulatedDuration.milliseconds(text) == milliseconds)
    }

    @Test(arguments: [
        "", "h", "-5s", "5x", "5 s", "1h30", "1.5h", "3651d", "99999999999999999999h",
        "3650d1ms", "٣s",
    ])
    func everythingElseIsRefusedWithWhatIsAccepted(text: String) {
        let error = #expect(throws: SettingError.self) {
            try SimulatedDuration.milliseconds(text)
        }
        #expect(error?.problem.contains("'\(text)'") == true)
    }
}

import SEPSimpleMetering
import Testing

@Suite("Periods of a profile")
struct ProfileIntervalPeriodTests {
    @Test("Periods of a profile in seconds")
    func periods() {
        let seconds = (0...UInt8(9)).map { ProfileIntervalPeriod(rawValue: $0).seconds }
        #expect(seconds == [86_400, 3600, 1800, 900, 600, 450, 300, 150, 60, nil])
    }
}

import SEPSimpleMetering
import Testing

@Suite("Numbers without a name are kept, the known ones have theirs")
struct CodeListTests {
    @Test("Numbers without a name are kept")
    func kept() {
        #expect(SupplyStatus(rawValue: 200).rawValue == 200)
        #expect(ProfileStatus(rawValue: 200).rawValue == 200)
        #expect(IntervalChannel(rawValue: 200).rawValue == 200)
        #expect(AmbientConsumptionIndicator(rawValue: 200).rawValue == 200)
        #expect(AmbientConsumptionIndicator(rawValue: 2) == .high)
        #expect(ProfileStatus(rawValue: 4) == .morePeriodsRequestedThanCanBeReturned)
        #expect(SupplyStatus(rawValue: 1) == .offArmed)
        #expect(IntervalChannel(rawValue: 1) == .received)
    }
}

import RavenKit
import Testing

@testable import MeterAcquisition

struct MeterChoiceTests {
    private let first = EUI64(rawValue: 0x0013_5003_0000_0001)
    private let second = EUI64(rawValue: 0x0013_5003_0000_0002)

    @Test func `the configured meter is the only one read`() {
        var choice = MeterChoice(configured: first, patienceMilliseconds: 60_000)
        #expect(choice.accepts(second, atMilliseconds: 1_000_000) == false)
        #expect(choice.otherHeard == second)
        #expect(choice.accepts(first, atMilliseconds: 1_000_001) == true)
        #expect(choice.otherHeard == nil)
        #expect(choice.addressees == [first])
    }

    @Test func `without a configured one the meter heard first is kept while it talks`() {
        var choice = MeterChoice(configured: nil, patienceMilliseconds: 60_000)
        choice.list([second, first])
        #expect(choice.accepts(first, atMilliseconds: 0) == true)
        #expect(choice.accepts(second, atMilliseconds: 4_000) == false)
        #expect(choice.accepts(first, atMilliseconds: 8_000) == true)
        #expect(choice.accepts(second, atMilliseconds: 68_000) == false)
        #expect(choice.accepts(second, atMilliseconds: 68_001) == true)
        #expect(choice.chosen == second)
        #expect(choice.addressee == second)
    }

    @Test func `a new meter behind a dongle with one meter is followed at its second reading`() {
        var choice = MeterChoice(configured: nil, patienceMilliseconds: 60_000)
        choice.list([first])
        #expect(choice.accepts(first, atMilliseconds: 0) == true)
        #expect(choice.accepts(second, atMilliseconds: 4_000) == false)
        #expect(choice.accepts(first, atMilliseconds: 8_000) == true)
        #expect(choice.accepts(second, atMilliseconds: 12_000) == false)
        #expect(choice.accepts(second, atMilliseconds: 16_000) == true)
        // Two meters behind a dongle that gives no list: no changing back and forth.
        #expect(choice.accepts(first, atMilliseconds: 17_000) == false)
        #expect(choice.accepts(first, atMilliseconds: 21_000) == false)
        #expect(choice.chosen == second)
    }

    @Test func `an empty or missing address belongs to the chosen meter`() {
        var choice = MeterChoice(configured: first, patienceMilliseconds: 60_000)
        #expect(choice.accepts(nil, atMilliseconds: 0) == true)
        #expect(choice.accepts(EUI64(rawValue: 0), atMilliseconds: 0) == true)
        #expect(choice.chosen == first)
    }

    @Test func `a single meter is spoken to without an address, several with theirs`() {
        var choice = MeterChoice(configured: nil, patienceMilliseconds: 60_000)
        #expect(choice.addressees == [nil])
        choice.list([first])
        #expect(choice.addressees == [nil])
        choice.list([first, second])
        #expect(choice.addressees == [first, second])
    }

    @Test func `a gas meter is not chosen by itself`() {
        var choice = MeterChoice(configured: nil, patienceMilliseconds: 60_000)
        choice.list([first, second])
        choice.joined(first)
        choice.markNotElectric(first)
        #expect(choice.chosen == nil)
        #expect(choice.accepts(first, atMilliseconds: 0) == false)
        #expect(choice.accepts(second, atMilliseconds: 0) == true)
        #expect(choice.addressees == [second])
    }

    @Test func `a list without the configured meter names another one`() {
        var choice = MeterChoice(configured: first, patienceMilliseconds: 60_000)
        choice.list([second])
        #expect(choice.otherHeard == second)
    }

    @Test func `a list beyond all reason is cut`() {
        var choice = MeterChoice(configured: nil, patienceMilliseconds: 60_000)
        choice.list((1...1_000).map { EUI64(rawValue: $0) })
        #expect(choice.listed.count == MeterChoice.listLimit)
    }
}

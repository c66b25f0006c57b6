import Testing

@testable import OpenSEGAPI

@Suite("Ids of events")
struct EventPositionTests {
    @Test("An id reads back as it was written")
    func roundTrip() throws {
        for position in [
            EventPosition(runStartedUnixSeconds: 0, demandSequence: 0, registerSequence: 0),
            EventPosition(
                runStartedUnixSeconds: 1_795_194_001, demandSequence: 43_201,
                registerSequence: 2_880),
            EventPosition(
                runStartedUnixSeconds: .max, demandSequence: UInt64(Int64.max),
                registerSequence: UInt64(Int64.max)),
        ] {
            #expect(EventPosition(position.text) == position)
        }
    }

    @Test(
        "What no gateway wrote is no id",
        arguments: [
            "", "1", "1-2", "1-2-3-4", "-1-2-3", "1--3", "1-2-", "a-2-3", "1-2-3 ", "+1-2-3",
            "1-2-99999999999999999999",
        ])
    func refused(text: String) {
        #expect(EventPosition(text) == nil)
    }
}

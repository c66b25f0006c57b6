import Testing

@testable import RavenSimulator

@Suite struct FaultTimelineTests {
    /// The changes up to a time, as "time begin/end words".
    private func changes(_ text: String, until end: Int64) throws -> [String] {
        var timeline = FaultTimeline(try Scenario(text), startUnixMilliseconds: 0)
        var changes: [String] = []
        while let time = timeline.nextChangeUnixMilliseconds, time <= end,
            let change = timeline.nextChange(atUnixMilliseconds: time)
        {
            switch change {
            case .begin(let entry): changes.append("\(time / 1000) begin \(entry.words)")
            case .end(let entry): changes.append("\(time / 1000) end \(entry.words)")
            }
        }
        return changes
    }

    @Test func lastingFaultsBeginAndEndInTheOrderOfTime() throws {
        #expect(
            try changes(
                "at 5s silence for 10s; at 7s noise; at 6s stuck-writer for 2s", until: 99_000)
                == [
                    "5 begin silence for 10s", "6 begin stuck-writer for 2s", "7 begin noise",
                    "8 end stuck-writer for 2s", "15 end silence for 10s",
                ])
    }

    @Test func repeatedFaultsComeBackAndEndsComeBeforeBeginnings() throws {
        #expect(
            try changes("every 10s silence for 10s", until: 30_000) == [
                "10 begin silence for 10s", "20 end silence for 10s", "20 begin silence for 10s",
                "30 end silence for 10s", "30 begin silence for 10s",
            ])
    }

    @Test func aFaultThatReturnsWhileItHoldsIsProlonged() throws {
        #expect(
            try changes("at 1s silence for 10s; at 5s silence for 10s", until: 99_000) == [
                "1 begin silence for 10s", "5 begin silence for 10s", "15 end silence for 10s",
            ])
    }

    @Test func activeFaultsAreKnown() throws {
        var timeline = FaultTimeline(try Scenario("at 0s silence"), startUnixMilliseconds: 50)
        #expect(!timeline.isActive(.silence))
        _ = timeline.nextChange(atUnixMilliseconds: 50)
        #expect(timeline.isActive(.silence))
        #expect(timeline.activeFaults == [.silence])
        #expect(timeline.nextChangeUnixMilliseconds == 60_050)
        #expect(timeline.nextChange(atUnixMilliseconds: 60_049) == nil)
    }
}

import RavenKit
import Testing

@testable import RavenSimulator

@Suite struct ScheduleTests {
    @Test func theFactoryScheduleIsTheRavens() {
        let schedule = Schedule(demandIntervalSeconds: 8, fromUnixMilliseconds: 1000)
        let frequencies = schedule.lines.map {
            "\($0.event.word ?? "") \($0.frequencySeconds ?? 0)"
        }
        #expect(
            frequencies == [
                "demand 8", "summation 240", "time 900", "price 90", "message 120",
                "scheduled_prices 90", "profile_data 0",
            ])
        #expect(schedule.nextDue?.event == .demand)
        #expect(schedule.nextDue?.timeUnixMilliseconds == 9000)
    }

    @Test func theDisplayHasThreeMoreEventsAllOff() {
        let stick = Schedule(demandIntervalSeconds: 8, fromUnixMilliseconds: 0)
        var display = Schedule(demandIntervalSeconds: 8, model: .emu2, fromUnixMilliseconds: 0)
        #expect(display.lines.prefix(stick.lines.count) == stick.lines[...])
        let more = display.lines.dropFirst(stick.lines.count)
        #expect(more.map(\.event) == [.billingPeriod, .blockPeriod, .matchDescriptor])
        #expect(more.allSatisfy { $0.frequencySeconds == nil })
        let isKnown = display.set(.blockPeriod, frequencySeconds: 60, atUnixMilliseconds: 0)
        #expect(isKnown && display.line(.blockPeriod)?.frequencySeconds == 60)
    }

    @Test func aNewIntervalCountsFromNowAndNilSwitchesOff() {
        var schedule = Schedule(demandIntervalSeconds: 8, fromUnixMilliseconds: 0)
        let isKnown = schedule.set(.demand, frequencySeconds: 4, atUnixMilliseconds: 1500)
        #expect(isKnown)
        #expect(schedule.line(.demand)?.dueUnixMilliseconds == 5500)
        schedule.advance(.demand)
        #expect(schedule.line(.demand)?.dueUnixMilliseconds == 9500)
        schedule.set(.demand, frequencySeconds: nil, atUnixMilliseconds: 9500)
        #expect(schedule.line(.demand)?.dueUnixMilliseconds == nil)
        schedule.setDefault(.demand, atUnixMilliseconds: 10_000)
        #expect(schedule.line(.demand)?.dueUnixMilliseconds == 18_000)
        let isForeign = !schedule.set(.billingPeriod, frequencySeconds: 4, atUnixMilliseconds: 0)
        #expect(isForeign)
    }

    @Test func anIntervalOfNothingSendsNothing() {
        var schedule = Schedule(demandIntervalSeconds: 8, fromUnixMilliseconds: 0)
        schedule.set(.demand, frequencySeconds: 0, atUnixMilliseconds: 0)
        #expect(schedule.line(.demand)?.dueUnixMilliseconds == nil)
        #expect(schedule.line(.demand)?.frequencySeconds == 0)
    }

    @Test func whatIsDueTogetherComesInTheOrderOfTheLines() {
        var schedule = Schedule(demandIntervalSeconds: 90, fromUnixMilliseconds: 0)
        schedule.set(.time, frequencySeconds: 90, atUnixMilliseconds: 0)
        var events: [ScheduleEvent] = []
        while let due = schedule.nextDue, due.timeUnixMilliseconds <= 90_000 {
            events.append(due.event)
            schedule.advance(due.event)
        }
        #expect(events == [.demand, .time, .price, .scheduledPrices])
    }

    @Test func historyKeepsItsIntervalAndTheNewOneHoldsAfterIt() {
        var schedule = Schedule(demandIntervalSeconds: 4, fromUnixMilliseconds: 100_000)
        schedule.tellHistory(
            of: .demand, fromUnixMilliseconds: 90_000, toUnixMilliseconds: 100_000)
        schedule.set(.demand, frequencySeconds: 10, atUnixMilliseconds: 100_000)
        var times: [Int64] = []
        for _ in 0..<5 {
            times.append(schedule.line(.demand)?.dueUnixMilliseconds ?? -1)
            schedule.advance(.demand)
        }
        #expect(times == [90_000, 94_000, 98_000, 102_000, 112_000])
    }

    @Test func anEventSwitchedOffDuringItsHistoryStopsWithIt() {
        var schedule = Schedule(demandIntervalSeconds: 4, fromUnixMilliseconds: 100_000)
        schedule.tellHistory(
            of: .demand, fromUnixMilliseconds: 94_000, toUnixMilliseconds: 100_000)
        schedule.set(.demand, frequencySeconds: nil, atUnixMilliseconds: 100_000)
        schedule.advance(.demand)
        #expect(schedule.line(.demand)?.dueUnixMilliseconds == 98_000)
        schedule.advance(.demand)
        #expect(schedule.line(.demand)?.dueUnixMilliseconds == nil)
    }
}

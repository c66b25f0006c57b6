import Testing

@testable import OpenSEGAPI

@Suite("Days of the calendar")
struct UTCDateTests {
    @Test("Counted day by day from 1970 on, dates and days go on without a break")
    func everyDay() {
        var date = UTCDate(daysSince1970: 0)
        #expect((date.year, date.month, date.day) == (1970, 1, 1))
        for days in 1...400_000 {
            let next = UTCDate(daysSince1970: days)
            let isNext =
                next.day == date.day + 1 && next.month == date.month && next.year == date.year
                || next.day == 1 && next.month == date.month + 1 && next.year == date.year
                || next.day == 1 && next.month == 1 && date.month == 12 && date.day == 31
                    && next.year == date.year + 1
            guard isNext, next.daysSince1970 == days,
                UTCDate(year: next.year, month: next.month, day: next.day) == next
            else {
                Issue.record("\(next) does not follow \(date) as day \(days)")
                return
            }
            date = next
        }
        #expect((date.year, date.month, date.day) == (3065, 3, 1))
    }

    @Test("A day that its month does not have is none")
    func refused() {
        for (year, month, day) in [
            (2015, 2, 29), (2100, 2, 29), (2015, 4, 31), (2015, 13, 1), (2015, 0, 1), (2015, 1, 0),
            (0, 1, 1),
        ] {
            #expect(UTCDate(year: year, month: month, day: day) == nil)
        }
        #expect(UTCDate(year: 2000, month: 2, day: 29) != nil)
    }
}

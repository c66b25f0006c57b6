import Testing

@testable import GreenButtonESPI

@Suite struct CalendarDateTests {
    @Test("counted day by day from the year 1 on, dates, days and weekdays go on without a break")
    func everyDay() {
        var (days, weekday) = (-719_162, 1)  // 0001-01-01, a Monday.
        for year in 1...2400 {
            for month in 1...12 {
                for day in 1...CalendarDate.dayCount(year: year, month: month) {
                    let date = CalendarDate(year: year, month: month, day: day)
                    guard date.daysSince1970 == days, date.weekday == weekday,
                        CalendarDate(daysSince1970: days) == date
                    else {
                        Issue.record("\(date) is not day \(days), weekday \(weekday)")
                        return
                    }
                    days += 1
                    weekday = weekday == 7 ? 1 : weekday + 1
                }
            }
        }
        #expect(days == CalendarDate(year: 2401, month: 1, day: 1).daysSince1970)
    }

    @Test("leap years are those that 4 divides, and of the centuries those that 400 does")
    func leapYears() {
        let leap = [1600, 1996, 2000, 2024, 2400]
        let common = [1700, 1800, 1900, 2023, 2100]
        #expect(leap.allSatisfy(CalendarDate.isLeap))
        #expect(!common.contains(where: CalendarDate.isLeap))
    }

    @Test("a day past the end of its month counts on into the next")
    func pastTheEnd() {
        #expect(
            CalendarDate(year: 2023, month: 2, day: 30).daysSince1970
                == CalendarDate(year: 2023, month: 3, day: 2).daysSince1970)
    }
}

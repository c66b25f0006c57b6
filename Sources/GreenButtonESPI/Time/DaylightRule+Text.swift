extension DaylightRule {
    /// Reads a rule in words. Letter case, commas, the words "of", "in", "the" and "at", and "on" at the
    /// beginning make no difference; weekdays and months may be cut to three letters, ordinals written `2nd`.
    ///
    /// Accepted are `second Sunday of March 02:00` (first to fifth, or last), `Sunday on or after
    /// March 8 02:00`, `March 8 02:00`, each with optional seconds after the minutes, and `none`.
    ///
    /// - Returns: The rule; nil for `none`, where there is no daylight saving.
    /// - Throws: ``DaylightRuleError`` naming the part that is wrong.
    public static func reading(_ text: String) throws(DaylightRuleError) -> DaylightRule? {
        var words = text.lowercased().split { $0 == " " || $0 == "," || $0 == "\t" }
            .map(String.init)
            .filter { !["of", "in", "the", "at"].contains($0) }
        if words.first == "on" { words.removeFirst() }
        if words == ["none"] || words == ["no", "daylight", "saving"] { return nil }
        guard words.count >= 3, let time = words.popLast() else {
            throw DaylightRuleError(.words)
        }
        let secondsOfDay = try secondsOfDay(time)
        if words.count == 2 {
            let (month, day) = try monthAndDay(words[0], words[1])
            return try DaylightRule(
                month: month, occurrence: .dayOfMonth(day), secondsOfDay: secondsOfDay)
        }
        if words.count == 3 {
            guard let weekday = weekday(words[1]) else {
                // Without a count either, it is some other sentence.
                let isCounted = words[0] == "last" || ordinal(words[0]) != nil
                throw DaylightRuleError(isCounted ? .dayOfWeek : .words)
            }
            guard let month = month(words[2]) else { throw DaylightRuleError(.month) }
            let occurrence: Occurrence
            if words[0] == "last" {
                occurrence = .lastWeekday(weekday)
            } else if let ordinal = ordinal(words[0]) {
                occurrence = .nthWeekday(weekday, ordinal: ordinal)
            } else {
                throw DaylightRuleError(.ordinal)
            }
            return try DaylightRule(
                month: month, occurrence: occurrence, secondsOfDay: secondsOfDay)
        }
        if words.first == "first" { words.removeFirst() }
        guard words.count == 6, Array(words[1...3]) == ["on", "or", "after"] else {
            throw DaylightRuleError(.words)
        }
        guard let weekday = weekday(words[0]) else { throw DaylightRuleError(.dayOfWeek) }
        let (month, day) = try monthAndDay(words[4], words[5])
        return try DaylightRule(
            month: month, occurrence: .weekdayOnOrAfter(weekday, dayOfMonth: day),
            secondsOfDay: secondsOfDay)
    }

    /// The rule in the words that ``reading(_:)`` takes, for instance
    /// `second Sunday of March 02:00`.
    ///
    /// - Throws: ``DaylightRuleError`` naming the field that makes no sense.
    public var text: String {
        get throws(DaylightRuleError) {
            let monthName = Self.monthNames[try month - 1]
            let seconds = try secondsOfDay
            func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
            var time = "\(padded(seconds / 3600)):\(padded(seconds / 60 % 60))"
            if seconds % 60 != 0 { time += ":\(padded(seconds % 60))" }
            return switch try occurrence {
            case .dayOfMonth(let day):
                "\(monthName) \(day) \(time)"
            case .weekdayOnOrAfter(let weekday, let day):
                "\(weekday.name) on or after \(monthName) \(day) \(time)"
            case .nthWeekday(let weekday, let ordinal):
                "\(Self.ordinalNames[ordinal - 1]) \(weekday.name) of \(monthName) \(time)"
            case .lastWeekday(let weekday):
                "last \(weekday.name) of \(monthName) \(time)"
            }
        }
    }

    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
    private static let ordinalNames = ["first", "second", "third", "fourth", "fifth"]

    /// Whether `word` is `name` or its first letters, at least three.
    private static func isAbbreviation(_ word: String, of name: String) -> Bool {
        word.utf8.count >= 3 && name.lowercased().hasPrefix(word)
    }

    private static func month(_ word: String) -> Int? {
        monthNames.firstIndex { isAbbreviation(word, of: $0) }.map { $0 + 1 }
    }

    private static func weekday(_ word: String) -> Weekday? {
        Weekday.allCases.first { isAbbreviation(word, of: $0.name) }
    }

    private static func ordinal(_ word: String) -> Int? {
        let numbers = ["1st", "2nd", "3rd", "4th", "5th"]
        return (ordinalNames.firstIndex(of: word) ?? numbers.firstIndex(of: word)).map { $0 + 1 }
    }

    /// A month and a day in either order; the day may carry its ending (`8th`).
    private static func monthAndDay(
        _ first: String, _ second: String
    ) throws(DaylightRuleError) -> (month: Int, day: Int) {
        let (monthWord, dayWord) = month(first) == nil ? (second, first) : (first, second)
        guard let month = month(monthWord) else { throw DaylightRuleError(.month) }
        var digits = dayWord
        for ending in ["st", "nd", "rd", "th"] where digits.hasSuffix(ending) {
            digits.removeLast(2)
        }
        guard let day = Int(digits), (1...31).contains(day) else {
            throw DaylightRuleError(.dayOfMonth)
        }
        return (month, day)
    }

    /// `H:MM` or `HH:MM`, optionally with `:SS`.
    private static func secondsOfDay(_ word: String) throws(DaylightRuleError) -> Int {
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), (1...2).contains(parts[0].utf8.count),
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { throw DaylightRuleError(.hour) }
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == parts.count, numbers[0] < 24,
            numbers.dropFirst().allSatisfy({ $0 < 60 })
        else { throw DaylightRuleError(.hour) }
        return numbers[0] * 3600 + numbers[1] * 60 + (numbers.count == 3 ? numbers[2] : 0)
    }
}

extension DaylightRule.Weekday {
    /// The English name, with a capital.
    public var name: String {
        switch self {
        case .monday: "Monday"
        case .tuesday: "Tuesday"
        case .wednesday: "Wednesday"
        case .thursday: "Thursday"
        case .friday: "Friday"
        case .saturday: "Saturday"
        case .sunday: "Sunday"
        }
    }
}

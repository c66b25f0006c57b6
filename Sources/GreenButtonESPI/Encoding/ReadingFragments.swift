/// The constant parts of an IntervalReading in one style, made once, so that a reading is copies and
/// numbers.
struct ReadingFragments: Sendable {
    private let reading: ElementTags
    private let cost: ElementTags
    private let readingQuality: ElementTags
    private let quality: ElementTags
    private let value: ElementTags
    private let consumptionTier: ElementTags
    private let tou: ElementTags
    private let cpp: ElementTags
    private let openPeriod: [UInt8]
    private let closePeriod: [UInt8]

    // The parts between the numbers of a plain reading.
    let openWithPeriod: [UInt8]
    let betweenDurationAndStart: [UInt8]
    let closePeriodOpenValue: [UInt8]
    let closeValueAndReading: [UInt8]

    init(style: FeedStyle) {
        let prefix = style == .prefixed ? Array("espi".utf8) : []
        reading = ElementTags("IntervalReading", prefix: prefix)
        cost = ElementTags("cost", prefix: prefix)
        readingQuality = ElementTags("ReadingQuality", prefix: prefix)
        quality = ElementTags("quality", prefix: prefix)
        value = ElementTags("value", prefix: prefix)
        consumptionTier = ElementTags("consumptionTier", prefix: prefix)
        tou = ElementTags("tou", prefix: prefix)
        cpp = ElementTags("cpp", prefix: prefix)
        let timePeriod = ElementTags("timePeriod", prefix: prefix)
        let duration = ElementTags("duration", prefix: prefix)
        let start = ElementTags("start", prefix: prefix)
        openPeriod = timePeriod.open + duration.open
        closePeriod = start.close + timePeriod.close
        openWithPeriod = [0x0A] + reading.open + openPeriod
        betweenDurationAndStart = duration.close + start.open
        closePeriodOpenValue = closePeriod + value.open
        closeValueAndReading = value.close + reading.close
    }

    /// Appends a reading with whatever it has; its numbers were checked.
    func append(_ content: IntervalReading, to output: inout [UInt8]) {
        output.append(0x0A)
        output.append(contentsOf: reading.open)
        // Cost and quality come before the period and the value.
        if let number = content.cost { cost.append(number, to: &output) }
        for mark in content.quality {
            output.append(contentsOf: readingQuality.open)
            quality.append(mark.rawValue, to: &output)
            output.append(contentsOf: readingQuality.close)
        }
        if let period = content.timePeriod {
            output.append(contentsOf: openPeriod)
            output.appendDecimal(period.durationSeconds)
            output.append(contentsOf: betweenDurationAndStart)
            output.appendDecimal(period.startUnixSeconds)
            output.append(contentsOf: closePeriod)
        }
        if let number = content.value { value.append(number, to: &output) }
        if let number = content.consumptionTier { consumptionTier.append(number, to: &output) }
        if let number = content.tou { tou.append(number, to: &output) }
        if let number = content.cpp { cpp.append(number, to: &output) }
        output.append(contentsOf: reading.close)
    }
}

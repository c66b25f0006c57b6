/// The constant parts of an IntervalReading in one style, made once, so that a reading is four
/// copies and three numbers.
struct ReadingFragments: Sendable {
    private let open: [UInt8]
    private let openCost: [UInt8]
    private let closeCost: [UInt8]
    private let openQuality: [UInt8]
    private let closeQuality: [UInt8]
    private let openPeriod: [UInt8]
    private let betweenDurationAndStart: [UInt8]
    private let closePeriod: [UInt8]
    private let openValue: [UInt8]
    private let closeValue: [UInt8]
    private let close: [UInt8]
    private let openWithPeriod: [UInt8]
    private let closePeriodOpenValue: [UInt8]
    private let closeValueAndReading: [UInt8]
    private let style: FeedStyle

    init(style: FeedStyle) {
        self.style = style
        let p = style == .prefixed ? "espi:" : ""
        open = Array("\n<\(p)IntervalReading>".utf8)
        openCost = Array("<\(p)cost>".utf8)
        closeCost = Array("</\(p)cost>".utf8)
        openQuality = Array("<\(p)ReadingQuality><\(p)quality>".utf8)
        closeQuality = Array("</\(p)quality></\(p)ReadingQuality>".utf8)
        openPeriod = Array("<\(p)timePeriod><\(p)duration>".utf8)
        betweenDurationAndStart = Array("</\(p)duration><\(p)start>".utf8)
        closePeriod = Array("</\(p)start></\(p)timePeriod>".utf8)
        openValue = Array("<\(p)value>".utf8)
        closeValue = Array("</\(p)value>".utf8)
        close = Array("</\(p)IntervalReading>".utf8)
        openWithPeriod = open + openPeriod
        closePeriodOpenValue = closePeriod + openValue
        closeValueAndReading = closeValue + close
    }

    /// Appends the reading, or throws before it has appended anything.
    func append(
        _ reading: IntervalReading, to output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        if let value = reading.value, !Int48.range.contains(value) {
            throw Int48.error("value", value)
        }
        if reading.cost == nil, reading.quality.isEmpty, reading.consumptionTier == nil,
            reading.tou == nil, reading.cpp == nil, let period = reading.timePeriod,
            let value = reading.value
        {
            output.append(contentsOf: openWithPeriod)
            output.appendDecimal(period.durationSeconds)
            output.append(contentsOf: betweenDurationAndStart)
            output.appendDecimal(period.startUnixSeconds)
            output.append(contentsOf: closePeriodOpenValue)
            output.appendDecimal(value)
            output.append(contentsOf: closeValueAndReading)
            return
        }
        try appendFull(reading, to: &output)
    }

    private func appendFull(
        _ reading: IntervalReading, to output: inout [UInt8]
    ) throws(ESPIEncodingError) {
        if let cost = reading.cost, !Int48.range.contains(cost) { throw Int48.error("cost", cost) }
        output.append(contentsOf: open)
        // Cost and quality come before the period and the value.
        if let cost = reading.cost {
            output.append(contentsOf: openCost)
            output.appendDecimal(cost)
            output.append(contentsOf: closeCost)
        }
        for quality in reading.quality {
            output.append(contentsOf: openQuality)
            output.appendDecimal(quality.rawValue)
            output.append(contentsOf: closeQuality)
        }
        if let period = reading.timePeriod {
            output.append(contentsOf: openPeriod)
            output.appendDecimal(period.durationSeconds)
            output.append(contentsOf: betweenDurationAndStart)
            output.appendDecimal(period.startUnixSeconds)
            output.append(contentsOf: closePeriod)
        }
        if let value = reading.value {
            output.append(contentsOf: openValue)
            output.appendDecimal(value)
            output.append(contentsOf: closeValue)
        }
        try ElementWriter.write(to: &output, style: style) { (writer) throws(ESPIEncodingError) in
            if let tier = reading.consumptionTier { writer.element("consumptionTier", tier) }
            if let tou = reading.tou { writer.element("tou", tou) }
            if let cpp = reading.cpp { writer.element("cpp", cpp) }
        }
        output.append(contentsOf: close)
    }
}

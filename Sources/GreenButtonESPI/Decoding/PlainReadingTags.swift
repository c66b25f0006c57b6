/// The tags of a reading that has nothing but a period and a value, with the prefix of its block.
struct PlainReadingTags: Sendable {
    let prefix: [UInt8]
    let reading: ElementTags
    let timePeriod: ElementTags
    let duration: ElementTags
    let start: ElementTags
    let value: ElementTags

    init(prefix: [UInt8]) {
        self.prefix = prefix
        reading = ElementTags("IntervalReading", prefix: prefix)
        timePeriod = ElementTags("timePeriod", prefix: prefix)
        duration = ElementTags("duration", prefix: prefix)
        start = ElementTags("start", prefix: prefix)
        value = ElementTags("value", prefix: prefix)
    }
}

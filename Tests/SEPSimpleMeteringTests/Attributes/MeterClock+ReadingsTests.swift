import SEPSimpleMetering
import Testing

@Suite("A clock out of a read response")
struct MeterClockReadingsTests {
    @Test("A read response of the Time cluster is a clock; its local time is the meter's own")
    func timeResponse() throws {
        let frame = octets(ZCLExampleFrames.timeResponse)
        let payload = try ZCLGlobalPayload(
            header: try ZCLHeader(decoding: frame.span), decoding: frame.span)
        guard case .readAttributesResponse(let readings) = payload else {
            Issue.record("not a read response")
            return
        }
        for reading in readings {
            let attribute = try #require(TimeAttribute(rawValue: reading.attribute.rawValue))
            #expect(reading.value?.type == attribute.type)
        }
        let status = readings.first { $0.attribute == TimeAttribute.timeStatus.identifier }
        #expect(status?.value?.value == .scalar(.unsigned(3)))
        #expect(TimeStatus(rawValue: 3) == [.master, .synchronized])
        let clock = try #require(MeterClock(readings))
        #expect(clock.time.unixSeconds == 1_695_187_344)
        #expect(clock.timeZoneSeconds == -28_800)
        #expect(clock.daylightStart?.secondsSince2000 == 731_930_400)
        #expect(clock.daylightEnd?.secondsSince2000 == 752_490_000)
        #expect(clock.daylightShiftSeconds == 3600)
        #expect(clock.isDaylightSaving)
        let local = readings.first { $0.attribute == TimeAttribute.localTime.identifier }
        #expect(local?.value?.value == .scalar(.unsigned(UInt64(clock.localSecondsSince2000))))
    }

    @Test("Without a time there is no clock, and what is missing takes its default")
    func missing() throws {
        #expect(MeterClock([]) == nil)
        let unknown = ZCLAttributeReading(
            attribute: TimeAttribute.time.identifier,
            value: ZCLTypedValue(type: .utcTime, value: .scalar(.noValue)))
        #expect(MeterClock([unknown]) == nil)
        let zero = ZCLAttributeReading(
            attribute: TimeAttribute.time.identifier,
            value: ZCLTypedValue(type: .utcTime, value: .scalar(.unsigned(0))))
        let refused = ZCLAttributeReading(
            attribute: TimeAttribute.timeZone.identifier, failure: .unsupportedAttribute)
        let clock = try #require(MeterClock([zero, refused]))
        #expect(clock == MeterClock(time: try #require(ZigBeeTime(rawValue: 0))))
        #expect(clock.localSecondsSince2000 == 0)
    }
}

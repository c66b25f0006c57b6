import SEPSimpleMetering
import Testing

@Suite("The attributes of the Time cluster")
struct TimeAttributeTests {
    @Test("The table of the Time cluster")
    func attributes() {
        #expect(
            TimeAttribute.allCases.map(\.name) == [
                "Time", "TimeStatus", "TimeZone", "DstStart", "DstEnd", "DstShift", "StandardTime",
                "LocalTime", "LastSetTime", "ValidUntilTime",
            ])
        #expect(
            TimeAttribute.allCases.map(\.type) == [
                .utcTime, .bitmap8, .int32, .uint32, .uint32, .int32, .uint32, .uint32, .utcTime,
                .utcTime,
            ])
        #expect(TimeAttribute.allCases.filter(\.isMandatory) == [.time, .timeStatus])
    }
}

import SEPSimpleMetering
import Testing

@Suite("The attributes of cluster 0x0702")
struct MeteringAttributeTests {
    private let all = (0...UInt16.max).compactMap {
        MeteringAttribute(ZCLAttributeIdentifier(rawValue: $0))
    }

    @Test("Names are unique and none is empty")
    func names() {
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(all.allSatisfy { !$0.name.isEmpty && $0.type.isDefined })
    }

    @Test("The core of the first edition is 44 attributes, five of them mandatory")
    func firstEdition() {
        #expect(all.filter { $0.since == .edition1_0 }.count == 44)
        #expect(
            all.filter(\.isMandatory).map(\.identifier.rawValue) == [0, 0x200, 0x300, 0x303, 0x306])
    }

    @Test("Only the alarm masks are writable, by others")
    func writable() {
        #expect(all.filter(\.isWritable).map(\.identifier.rawValue) == Array(0x0800...0x0807))
    }

    @Test(
        "Gaps between the sets are unknown",
        arguments: [
            0x0023, 0x0160, 0x01FD, 0x0208, 0x0315, 0x0417, 0x042E, 0x045C + 9, 0x0C64, 0x0E00,
        ])
    func unknown(identifier: Int) {
        let attribute = ZCLAttributeIdentifier(rawValue: UInt16(identifier))
        #expect(MeteringAttribute(attribute) == nil)
    }

    /// The tables of the attribute sets, row by row: identifiers, type, what is counted, edition.
    private static let table: [(ClosedRange<Int>, ZCLDataType, MeteringUnit, SmartEnergyEdition)] =
        [
            (0x0000...0x0001, .uint48, .summation, .edition1_0),
            (0x0002...0x0003, .uint48, .demand, .edition1_0),
            (0x0004...0x0004, .uint48, .summation, .edition1_0),
            (0x0005...0x0005, .uint16, .hourAndMinute, .edition1_0),
            (0x0006...0x0006, .int8, .hundredths, .edition1_0),
            (0x0007...0x0009, .utcTime, .utcTime, .edition1_0),
            (0x000A...0x000B, .uint8, .seconds, .edition1_1),
            (0x000C...0x000C, .uint48, .summation, .edition1_1),
            (0x000D...0x000D, .uint24, .historicalConsumption, .edition1_1),
            (0x000E...0x000F, .enum8, .none, .edition1_1),
            (0x0010...0x0010, .uint16, .minutes, .edition1_1),
            (0x0011...0x0011, .uint16, .hourAndMinute, .edition1_1),
            (0x0012...0x0012, .uint16, .summation, .edition1_1),
            (0x0013...0x0013, .uint8, .none, .edition1_1),
            (0x0014...0x0014, .enum8, .none, .edition1_1),
            (0x0015...0x0016, .uint48, .energyCarrier, .edition1_1),
            (0x0017...0x0019, .int24, .temperature, .edition1_1),
            (0x001A...0x001B, .int24, .energyCarrier, .edition1_1),
            (0x001C...0x001C, .uint48, .summation, .edition1_1b),
            (0x001D...0x001D, .uint48, .summation, .edition1_2),
            (0x001E...0x001E, .enum8, .none, .edition1_2),
            (0x001F...0x001F, .uint48, .summation, .edition1_2),
            (0x0020...0x0021, .enum8, .none, .edition1_2),
            (0x0022...0x0022, .utcTime, .utcTime, .edition1_2),
            (0x0100...0x010B, .uint48, .summation, .edition1_0),
            (0x010C...0x011D, .uint48, .summation, .edition1_1),
            (0x011E...0x015F, .uint48, .summation, .edition1_2),
            (0x01FC...0x01FC, .uint48, .summation, .edition1_2),
            (0x01FE...0x01FE, .uint48, .summation, .edition1_2),
            (0x0200...0x0200, .bitmap8, .none, .edition1_0),
            (0x0201...0x0201, .uint8, .percent, .edition1_1),
            (0x0202...0x0203, .uint24, .hours, .edition1_1),
            (0x0204...0x0204, .bitmap64, .none, .edition1_2),
            (0x0205...0x0205, .uint16, .days, .edition1_2),
            (0x0206...0x0206, .octetString, .none, .edition1_2),
            (0x0207...0x0207, .enum8, .none, .edition1_2),
            (0x0300...0x0300, .enum8, .none, .edition1_0),
            (0x0301...0x0302, .uint24, .none, .edition1_0),
            (0x0303...0x0306, .bitmap8, .none, .edition1_0),
            (0x0307...0x0308, .octetString, .none, .edition1_1),
            (0x0309...0x0309, .enum8, .none, .edition1_1),
            (0x030A...0x030B, .bitmap8, .none, .edition1_1),
            (0x030C...0x030C, .enum8, .none, .edition1_1),
            (0x030D...0x030D, .bitmap8, .none, .edition1_1),
            (0x030E...0x0311, .octetString, .none, .edition1_2),
            (0x0312...0x0312, .enum8, .none, .edition1_2),
            (0x0313...0x0314, .bitmap8, .none, .edition1_2),
            (0x0400...0x0400, .int24, .demand, .edition1_0),
            (0x0401...0x0404, .uint24, .historicalConsumption, .edition1_0),
            (0x0405...0x0406, .utcTime, .utcTime, .edition1_0),
            (0x0407...0x0408, .uint24, .historicalConsumption, .edition1_0),
            (0x0409...0x040C, .uint48, .pressure, .edition1_1),
            (0x040D...0x0410, .int24, .demand, .edition1_1),
            (0x0411...0x0416, .int24, .energyCarrier, .edition1_1),
            (0x0420...0x042D, .uint24, .historicalConsumption, .edition1_2),
            (0x0430...0x043B, .uint24, .historicalConsumption, .edition1_2),
            (0x0440...0x045B, .uint32, .historicalConsumption, .edition1_2),
            (0x045C...0x045C, .uint16, .hourAndMinute, .edition1_2),
            (0x0500...0x0500, .uint8, .none, .edition1_0),
            (0x0600...0x0601, .uint24, .demand, .edition1_0),
            (0x0602...0x0602, .uint8, .minutes, .edition1_0),
            (0x0603...0x0603, .uint8, .none, .edition1_0),
            (0x0604...0x0604, .uint16, .seconds, .edition1_2),
            (0x0605...0x0605, .enum8, .none, .edition1_2),
            (0x0606...0x0606, .uint8, .none, .edition1_2),
            (0x0607...0x0609, .enum8, .none, .edition1_2),
            (0x0700...0x07FF, .uint48, .summation, .edition1_1),
            (0x0800...0x0800, .bitmap16, .none, .edition1_1),
            (0x0801...0x0801, .bitmap32, .none, .edition1_1),
            (0x0802...0x0805, .bitmap16, .none, .edition1_1),
            (0x0806...0x0806, .bitmap48, .none, .edition1_2),
            (0x0807...0x0807, .bitmap16, .none, .edition1_2),
            (0x0900...0x09FF, .uint48, .summation, .edition1_2),
            (0x0B00...0x0B00, .utcTime, .utcTime, .edition1_2),
            (0x0B01...0x0B01, .enum8, .none, .edition1_2),
            (0x0B10...0x0B10, .uint16, .none, .edition1_2),
            (0x0B11...0x0B11, .enum8, .none, .edition1_2),
            (0x0B12...0x0B13, .uint16, .none, .edition1_2),
            (0x0B14...0x0B14, .uint8, .none, .edition1_2),
            (0x0B15...0x0B15, .uint16, .none, .edition1_2),
            (0x0C00...0x0C00, .int24, .alternative, .edition1_2),
            (0x0C01...0x0C04, .uint24, .alternative, .edition1_2),
            (0x0C05...0x0C06, .utcTime, .utcTime, .edition1_2),
            (0x0C07...0x0C08, .uint24, .alternative, .edition1_2),
            (0x0C09...0x0C0C, .uint48, .alternative, .edition1_2),
            (0x0C0D...0x0C10, .int24, .alternative, .edition1_2),
            (0x0C20...0x0C2D, .uint24, .alternative, .edition1_2),
            (0x0C30...0x0C3B, .uint24, .alternative, .edition1_2),
            (0x0C40...0x0C5B, .uint32, .alternative, .edition1_2),
            (0x0D01...0x0D08, .uint48, .summation, .edition1_4),
        ]

    @Test(
        "Every attribute has the type, the unit and the edition of the tables, and no other exists")
    func everyRow() throws {
        var rows = Self.table
        for first in [0x0A00, 0x0A10] {
            rows += [0, 2].map { (first + $0...first + $0, .uint32, .money, .edition1_2) }
            rows += [1, 3].map { (first + $0...first + $0, .utcTime, .utcTime, .edition1_2) }
            rows.append((first + 4...first + 4, .bitmap8, .none, .edition1_2))
        }
        for (offset, identifier) in (0x045D...0x0464).enumerated() {
            let isTime = offset % 2 == 1
            rows.append(
                (
                    identifier...identifier, isTime ? .utcTime : .uint48,
                    isTime ? .utcTime : .demand, .edition1_4
                ))
        }
        var listed: Set<UInt16> = []
        for (identifiers, type, unit, since) in rows {
            for identifier in identifiers.map({ UInt16($0) }) {
                let attribute = try #require(
                    MeteringAttribute(ZCLAttributeIdentifier(rawValue: identifier)))
                #expect(attribute.type == type, "\(attribute.name)")
                #expect(attribute.unit == unit, "\(attribute.name)")
                #expect(attribute.since == since, "\(attribute.name)")
                #expect(listed.insert(identifier).inserted)
            }
        }
        #expect(listed == Set(all.map(\.identifier.rawValue)))
        #expect(all.count == 876)
    }

    @Test("The constants name what the table calls so")
    func constants() {
        let names: [(ZCLAttributeIdentifier, String)] = [
            (.currentSummationDelivered, "CurrentSummationDelivered"),
            (.currentSummationReceived, "CurrentSummationReceived"),
            (.readingSnapshotTime, "ReadingSnapshotTime"), (.status, "Status"),
            (.unitOfMeasure, "UnitOfMeasure"), (.multiplier, "Multiplier"), (.divisor, "Divisor"),
            (.summationFormatting, "SummationFormatting"), (.demandFormatting, "DemandFormatting"),
            (.historicalConsumptionFormatting, "HistoricalConsumptionFormatting"),
            (.meteringDeviceType, "MeteringDeviceType"),
            (.instantaneousDemand, "InstantaneousDemand"),
            (.maxNumberOfPeriodsDelivered, "MaxNumberOfPeriodsDelivered"),
        ]
        for (identifier, name) in names { #expect(MeteringAttribute(identifier)?.name == name) }
    }
}

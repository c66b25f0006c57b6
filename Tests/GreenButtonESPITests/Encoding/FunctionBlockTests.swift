import Testing

@testable import GreenButtonESPI

/// What the official conformance tests look for in a feed (their numbers in the messages), held
/// against a feed of all our measurements.
@Suite struct FunctionBlockTests {
    private struct Entry {
        var head: EntryHead
        var resource: ESPIResource?
        var block: IntervalBlockHead?
        var readings: [IntervalReading] = []

        var kind: String { resource?.elementName ?? (block == nil ? "" : "IntervalBlock") }
        var ownAddress: String? { head.href(.selfLink) }
        var list: String? { head.href(.up) }
        var related: [String] { head.links.filter { $0.relation == .related }.map(\.href) }
    }

    private func entries() throws -> [Entry] {
        var bytes: [UInt8] = []
        var encoder = FeedEncoder(Fixtures.description())
        try encoder.begin(into: &bytes)
        let meters = [
            Fixtures.demand(), Fixtures.register(),
            MeterReadingDescription(
                number: 3, title: "Register, energy received (Wh)",
                readingType: .receivedWattHoursRegister(intervalLengthSeconds: 8)),
            MeterReadingDescription(
                number: 4, title: "Interval energy (Wh)",
                readingType: .intervalEnergyWattHours(intervalLengthSeconds: 8)),
        ]
        for meter in meters {
            try encoder.beginMeterReading(meter, into: &bytes)
            for hour in 0..<3 as Range<Int64> {
                try Fixtures.appendBlock(
                    &encoder, start: Fixtures.hour + hour * 3600, interval: 8, values: [1, 2, 3],
                    into: &bytes)
            }
            try encoder.endMeterReading(into: &bytes)
        }
        try encoder.end(into: &bytes)

        var entries: [Entry] = []
        var entry = Entry(head: EntryHead())
        for event in DecodedFeed(bytes, mode: .strict).events {
            switch event {
            case .resource(let resource, _): entry.resource = resource
            case .beginBlock(let block): entry.block = block
            case .reading(let reading): entry.readings.append(reading)
            case .endEntry(let head, _):
                entry.head = head
                entries.append(entry)
                entry = Entry(head: EntryHead())
            default: break
            }
        }
        return entries
    }

    @Test("FB 1: every entry says what Atom and the tests want, and nothing twice")
    func common() throws {
        let entries = try entries()
        #expect(entries.count == 2 + 4 * (2 + 3))
        for entry in entries {
            #expect(entry.head.id != nil && entry.head.title != nil)
            #expect(entry.head.publishedUnixSeconds != nil, "published")
            #expect(entry.head.updatedUnixSeconds != nil, "updated")
            #expect(entry.ownAddress != nil && entry.list != nil)
            #expect(entry.head.links.count >= 2)
            #expect(entry.ownAddress?.hasPrefix((entry.list ?? "-") + "/") == true)
        }
        let ids = Set(entries.compactMap(\.head.id))
        #expect(ids.count == entries.count, "D004: ids do not repeat")
        let addresses = Set(entries.compactMap(\.ownAddress))
        #expect(addresses.count == entries.count, "D014, D021, D035, D052, D143")
    }

    @Test("FB 1, 4: resources find one another by links compared as text")
    func links() throws {
        let entries = try entries()
        func all(_ kind: String) -> [Entry] { entries.filter { $0.kind == kind } }
        let usagePoints = all("UsagePoint")
        let localTimes = all("LocalTimeParameters")
        #expect(usagePoints.count == 1 && localTimes.count == 1, "D006, D136")
        for usagePoint in usagePoints {
            #expect(
                usagePoint.related.count { $0 == localTimes.first?.ownAddress } == 1, "D007, D135")
            guard case .usagePoint(let content)? = usagePoint.resource else { continue }
            #expect(content.serviceKind == .electricity, "D008")
        }
        let blocks = all("IntervalBlock")
        let types = all("ReadingType")
        for meterReading in all("MeterReading") {
            #expect(
                usagePoints.count { $0.related.contains(meterReading.list ?? "-") } == 1, "D023")
            #expect(
                types.count { meterReading.related.contains($0.ownAddress ?? "-") } == 1,
                "D024, D054")
            #expect(
                blocks.contains { meterReading.related.contains($0.list ?? "-") }, "D025")
        }
        for block in blocks {
            #expect(
                all("MeterReading").count { $0.related.contains(block.list ?? "-") } == 1, "D037")
        }
    }

    @Test("FB 4: blocks and readings have their periods; starts do not repeat")
    func intervals() throws {
        let blocks = try entries().filter { $0.kind == "IntervalBlock" }
        #expect(blocks.count == 12)
        for block in blocks {
            let interval = try #require(block.block?.interval, "D038, D039")
            let starts = block.readings.compactMap { $0.timePeriod?.startUnixSeconds }
            #expect(starts.count == block.readings.count)
            #expect(starts.contains(interval.startUnixSeconds), "D042")
            #expect(Set(starts).count == starts.count, "D145")
            #expect(block.readings.last?.timePeriod?.endUnixSeconds == interval.endUnixSeconds)
        }
        for siblings in Dictionary(grouping: blocks, by: \.list).values {
            let starts = siblings.compactMap { $0.block?.interval?.startUnixSeconds }
            #expect(Set(starts).count == starts.count, "D146")
        }
    }

    @Test("FB 4, 5, 6 (its part in watts) and 9: the reading types that must exist do")
    func readingTypes() throws {
        let types = try entries().compactMap { entry -> ReadingType? in
            if case .readingType(let type)? = entry.resource { type } else { nil }
        }
        for type in types {
            #expect(type.intervalLengthSeconds != nil, "D062")
            #expect(type.kind != nil && type.phase != nil, "D063, D064")
            #expect(type.powerOfTenMultiplier != nil && type.uom != nil, "D065, D068")
            let codesAreListed =
                type.accumulationBehaviour?.isListed == true && type.kind?.isListed == true
                && type.uom?.isListed == true && type.phase?.isListed == true
                && type.flowDirection?.isListed == true && type.commodity?.isListed == true
            #expect(codesAreListed)
        }
        func has(
            _ behaviour: AccumulationBehaviour, _ flow: FlowDirection, _ kind: MeasurementKind,
            _ uom: UnitSymbol
        ) -> Bool {
            types.contains {
                $0.accumulationBehaviour == behaviour && $0.flowDirection == flow
                    && $0.kind == kind && $0.uom == uom
                    && $0.commodity == .electricitySecondaryMetered
            }
        }
        #expect(has(.deltaData, .forward, .energy, .wattHour), "FB 5")
        #expect(has(.instantaneous, .forward, .power, .watt), "FB 6")
        #expect(has(.bulkQuantity, .forward, .energy, .wattHour), "FB 9")
        #expect(has(.bulkQuantity, .reverse, .energy, .wattHour))
    }

    @Test("a closed block keeps its id and its times however often it is written")
    func stability() throws {
        let first = try entries()
        let second = try entries()
        #expect(first.map(\.head) == second.map(\.head))
    }
}

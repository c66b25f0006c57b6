import Testing

@testable import GreenButtonESPI

@Suite struct EntryEncoderTests {
    static func entry(_ number: Int) -> EntryHead {
        EntryHead(
            id: ESPIUUID(version5In: Fixtures.namespace, name: "\(number)").urn,
            links: [
                AtomLink(.selfLink, href: "/x/\(number)", type: "espi-entry/X"),
                AtomLink(.up, href: "/x"),
            ],
            title: "Entry \(number)", publishedUnixSeconds: Fixtures.hour,
            updatedUnixSeconds: Fixtures.hour + Int64(number))
    }

    static let head = FeedHead(
        id: Fixtures.namespace.urn, title: "All resources", updatedUnixSeconds: Fixtures.hour,
        links: [AtomLink(.selfLink, href: "/feed")])

    /// A feed with every resource and one block, as full as `density` says.
    static func feed(
        seed: UInt64, density: Double, style: FeedStyle
    ) throws(ESPIEncodingError) -> [UInt8] {
        var filler = ResourceFiller(seed: seed, density: density)
        var bytes: [UInt8] = []
        var encoder = EntryEncoder(style: style)
        try encoder.begin(head, into: &bytes)
        var number = 0
        for resource in filler.everyResource() {
            number += 1
            var info: BatchItemInfo?
            if resource.isIdentifiedObject { filler.nested("batchItemInfo", &info) }
            try encoder.append(
                resource, entry: entry(number), batchItemInfo: info, into: &bytes)
        }
        try encoder.beginBlock(
            interval: DateTimeInterval(durationSeconds: 0, startUnixSeconds: -5),
            entry: entry(number + 1), into: &bytes)
        for start in 0..<20 as Range<Int64> {
            try encoder.append(filler.reading(startUnixSeconds: start), into: &bytes)
        }
        try encoder.endBlock(into: &bytes)
        try encoder.end(into: &bytes)
        return bytes
    }

    @Test(
        "both official schemas accept every resource, with all, some and none of its parts",
        .enabled(if: SchemaValidation.isPossible),
        arguments: [FeedStyle.defaultNamespace, .prefixed], [0, 0.5, 1])
    func everyResourceIsValid(style: FeedStyle, density: Double) throws {
        for seed in 0..<4 as Range<UInt64> {
            let feed = try Self.feed(seed: seed, density: density, style: style)
            try SchemaValidation.expectValid(feed)
        }
    }

    @Test("what the schema demands and is not given is named; the buffer stays as it was")
    func missingParts() throws {
        let cases: [(ESPIResource, String)] = [
            (.electricPowerQualitySummary(ElectricPowerQualitySummary()), "summaryInterval"),
            (.usageSummary(UsageSummary()), "statusTimeStamp"),
            (.serviceStatus(ServiceStatus()), "currentStatus"),
            (.authorization(Authorization()), "status"),
            (.applicationInformation(ApplicationInformation()), "dataCustodianId"),
            (.programIdMappings(ProgramIdMappings()), "programIdMapping"),
        ]
        var bytes: [UInt8] = []
        var encoder = EntryEncoder()
        try encoder.begin(Self.head, into: &bytes)
        let before = bytes
        for (resource, element) in cases {
            let error = #expect(throws: ESPIEncodingError.self) {
                try encoder.append(resource, entry: Self.entry(1), into: &bytes)
            }
            #expect(error?.element == element)
            #expect(error?.code == .elementMissing || error?.code == .tooFewItems)
            #expect(bytes == before)
        }
        var bare = Self.entry(1)
        for part in ["id", "title", "published", "updated"] {
            bare = Self.entry(1)
            switch part {
            case "id": bare.id = nil
            case "title": bare.title = nil
            case "published": bare.publishedUnixSeconds = nil
            default: bare.updatedUnixSeconds = nil
            }
            for isBlock in [false, true] {
                let error = #expect(throws: ESPIEncodingError.self) {
                    if isBlock {
                        try encoder.beginBlock(interval: nil, entry: bare, into: &bytes)
                    } else {
                        try encoder.append(.meterReading, entry: bare, into: &bytes)
                    }
                }
                #expect(error?.element == part)
                #expect(bytes == before)
            }
        }
        bare = Self.entry(1)
        bare.links.removeLast()
        let error = #expect(throws: ESPIEncodingError.self) {
            try encoder.append(.meterReading, entry: bare, into: &bytes)
        }
        #expect(error?.code == .tooFewItems)
    }

    @Test("texts beyond their limit are refused, at the limit accepted, counted in characters")
    func textLimits() throws {
        var bytes: [UInt8] = []
        var encoder = EntryEncoder()
        try encoder.begin(Self.head, into: &bytes)
        var usagePoint = UsagePoint.electricity
        usagePoint.servicePriority = String(repeating: "\u{E4}", count: 32)
        try encoder.append(.usagePoint(usagePoint), entry: Self.entry(1), into: &bytes)
        usagePoint.servicePriority = String(repeating: "a", count: 33)
        let error = #expect(throws: ESPIEncodingError.self) {
            try encoder.append(.usagePoint(usagePoint), entry: Self.entry(1), into: &bytes)
        }
        #expect(error?.code == .textTooLong)
        #expect(error?.element == "servicePriority")
    }
}

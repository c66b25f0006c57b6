import Foundation
import Testing

@testable import GreenButtonESPI

@Suite struct FeedEncoderTests {
    @Test(
        "a small feed is byte for byte the golden file",
        arguments: [(FeedStyle.defaultNamespace, "small-default"), (.prefixed, "small-prefixed")])
    func golden(style: FeedStyle, name: String) throws {
        let feed = try Fixtures.smallFeed(style: style)
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Golden/\(name).xml")
        if ProcessInfo.processInfo.environment["OPENSEG_UPDATE_GOLDEN"] != nil {
            try Data(feed).write(to: file)
        }
        let golden = try [UInt8](Data(contentsOf: file))
        #expect(String(decoding: feed, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
    }

    @Test(
        "all schemas accept a small feed", .enabled(if: SchemaValidation.hasXMLLint),
        arguments: [FeedStyle.defaultNamespace, .prefixed])
    func smallFeedIsValid(style: FeedStyle) throws {
        try SchemaValidation.expectStrictlyValid(Fixtures.smallFeed(style: style))
    }

    @Test(
        "all schemas accept a feed without measurements",
        .enabled(if: SchemaValidation.hasXMLLint))
    func emptyFeedIsValid() throws {
        var bytes: [UInt8] = []
        var encoder = FeedEncoder(Fixtures.description())
        try encoder.begin(into: &bytes)
        try encoder.end(into: &bytes)
        try SchemaValidation.expectStrictlyValid(bytes)
    }

    @Test(
        "all schemas accept 48 hours of readings every 4 seconds",
        .enabled(if: SchemaValidation.hasXMLLint),
        arguments: [FeedStyle.defaultNamespace, .prefixed])
    func fullFeedIsValid(style: FeedStyle) throws {
        var bytes: [UInt8] = []
        var encoder = FeedEncoder(Fixtures.description(), style: style)
        try encoder.begin(into: &bytes)
        try encoder.beginMeterReading(Fixtures.demand(interval: 4), into: &bytes)
        for block in 0..<48 {
            try Fixtures.appendBlock(
                &encoder, start: Fixtures.hour + Int64(block) * 3600, interval: 4,
                values: (0..<900).map { Int64($0) - 450 }, into: &bytes)
        }
        try encoder.endMeterReading(into: &bytes)
        try encoder.end(into: &bytes)
        #expect(bytes.count < 48 * (900 * 128 + 1200) + 8000 || style == .prefixed)
        try SchemaValidation.expectStrictlyValid(bytes)
    }

    @Test("calls out of order throw and change neither buffer nor encoder")
    func misuse() throws {
        var bytes: [UInt8] = []
        var encoder = FeedEncoder(Fixtures.description())
        let reading = IntervalReading(
            startUnixSeconds: Fixtures.hour, durationSeconds: 8, value: 1)
        let interval = DateTimeInterval(durationSeconds: 8, startUnixSeconds: Fixtures.hour)

        func expectMisuse(_ call: (inout FeedEncoder) throws(ESPIEncodingError) -> Void) {
            let before = bytes
            let error = #expect(throws: ESPIEncodingError.self) { try call(&encoder) }
            #expect(error?.code == .callOutOfOrder)
            #expect(bytes == before)
        }
        func begin(_ encoder: inout FeedEncoder) throws(ESPIEncodingError) {
            try encoder.begin(into: &bytes)
        }
        func beginMeter(_ encoder: inout FeedEncoder) throws(ESPIEncodingError) {
            try encoder.beginMeterReading(Fixtures.demand(), into: &bytes)
        }
        func beginBlock(_ encoder: inout FeedEncoder) throws(ESPIEncodingError) {
            try encoder.beginBlock(interval: interval, into: &bytes)
        }
        func append(_ encoder: inout FeedEncoder) throws(ESPIEncodingError) {
            try encoder.append(reading, into: &bytes)
        }
        func endBlock(_ encoder: inout FeedEncoder) throws(ESPIEncodingError) {
            try encoder.endBlock(into: &bytes)
        }
        func endMeter(_ encoder: inout FeedEncoder) throws(ESPIEncodingError) {
            try encoder.endMeterReading(into: &bytes)
        }
        func end(_ encoder: inout FeedEncoder) throws(ESPIEncodingError) {
            try encoder.end(into: &bytes)
        }
        // Every state in turn: all calls but the accepted ones are refused.
        for call in [beginMeter, beginBlock, append, endBlock, endMeter, end] { expectMisuse(call) }
        try begin(&encoder)
        for call in [begin, beginBlock, append, endBlock, endMeter] { expectMisuse(call) }
        try beginMeter(&encoder)
        for call in [begin, beginMeter, append, endBlock, end] { expectMisuse(call) }
        try beginBlock(&encoder)
        for call in [begin, beginMeter, beginBlock, endMeter, end] { expectMisuse(call) }
        try append(&encoder)
        try endBlock(&encoder)
        try endMeter(&encoder)
        try end(&encoder)
        for call in [begin, beginMeter, beginBlock, append, endBlock, endMeter, end] {
            expectMisuse(call)
        }
    }

    @Test("readings that go back, repeat, leave the block or exceed 48 bits are refused")
    func readingRules() throws {
        var bytes: [UInt8] = []
        var encoder = FeedEncoder(Fixtures.description())
        try encoder.begin(into: &bytes)
        try encoder.beginMeterReading(Fixtures.demand(), into: &bytes)
        try encoder.beginBlock(
            interval: DateTimeInterval(durationSeconds: 24, startUnixSeconds: Fixtures.hour),
            into: &bytes)
        func code(_ offset: Int64, _ duration: UInt32, _ value: Int64) -> ESPIEncodingError.Code? {
            let before = bytes
            do throws(ESPIEncodingError) {
                try encoder.append(
                    IntervalReading(
                        startUnixSeconds: Fixtures.hour + offset, durationSeconds: duration,
                        value: value), into: &bytes)
                return nil
            } catch {
                #expect(bytes == before)
                return error.code
            }
        }
        #expect(code(8, 8, 1) == .readingOutsideInterval)
        #expect(code(0, 25, 1) == .readingOutsideInterval)
        #expect(code(0, 8, 0x8000_0000_0000) == .valueOutOfRange)
        #expect(code(0, 8, 0x7FFF_FFFF_FFFF) == nil)
        #expect(code(0, 8, 1) == .readingOutsideInterval)
        #expect(code(8, 8, -0x8000_0000_0001) == .valueOutOfRange)
        #expect(code(8, 8, -0x8000_0000_0000) == nil)
        #expect(code(16, 9, 1) == .readingOutsideInterval)
        #expect(code(16, 8, 1) == nil)
    }

    @Test("ids depend on the namespace and the address alone")
    func stableIDs() throws {
        let first = try Fixtures.smallFeed(style: .defaultNamespace)
        let second = try Fixtures.smallFeed(style: .defaultNamespace)
        #expect(first == second)
        var other = Fixtures.description()
        other.namespace.low ^= 1
        #expect(
            FeedEncoder(other).id("/a") != FeedEncoder(Fixtures.description()).id("/a"))
    }

    @Test("titles are escaped, and characters that XML can not carry are refused")
    func titles() throws {
        var description = Fixtures.description()
        description.title = "a<b>&\"c\"\r\n\u{1F600}"
        var bytes: [UInt8] = []
        var encoder = FeedEncoder(description)
        try encoder.begin(into: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                .contains("<title>a&lt;b&gt;&amp;&quot;c&quot;&#13;&#10;\u{1F600}</title>"))
        for bad in ["\u{0}", "\u{1B}", "\u{FFFE}", "\u{FFFF}"] {
            description.title = "x\(bad)"
            var refused: [UInt8] = [1, 2, 3]
            var encoder = FeedEncoder(description)
            let error = #expect(throws: ESPIEncodingError.self) {
                try encoder.begin(into: &refused)
            }
            #expect(error?.code == .characterNotAllowed)
            #expect(error?.element == "title")
            #expect(refused == [1, 2, 3])
        }
    }

    @Test("summaries and the like stand beside the meter readings, once they are announced")
    func summaries() throws {
        var description = Fixtures.description()
        description.relatedLists = [.usageSummaries, .electricPowerQualitySummaries]
        var summary = UsageSummary()
        summary.statusTimeStampUnixSeconds = Fixtures.hour
        summary.qualityOfReading = .validated
        var quality = ElectricPowerQualitySummary()
        quality.summaryInterval = DateTimeInterval(
            durationSeconds: 60, startUnixSeconds: Fixtures.hour)
        var status = ServiceStatus()
        status.currentStatus = .operational

        var bytes: [UInt8] = []
        var encoder = FeedEncoder(description)
        func append(_ resource: ESPIResource) throws(ESPIEncodingError) {
            try encoder.append(
                resource, title: resource.elementName, publishedUnixSeconds: Fixtures.hour,
                updatedUnixSeconds: Fixtures.hour, into: &bytes)
        }
        try encoder.begin(into: &bytes)
        try append(.usageSummary(summary))
        try append(.electricPowerQualitySummary(quality))
        try append(.serviceStatus(status))
        let before = bytes
        for (resource, code) in [
            (
                ESPIResource.electricPowerUsageSummary(ElectricPowerUsageSummary()),
                ESPIEncodingError.Code.listNotAnnounced
            ), (.meterReading, .elementNotAllowed),
            (.usageSummary(UsageSummary()), .elementMissing),
        ] {
            let error = #expect(throws: ESPIEncodingError.self) { try append(resource) }
            #expect(error?.code == code)
            #expect(bytes == before)
        }
        try encoder.end(into: &bytes)
        if SchemaValidation.hasXMLLint { try SchemaValidation.expectStrictlyValid(bytes) }
        let decoded = DecodedFeed(bytes, mode: .strict)
        #expect(
            decoded.resources.suffix(3) == [
                .usageSummary(summary), .electricPowerQualitySummary(quality),
                .serviceStatus(status),
            ])
        let usagePoint = try #require(decoded.entries.first)
        let up = decoded.entries.dropFirst(2).prefix(2).compactMap { $0.href(.up) }
        #expect(up.allSatisfy { list in usagePoint.links.contains { $0.href == list } })
    }
}

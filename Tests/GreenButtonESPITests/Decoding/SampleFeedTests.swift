import TestSupport
import Testing

@testable import GreenButtonESPI

/// The published feeds beside the package: what utilities really write.
@Suite(.enabled(if: SharedData.isPresent)) struct SampleFeedTests {
    struct Sample: CustomTestStringConvertible {
        var file: String
        var isValid: Bool
        var usagePoints: Int
        var meterReadings: Int
        var blocks: Int
        var readings: Int
        var sum: Int64

        var testDescription: String { file }
    }

    static let samples = [
        Sample(
            file: "Electric", isValid: true, usagePoints: 1, meterReadings: 1, blocks: 2,
            readings: 2, sum: 5_965_053),
        Sample(
            file: "1hrLP_32Days", isValid: true, usagePoints: 1, meterReadings: 1, blocks: 32,
            readings: 768, sum: 2_354_843),
        Sample(
            file: "Gas", isValid: true, usagePoints: 1, meterReadings: 1, blocks: 13,
            readings: 13, sum: 1_074_821),
        Sample(
            file: "BatchFeedThreeUsagePoints_M", isValid: true, usagePoints: 3, meterReadings: 4,
            blocks: 4, readings: 384, sum: 211_560),
        Sample(
            file: "gas_direct", isValid: false, usagePoints: 1, meterReadings: 1, blocks: 1,
            readings: 5, sum: 140_000),
        Sample(
            file: "gas_containerized", isValid: false, usagePoints: 1, meterReadings: 1,
            blocks: 3, readings: 3, sum: 47_000),
        Sample(
            file: "intervals_APUC000000_electric", isValid: false, usagePoints: 1,
            meterReadings: 1, blocks: 1, readings: 300, sum: 248_530),
        Sample(
            file: "Usage-Subscription-Feed-Anonymized", isValid: false, usagePoints: 1,
            meterReadings: 1, blocks: 0, readings: 0, sum: 0),
        Sample(
            file: "own-near-real-time", isValid: true, usagePoints: 1, meterReadings: 3, blocks: 3,
            readings: 9, sum: 67_040_600),
    ]

    private func bytes(_ sample: Sample) throws -> [UInt8] {
        try SharedData.bytes("samples/greenbutton/\(sample.file).xml")
    }

    private func expectContent(_ decoded: DecodedFeed, _ sample: Sample) {
        #expect(decoded.error == nil)
        #expect(decoded.count("UsagePoint") == sample.usagePoints)
        #expect(decoded.count("MeterReading") == sample.meterReadings)
        #expect(decoded.blocks.count == sample.blocks)
        #expect(decoded.readings.count == sample.readings)
        #expect(decoded.readings.reduce(0) { $0 + ($1.value ?? 0) } == sample.sum)
    }

    @Test("lenient mode reads every sample to its last reading", arguments: samples)
    func lenient(sample: Sample) throws {
        let decoded = DecodedFeed(try bytes(sample), mode: .lenient)
        expectContent(decoded, sample)
        #expect(decoded.warnings.isEmpty == sample.isValid)
    }

    @Test(
        "strict mode takes the valid samples, and names line and element in the others",
        arguments: samples)
    func strict(sample: Sample) throws {
        let decoded = DecodedFeed(try bytes(sample), mode: .strict)
        if sample.isValid {
            expectContent(decoded, sample)
        } else {
            let error = try #require(decoded.error)
            #expect(error.location.line > 1 && error.location.column >= 1)
            #expect(!error.location.element.isEmpty)
        }
    }

    @Test("the order of the entries makes no difference", arguments: samples)
    func shuffled(sample: Sample) throws {
        let text = String(decoding: try bytes(sample), as: UTF8.self)
        let tag = text.contains("<atom:entry") ? "atom:entry" : "entry"
        let pieces = text.split(separator: "</\(tag)>", omittingEmptySubsequences: false)
        let firstStart = try #require(pieces.first?.range(ofFirst: "<\(tag)"))
        var entries = pieces.dropLast().map(String.init)
        let head = String(text[..<firstStart])
        entries[0] = String(entries[0].dropFirst(head.count))
        let tail = try #require(pieces.last)
        for seed in 0..<5 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let mixed =
                head + entries.shuffled(using: &random).map { $0 + "</\(tag)>" }.joined() + tail
            expectContent(DecodedFeed(mixed, mode: .lenient), sample)
        }
    }

    @Test(
        "what was decoded can be written again, is valid, and decodes equal",
        .enabled(if: SchemaValidation.isPossible), arguments: samples)
    func writtenAgain(sample: Sample) throws {
        let decoded = DecodedFeed(try bytes(sample), mode: .lenient)
        // The schema demands of this registration what the file does not have.
        let registrations = decoded.resources.count { $0.elementName == "ApplicationInformation" }
        guard registrations == 0 else {
            #expect(throws: ESPIEncodingError.self) {
                try decoded.encoded(style: .defaultNamespace)
            }
            return
        }
        for style in [FeedStyle.defaultNamespace, .prefixed] {
            let written = try decoded.encoded(style: style)
            try SchemaValidation.expectValid(written)
            let again = DecodedFeed(written, mode: .strict)
            #expect(again.error == nil)
            #expect(again.resources == decoded.resources)
            #expect(again.readings == decoded.readings)
            #expect(again.blocks.map(\.interval) == decoded.blocks.map(\.interval))
        }
    }
}

extension StringProtocol {
    fileprivate func range(ofFirst text: String) -> Index? {
        indices.first { self[$0...].hasPrefix(text) }
    }
}

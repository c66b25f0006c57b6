import TestSupport
import Testing

@testable import GreenButtonESPI

@Suite struct MeterReadingDirectoryTests {
    private func directory(_ feed: [UInt8]) -> MeterReadingDirectory {
        var directory = MeterReadingDirectory()
        for event in DecodedFeed(feed, mode: .lenient).events { directory.note(event) }
        return directory
    }

    /// A feed of two meter readings, their types and blocks, in the given order of entries.
    private func feed(
        order: [Int], blockLinks: (Int) -> [AtomLink], related: (Int) -> String
    ) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var encoder = EntryEncoder()
        try encoder.begin(EntryEncoderTests.head, into: &bytes)
        for place in order {
            let number = place / 3
            var entry = EntryEncoderTests.entry(place)
            switch place % 3 {
            case 0:
                entry.links = [
                    AtomLink(.selfLink, href: "/M/\(number)"), AtomLink(.up, href: "/M"),
                    AtomLink(.related, href: "/T/\(number)"),
                    AtomLink(.related, href: related(number)),
                ]
                try encoder.append(.meterReading, entry: entry, into: &bytes)
            case 1:
                entry.links = [
                    AtomLink(.selfLink, href: "/T/\(number)"), AtomLink(.up, href: "/T"),
                ]
                var type = ReadingType()
                type.intervalLengthSeconds = UInt32(100 + number)
                try encoder.append(.readingType(type), entry: entry, into: &bytes)
            default:
                entry.links = blockLinks(number)
                try encoder.beginBlock(interval: nil, entry: entry, into: &bytes)
                try encoder.endBlock(into: &bytes)
            }
        }
        try encoder.end(into: &bytes)
        return bytes
    }

    @Test("lists, direct links and addresses below a list all lead to the meter reading")
    func links() throws {
        let shapes: [((Int) -> [AtomLink], (Int) -> String)] = [
            (
                { [AtomLink(.selfLink, href: "/B/x\($0)"), AtomLink(.up, href: "/M/\($0)/B")] },
                { "/M/\($0)/B" }
            ),
            (
                { [AtomLink(.selfLink, href: "/B/\($0)"), AtomLink(.other("x"), href: "/y")] },
                { "/B/\($0)" }
            ),
            (
                {
                    [AtomLink(.selfLink, href: "/M/\($0)/B/7"), AtomLink(.other("x"), href: "/y")]
                },
                { "/M/\($0)/B" }
            ),
        ]
        for (blockLinks, related) in shapes {
            for seed in 0..<20 as Range<UInt64> {
                var random = SeededGenerator(seed: seed)
                let order = (0..<6).shuffled(using: &random)
                let found = directory(
                    try feed(order: order, blockLinks: blockLinks, related: related))
                #expect(found.meterReadingCount == 2)
                let meters = order.filter { $0 % 3 == 0 }.map { $0 / 3 }
                for (entryNumber, place) in order.enumerated() {
                    let index = found.meterReadingIndex(ofEntry: entryNumber)
                    if place % 3 == 2 {
                        #expect(index == meters.firstIndex(of: place / 3))
                        let type = index.flatMap(found.readingType(ofMeterReading:))
                        #expect(type?.intervalLengthSeconds == UInt32(100 + place / 3))
                    } else {
                        #expect(index == nil)
                    }
                }
            }
        }
    }

    @Test("a block that no link leads to belongs to nothing")
    func unlinked() throws {
        let found = directory(
            try feed(
                order: [0, 1, 2],
                blockLinks: { _ in
                    [AtomLink(.selfLink, href: "nowhere"), AtomLink(.up, href: "/else")]
                }, related: { "/M/\($0)/B" }))
        #expect(found.meterReadingIndex(ofEntry: 2) == nil)
        #expect(found.meterReadingIndex(ofEntry: 99) == nil)
        #expect(found.readingType(ofMeterReading: -1) == nil)
        #expect(found.readingType(ofMeterReading: 1) == nil)
    }
}

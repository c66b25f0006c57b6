import TestSupport
import Testing

@testable import GreenButtonESPI

@Suite struct HostileFeedTests {
    static let both: [DecodingMode] = [.strict, .lenient]
    static let open = "<feed xmlns=\"http://www.w3.org/2005/Atom\">"

    /// Documents by the error that they are; `@` stands for the start tag of a feed.
    static let refusedDocuments: [ESPIDecodingError.Code: [String]] = [
        .documentType: [
            "<!DOCTYPE lolz [<!ENTITY lol \"lol\">]><feed/>",
            "<?xml version=\"1.0\"?><!DOCTYPE feed SYSTEM \"file:///etc/passwd\"><feed/>",
        ],
        .entity: [
            "@<title>&lol;</title></feed>",
            "@<title>&amp</title></feed>",
            "@<title>& x</title></feed>",
            "@<title>&#0;</title></feed>",
            "@<title>&#xD800;</title></feed>",
            "@<title>&#x110000;</title></feed>",
            "@<title>&#-5;</title></feed>",
            "@<title>&#+5;</title></feed>",
            "@<title>&#99999999999;</title></feed>",
        ],
        .notWellFormed: [
            "@<title>\u{1}</title></feed>",
            "@<title></titel></feed>",
            "@<title></title x='1'></feed>",
            "@<title a='1' a='2'/></feed>",
            "@<title a=1/></feed>",
            "@<title a='<'/></feed>",
            "@<title a/></feed>",
            "@<title / ></feed>",
            "@<1title/></feed>",
            "@< title/></feed>",
            "@<x:title/></feed>",
            "@<a:b:c/></feed>",
            "@<:title/></feed>",
            "@<!ELEMENT x></feed>",
            "@<?xml version='1.0'?></feed>",
            "@</feed><feed/>",
            "@</feed>text",
            "text<feed/>",
            "</feed>",
        ],
        .encoding: [
            "<?xml version='1.0' encoding='UTF-16'?><feed/>"
        ],
        .truncated: [
            "",
            "   ",
            "<",
            "<!",
            "<!-",
            "<!-- ",
            "<?",
            "<?x",
        ],
    ]

    @Test(
        "bytes that are not XML, or not ours to expand, are an error in both modes",
        arguments: refusedDocuments)
    func refused(code: ESPIDecodingError.Code, texts: [String]) {
        for text in texts {
            let document = text.hasPrefix("@") ? Self.open + text.dropFirst() : text
            for mode in Self.both {
                let error = DecodedFeed(document, mode: mode).error
                // What follows the feed is met after the breach that the feed itself is.
                #expect(
                    error?.code == code || mode == .strict && error?.code == .elementMissing,
                    "\(mode): \(text)")
            }
        }
    }

    @Test("other encodings and broken UTF-8 are an error")
    func encodings() {
        let utf16: [UInt8] = [0xFE, 0xFF, 0x00, 0x3C]
        let utf16WithoutMark: [UInt8] = [0x00, 0x3C, 0x00, 0x66]
        let open = Array((Self.open + "<title>").utf8)
        let close = Array("</title></feed>".utf8)
        for mode in Self.both {
            #expect(DecodedFeed(utf16, mode: mode).error?.code == .encoding)
            #expect(DecodedFeed(utf16WithoutMark, mode: mode).error?.code == .encoding)
            for bad: [UInt8] in [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xC3]] {
                #expect(DecodedFeed(open + bad + close, mode: mode).error?.code == .encoding)
            }
        }
    }

    @Test("nesting, tags, texts, attributes, links and elements are bounded")
    func limits() {
        let limits = DecodingLimits(
            maximumTokenByteCount: 1000, maximumDepth: 10, maximumAttributeCount: 5,
            maximumResourceElementCount: 20)
        let long = String(repeating: "x", count: 2000)
        let texts = [
            Self.open + String(repeating: "<a>", count: 100),
            Self.open + "<\(long)/>", Self.open + "<title a='\(long)'/>",
            Self.open + "<title>\(long)</title>", Self.open + "<title><![CDATA[\(long)]]></title>",
            Self.open + "<title>"
                + String(repeating: "<![CDATA[aaaaaaaaaa]]>", count: 200) + "</title>",
            Self.open + "<title a='' b='' c='' d='' e='' f=''/>",
            Self.open + String(repeating: "<link rel='a' href='b'/>", count: 6),
            DecodingRulesTests.feed(
                content: "<ReadingType \(DecodingRulesTests.espi)>"
                    + String(repeating: "<uom>1</uom>", count: 21) + "</ReadingType>"),
            DecodingRulesTests.feed(
                content: "<UsagePoint \(DecodingRulesTests.espi)>"
                    + String(repeating: "<readCycle>\(long.prefix(900))</readCycle>", count: 2)
                    + "</UsagePoint>"),
            DecodingRulesTests.reading(
                String(
                    repeating: "<ReadingQuality><quality>1</quality></ReadingQuality>", count: 21)),
        ]
        for text in texts {
            for mode in Self.both {
                for pieces in [[Array(text.utf8)], text.utf8.map { [$0] }] {
                    let decoded = DecodedFeed(pieces, mode: mode, limits: limits)
                    let code = decoded.error?.code
                    // Strict mode may meet another breach first.
                    #expect(
                        code == .limitExceeded || mode == .strict && code == .elementUnexpected,
                        "\(text.prefix(120))")
                }
            }
        }
    }

    @Test("a comment of any length passes without being held")
    func longComment() throws {
        var decoder = FeedDecoder(limits: DecodingLimits(maximumTokenByteCount: 1000))
        decoder.receive(Array("<!-- ".utf8))
        for _ in 0..<100 {
            decoder.receive([UInt8](repeating: 0x2D, count: 1000))
            #expect(try decoder.nextEvent() == nil)
        }
        #expect(decoder.tokenizer.bytes.count <= 1003)
    }

    @Test("endless warnings do not pile up: each is handed out before more is read")
    func manyWarnings() throws {
        var decoder = FeedDecoder(mode: .lenient)
        decoder.receive(Array(Self.open.utf8))
        var count = 0
        for _ in 0..<1000 {
            decoder.receive(Array("<nonsense/>".utf8))
            while let event = try decoder.nextEvent() {
                if case .warning = event { count += 1 }
            }
        }
        #expect(count == 1000)
        #expect(decoder.log.warnings.isEmpty)
    }

    @Test("random flips, cuts and repetitions: an error or an end, the same however it is cut")
    func mutations() throws {
        let seeds = [
            Array(FeedDecoderTests.peculiar.utf8),
            try EntryEncoderTests.feed(seed: 3, density: 0.5, style: .prefixed),
        ]
        for seed in 0..<150 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var bytes = seeds[Int(seed % 2)]
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes[index] = .random(in: 0...255, using: &random)
                case 1: bytes.remove(at: index)
                case 2: bytes.insert(contentsOf: Array("<>&\"/'".utf8), at: index)
                default:
                    let end = min(bytes.count, index + 40)
                    bytes.insert(contentsOf: bytes[index..<end], at: index)
                }
            }
            for mode in Self.both {
                let whole = DecodedFeed(bytes, mode: mode)
                let cut = Int.random(in: 0...bytes.count, using: &random)
                let halves = DecodedFeed(
                    [Array(bytes[..<cut]), Array(bytes[cut...])], mode: mode)
                #expect(halves == whole, "seed \(seed)")
                if whole.error == nil, mode == .strict {
                    #expect(whole.warnings.isEmpty, "seed \(seed)")
                }
            }
        }
    }

    @Test("after an error the decoder stays at it")
    func sticky() {
        var decoder = FeedDecoder()
        decoder.receive(Array("<html/>".utf8))
        let first = #expect(throws: ESPIDecodingError.self) { try decoder.nextEvent() }
        decoder.receive(Array("<feed/>".utf8))
        let second = #expect(throws: ESPIDecodingError.self) { try decoder.nextEvent() }
        #expect(first == second)
    }
}

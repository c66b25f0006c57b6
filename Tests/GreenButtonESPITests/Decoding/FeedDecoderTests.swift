import Testing

@testable import GreenButtonESPI

@Suite struct FeedDecoderTests {
    @Test(
        "what the encoder writes comes back equal, for random models in both styles",
        arguments: [FeedStyle.defaultNamespace, .prefixed])
    func roundTrip(style: FeedStyle) throws {
        for seed in 0..<60 as Range<UInt64> {
            let density = [0, 0.3, 0.7, 1][Int(seed % 4)]
            let bytes = try EntryEncoderTests.feed(seed: seed, density: density, style: style)
            let decoded = DecodedFeed(bytes, mode: .strict)
            #expect(decoded.error == nil, "seed \(seed)")
            var filler = ResourceFiller(seed: seed, density: density)
            let resources = filler.everyResource()
            #expect(decoded.resources == resources, "seed \(seed)")
            #expect(decoded.entries == (1...13).map(EntryEncoderTests.entry), "seed \(seed)")
            #expect(decoded.events.last == .endFeed(EntryEncoderTests.head))
            #expect(decoded.readings.count == 20)
            #expect(try decoded.encoded(style: style) == bytes, "seed \(seed)")
        }
    }

    @Test("strict and lenient agree on our own feeds, and nothing is repaired")
    func lenientOnOwn() throws {
        for style in [FeedStyle.defaultNamespace, .prefixed] {
            let bytes = try Fixtures.smallFeed(style: style)
            let strict = DecodedFeed(bytes, mode: .strict)
            let lenient = DecodedFeed(bytes, mode: .lenient)
            #expect(strict == lenient)
            #expect(strict.warnings.isEmpty && strict.error == nil)
            #expect(strict.readings.map(\.value) == [1184, -1190, 0, 22345678, 22345681, 22345683])
        }
    }

    @Test("however the bytes are cut, the events are the same: every split, and byte by byte")
    func splits() {
        let bytes = Array(Self.peculiar.utf8)
        for mode in [DecodingMode.strict, .lenient] {
            let whole = DecodedFeed(bytes, mode: mode)
            #expect(whole.error == nil)
            #expect(DecodedFeed(bytes.map { [$0] }, mode: mode) == whole)
            for cut in 0...bytes.count {
                let halves = [Array(bytes[..<cut]), Array(bytes[cut...])]
                #expect(DecodedFeed(halves, mode: mode) == whole, "split at byte \(cut)")
            }
        }
    }

    @Test("bytes are taken from an array or from a span alike")
    func spans() throws {
        let bytes = try Fixtures.smallFeed(style: .prefixed)
        var decoder = FeedDecoder()
        var events: [FeedEvent] = []
        for start in stride(from: 0, to: bytes.count, by: 100) {
            decoder.receive(bytes.span.extracting(start..<min(start + 100, bytes.count)))
            while let event = try decoder.nextEvent() { events.append(event) }
        }
        decoder.finish()
        while let event = try decoder.nextEvent() { events.append(event) }
        #expect(events == DecodedFeed(bytes, mode: .strict).events)
    }

    @Test("truncated at every byte: strict names it, lenient delivers what was complete")
    func truncation() throws {
        let bytes = Array(Self.peculiar.utf8)
        // The comment behind the feed may be missing, but not be cut.
        let end = bytes.count - "<!-- end -->\n".utf8.count
        for cut in 0..<end {
            let part = Array(bytes[..<cut])
            let strict = DecodedFeed(part, mode: .strict)
            #expect(strict.error?.code == .truncated, "cut at \(cut)")
            let lenient = DecodedFeed(part, mode: .lenient)
            #expect(lenient.readings == strict.readings, "cut at \(cut)")
            if let error = lenient.error {
                #expect(error.code == .truncated && strict.events.isEmpty, "cut at \(cut)")
            } else {
                #expect(lenient.warnings.contains { $0.code == .truncated }, "cut at \(cut)")
            }
        }
    }

    @Test("markup cut off behind the feed ends the decoding, and takes nothing from the feed")
    func truncationBehindTheFeed() throws {
        let bytes = try Fixtures.smallFeed(style: .defaultNamespace)
        let whole = DecodedFeed(bytes, mode: .lenient)
        for tail in ["<", "<x", "<x a='", "<!-- cut", "<?x", "</"] {
            let strict = DecodedFeed(bytes + Array(tail.utf8), mode: .strict)
            #expect(strict.error?.code == .truncated, "\(tail)")
            let lenient = DecodedFeed(bytes + Array(tail.utf8), mode: .lenient)
            #expect(lenient.error == nil, "\(tail)")
            #expect(lenient.readings == whole.readings)
            #expect(lenient.warnings.map(\.code) == [.truncated], "\(tail)")
        }
    }

    /// Comments, CDATA, entities, prefixes declared late, a byte order mark, CR LF, attributes in
    /// single quotes, an extension, parts of entries in any order.
    static let peculiar = """
        \u{FEFF}<?xml version='1.0' encoding='utf-8'?>\r
        <?xml-stylesheet type="text/xsl" href="x.xslt"?><!-- a - comment > with -- > inside? --\
        ><a:feed xmlns:a="http://www.w3.org/2005/Atom" xml:lang='en'\r
          ><a:updated>2015-01-15T12:00:24.5-08:00</a:updated><a:id> urn:x </a:id><a:title\
        >A &amp; B <![CDATA[<&]]>&#x41;&#66;</a:title><!----><a:entry xmlns:e='http://naesb.org/espi'>
        <a:content type='xml'><e:IntervalBlock><e:extension><q>5</q></e:extension><e:interval>\
        <e:duration> 900 </e:duration><e:start>+100</e:start></e:interval>
        <e:IntervalReading><e:value>7</e:value></e:IntervalReading>\
        <e:IntervalReading><e:cost>-5</e:cost><e:ReadingQuality><e:quality>14</e:quality>\
        </e:ReadingQuality><e:timePeriod><e:duration>1</e:duration><e:start>0&#53;</e:start>\
        </e:timePeriod></e:IntervalReading></e:IntervalBlock>
        <e:IntervalBlock/></a:content>
        <a:link href="/a?b&amp;c" rel="self" /><a:title/><a:id>urn:y</a:id>
        <a:updated>2015-01-15T20:00:24Z</a:updated></a:entry></a:feed><!-- end -->

        """

    @Test("any prefix, order, quoting and cutting of text is understood, strictly")
    func peculiarities() throws {
        let decoded = DecodedFeed(Self.peculiar, mode: .strict)
        #expect(decoded.error == nil)
        #expect(
            decoded.events.last
                == .endFeed(
                    FeedHead(
                        id: "urn:x", title: "A & B <&AB", updatedUnixSeconds: 1_421_352_024)))
        #expect(decoded.blocks.count == 2)
        #expect(
            decoded.blocks.first?.interval
                == DateTimeInterval(durationSeconds: 900, startUnixSeconds: 100))
        #expect(
            decoded.readings == [
                IntervalReading(timePeriod: nil, value: 7),
                IntervalReading(
                    timePeriod: DateTimeInterval(durationSeconds: 1, startUnixSeconds: 5),
                    value: nil, cost: -5, quality: [.raw]),
            ])
        #expect(decoded.entries.first?.links == [AtomLink(.selfLink, href: "/a?b&c")])
        #expect(
            decoded.events.contains {
                if case .extensionSkipped(let place) = $0 {
                    place.element == "extension" && place.line == 4
                } else {
                    false
                }
            })
    }
}

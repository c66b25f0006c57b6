import Testing

@testable import GreenButtonESPI

/// Each rule of the two modes by the smallest feed that breaks it.
@Suite struct DecodingRulesTests {
    /// A feed around the contents of one entry's content element.
    static func feed(
        content: String,
        head: String = "<id>urn:f</id><title/><updated>2015-01-15T20:00:24Z</updated>",
        entry: String = "<id>urn:e</id><link rel=\"self\" href=\"/1\"/><title/>"
            + "<updated>2015-01-15T20:00:24Z</updated>"
    ) -> String {
        """
        <feed xmlns="http://www.w3.org/2005/Atom">\(head)
        <entry>\(entry)<content>
        \(content)
        </content></entry></feed>
        """
    }

    static func block(_ inside: String) -> String {
        "<IntervalBlock xmlns=\"http://naesb.org/espi\">\(inside)</IntervalBlock>"
    }

    static func reading(_ inside: String) -> String {
        feed(content: block("<IntervalReading>\(inside)</IntervalReading>"))
    }

    static let period = "<timePeriod><duration>1</duration><start>5</start></timePeriod>"
    static let espi = "xmlns=\"http://naesb.org/espi\""

    struct Rule: CustomTestStringConvertible {
        var name: String
        var feed: String
        var error: ESPIDecodingError.Code
        var warning: ESPIDecodingWarning.Code
        var element: String
        var line: Int
        /// What the lenient mode names, where that differs.
        var warningElement: String

        init(
            _ name: String, _ feed: String, _ error: ESPIDecodingError.Code,
            _ warning: ESPIDecodingWarning.Code, _ element: String, line: Int = 3,
            warningElement: String? = nil
        ) {
            self.name = name
            self.feed = feed
            self.error = error
            self.warning = warning
            self.element = element
            self.line = line
            self.warningElement = warningElement ?? element
        }

        var testDescription: String { name }
    }

    static let rules: [Rule] = [
        Rule(
            "fraction of a second",
            reading("<timePeriod><duration>1</duration><start>5.75</start></timePeriod>"),
            .valueInvalid, .fractionCutOff, "start"),
        Rule(
            "start before duration",
            reading("<timePeriod><start>5</start><duration>1</duration></timePeriod>"),
            .elementUnexpected, .elementMisplaced, "duration"),
        Rule(
            "period without start", reading("<timePeriod><duration>1</duration></timePeriod>"),
            .elementMissing, .elementMissing, "IntervalReading"),
        Rule(
            "value before period", reading("<value>1</value>\(period)"), .elementUnexpected,
            .elementMisplaced, "timePeriod"),
        Rule(
            "cost after value", reading("\(period)<value>1</value><cost>1</cost>"),
            .elementUnexpected, .elementMisplaced, "cost"),
        Rule(
            "value twice", reading("<value>1</value><value>1</value>"), .elementUnexpected,
            .elementMisplaced, "value"),
        Rule(
            "unknown element in a period",
            reading(
                "<timePeriod><duration>1</duration><start>5</start><timezone>-5</timezone>"
                    + "</timePeriod>"), .elementUnexpected, .elementUnknown, "timezone"),
        Rule(
            "empty value", reading("<value/>"), .valueInvalid, .valueInvalid, "value"),
        Rule(
            "value beyond 48 bits", reading("<value>140737488355329</value>"), .valueInvalid,
            .valueInvalid, "value"),
        Rule(
            "negative duration",
            reading("<timePeriod><duration>-1</duration><start>5</start></timePeriod>"),
            .valueInvalid, .valueInvalid, "duration"),
        Rule(
            "duration beyond 32 bits",
            reading("<timePeriod><duration>4294967296</duration><start>5</start></timePeriod>"),
            .valueInvalid, .valueInvalid, "duration"),
        Rule(
            "quality that is no number",
            reading("<ReadingQuality><quality>good</quality></ReadingQuality>"), .valueInvalid,
            .valueInvalid, "quality"),
        Rule(
            "extension behind another element",
            reading("<value>1</value><extension/>"), .elementUnexpected, .elementMisplaced,
            "extension"),
        Rule(
            "element inside a number", reading("<value>1<b/></value>"), .elementUnexpected,
            .elementUnknown, "b"),
        Rule(
            "text between elements", reading("5"), .valueInvalid, .valueInvalid,
            "IntervalReading"),
        Rule(
            "interval behind the readings",
            feed(
                content: block(
                    "<IntervalReading/><interval><duration>1</duration><start>5</start>"
                        + "</interval>")), .elementUnexpected, .elementMisplaced, "interval"),
        Rule(
            "unknown resource", feed(content: "<Thermostat \(espi)/>"), .elementUnexpected,
            .elementUnknown, "Thermostat"),
        Rule(
            "resource without namespace", feed(content: "<MeterReading/>"), .elementUnexpected,
            .nameRepaired, "MeterReading"),
        Rule(
            "resource of the customer namespace",
            feed(content: "<UsagePoint xmlns=\"http://naesb.org/espi/customer\"/>"),
            .elementUnexpected, .elementUnknown, "UsagePoint"),
        Rule(
            "elements of a resource out of order",
            feed(content: "<ReadingType \(espi)><uom>72</uom><kind>12</kind></ReadingType>"),
            .elementUnexpected, .elementMisplaced, "kind", warningElement: "uom"),
        Rule(
            "capital S of ServiceDeliveryPoint",
            feed(content: "<UsagePoint \(espi)><ServiceDeliveryPoint/></UsagePoint>"),
            .elementUnexpected, .nameRepaired, "ServiceDeliveryPoint"),
        Rule(
            "code that is no number",
            feed(content: "<ReadingType \(espi)><uom>W</uom></ReadingType>"), .valueInvalid,
            .valueInvalid, "uom"),
        Rule(
            "code beyond 16 bits",
            feed(content: "<ReadingType \(espi)><uom>70000</uom></ReadingType>"), .valueInvalid,
            .valueInvalid, "uom"),
        Rule(
            "text that is too long",
            feed(
                content: "<UsagePoint \(espi)><servicePriority>"
                    + String(repeating: "x", count: 33) + "</servicePriority></UsagePoint>"),
            .valueInvalid, .textTooLong, "servicePriority"),
        Rule(
            "required part of a summary missing",
            feed(content: "<UsageSummary \(espi)/>"), .elementMissing, .elementMissing,
            "UsageSummary"),
        Rule(
            "published inside the content",
            feed(content: "<published>2015-01-15T20:00:24Z</published>"), .elementUnexpected,
            .elementMisplaced, "published"),
        Rule(
            "entry without id",
            feed(
                content: "<MeterReading \(espi)/>",
                entry: "<link rel=\"self\" href=\"/1\"/><title/>"
                    + "<updated>2015-01-15T20:00:24Z</updated>"), .elementMissing,
            .elementMissing, "entry", line: 2),
        Rule(
            "feed without title",
            feed(
                content: "<MeterReading \(espi)/>",
                head: "<id>urn:f</id><updated>2015-01-15T20:00:24Z</updated>"),
            .elementMissing, .elementMissing, "feed", line: 4),
        Rule(
            "feed with two ids",
            feed(
                content: "<MeterReading \(espi)/>",
                head: "<id>urn:f</id><id>urn:g</id><title/>"
                    + "<updated>2015-01-15T20:00:24Z</updated>"), .elementUnexpected,
            .elementRepeated, "id", line: 1),
        Rule(
            "updated without time of day",
            feed(
                content: "<MeterReading \(espi)/>",
                head: "<id>urn:f</id><title/><updated>2015-01-15</updated>"), .valueInvalid,
            .timeIncomplete, "updated", line: 1),
        Rule(
            "updated without zone",
            feed(
                content: "<MeterReading \(espi)/>",
                head: "<id>urn:f</id><title/><updated>2015-01-15T20:00:24</updated>"),
            .valueInvalid, .timeIncomplete, "updated", line: 1),
        Rule(
            "updated on an impossible day",
            feed(
                content: "<MeterReading \(espi)/>",
                head: "<id>urn:f</id><title/><updated>2015-02-29T20:00:24Z</updated>"),
            .valueInvalid, .valueInvalid, "updated", line: 1),
        Rule(
            "link without rel",
            feed(
                content: "<MeterReading \(espi)/>",
                entry: "<id>urn:e</id><link rel=\"self\" href=\"/1\"/><link href=\"/2\"/><title/>"
                    + "<updated>2015-01-15T20:00:24Z</updated>"), .elementMissing,
            .elementMissing, "link", line: 2),
        Rule(
            "foreign element in the feed",
            feed(
                content: "<MeterReading \(espi)/>",
                head: "<id>urn:f</id><title/><updated>2015-01-15T20:00:24Z</updated>"
                    + "<o:totalResults xmlns:o=\"http://a9.com/-/spec/opensearch/1.1/\"/>"),
            .elementUnexpected, .elementUnknown, "totalResults", line: 1),
    ]

    @Test("strict names the breach, lenient repairs it with one warning", arguments: rules)
    func rule(rule: Rule) throws {
        let strict = DecodedFeed(rule.feed, mode: .strict)
        let error = try #require(strict.error)
        #expect(error.code == rule.error)
        #expect(error.location.element == rule.element)
        #expect(error.location.line == rule.line)
        let lenient = DecodedFeed(rule.feed, mode: .lenient)
        #expect(lenient.error == nil)
        let warning = try #require(lenient.warnings.first { $0.code == rule.warning })
        #expect(warning.location.element == rule.warningElement)
        #expect(warning.location.line == rule.line)
        if case .endFeed? = lenient.events.last { return }
        Issue.record("the lenient mode did not come to the end of the feed")
    }

    @Test("what can be understood is delivered: cut fractions, other parts kept")
    func lenientValues() {
        let fraction = DecodedFeed(
            Self.reading(
                "<timePeriod><duration>1</duration><start>-5.75</start></timePeriod>"
                    + "<value>7.9</value>"), mode: .lenient)
        #expect(
            fraction.readings == [
                IntervalReading(startUnixSeconds: -5, durationSeconds: 1, value: 7)
            ])
        let misplaced = DecodedFeed(
            Self.feed(
                content: "<ReadingType \(Self.espi)><uom>72</uom><kind>12</kind><x/>"
                    + "<powerOfTenMultiplier>-3</powerOfTenMultiplier></ReadingType>"),
            mode: .lenient)
        guard case .readingType(let type)? = misplaced.resources.first else {
            Issue.record("no reading type")
            return
        }
        #expect(type.uom == .wattHour && type.kind == .energy)
        #expect(type.powerOfTenMultiplier == .milli)
        let descending = DecodedFeed(
            Self.feed(
                content: Self.block(
                    [9, 5, 1].map {
                        "<IntervalReading><timePeriod><duration>1</duration><start>\($0)</start>"
                            + "</timePeriod></IntervalReading>"
                    }.joined())), mode: .lenient)
        #expect(descending.readings.map(\.timePeriod?.startUnixSeconds) == [9, 5, 1])
        #expect(descending.warnings.map(\.code) == [.readingsNotAscending])
    }

    @Test("unknown codes are kept in both modes")
    func unknownCodes() {
        let text = Self.feed(
            content: "<ReadingType \(Self.espi)><commodity>9999</commodity><flowDirection> +300\n"
                + "</flowDirection><powerOfTenMultiplier>5</powerOfTenMultiplier>"
                + "<uom>65535</uom></ReadingType>")
        for mode in [DecodingMode.strict, .lenient] {
            let decoded = DecodedFeed(text, mode: mode)
            #expect(decoded.error == nil && decoded.warnings.isEmpty)
            guard case .readingType(let type)? = decoded.resources.first else {
                Issue.record("no reading type")
                continue
            }
            #expect(type.commodity?.rawValue == 9999 && type.commodity?.isListed == false)
            #expect(type.flowDirection?.rawValue == 300)
            #expect(type.powerOfTenMultiplier?.rawValue == 5)
            #expect(type.uom?.rawValue == 65535)
        }
    }

    @Test("a single entry is read leniently; another document is no feed")
    func roots() {
        let entry =
            "<entry xmlns=\"http://www.w3.org/2005/Atom\"><content>"
            + "<MeterReading \(Self.espi)/></content></entry>"
        #expect(DecodedFeed(entry, mode: .strict).error?.code == .notAFeed)
        let lenient = DecodedFeed(entry, mode: .lenient)
        #expect(lenient.resources == [.meterReading])
        #expect(lenient.warnings.first?.code == .entryWithoutFeed)
        for mode in [DecodingMode.strict, .lenient] {
            #expect(DecodedFeed("<html/>", mode: mode).error?.code == .notAFeed)
        }
    }
}

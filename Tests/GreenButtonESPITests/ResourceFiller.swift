import TestSupport

@testable import GreenButtonESPI

/// Fills in resources with random values that the schemas allow.
struct ResourceFiller: ElementVisitor {
    var random: SeededGenerator
    /// The share of optional parts that are given.
    var density: Double

    init(seed: UInt64, density: Double) {
        random = SeededGenerator(seed: seed)
        self.density = density
    }

    /// Every resource that an entry can hold, filled in.
    mutating func everyResource() -> [ESPIResource] {
        [
            "UsagePoint", "LocalTimeParameters", "MeterReading", "ReadingType", "UsageSummary",
            "ElectricPowerUsageSummary", "ElectricPowerQualitySummary", "ServiceStatus",
            "ApplicationInformation", "Authorization", "BatchList", "ProgramIdMappings",
        ].compactMap { name in
            var resource = ESPIResource(elementName: name)
            resource?.visit(&self)
            return resource
        }
    }

    mutating func reading(startUnixSeconds: Int64) -> IntervalReading {
        var reading = IntervalReading(
            timePeriod: DateTimeInterval(
                durationSeconds: .random(in: 0...UInt32.max, using: &random),
                startUnixSeconds: startUnixSeconds),
            value: Int64.random(in: Int48.range, using: &random))
        int48("cost", &reading.cost)
        if isGiven(.optional) {
            reading.quality = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                QualityOfReading(rawValue: .random(in: 0...20, using: &random))
            }
        }
        integer("consumptionTier", &reading.consumptionTier, .optional)
        integer("tou", &reading.tou, .optional)
        integer("cpp", &reading.cpp, .optional)
        return reading
    }

    private mutating func isGiven(_ presence: Presence) -> Bool {
        presence == .required || Double.random(in: 0..<1, using: &random) < density
    }

    mutating func code<Code: ESPICode>(
        _ name: String, _ value: inout Code?, _ presence: Presence
    ) {
        guard isGiven(presence) else { return }
        value = Code(rawValue: .random(in: 0...1000, using: &random))
    }

    mutating func integer<Integer: FixedWidthInteger>(
        _ name: String, _ value: inout Integer?, _ presence: Presence
    ) {
        guard isGiven(presence) else { return }
        value = Integer(truncatingIfNeeded: UInt64.random(in: 0...UInt64.max, using: &random))
    }

    mutating func int48(_ name: String, _ value: inout Int64?) {
        guard isGiven(.optional) else { return }
        value = Int64.random(in: Int48.range, using: &random)
    }

    mutating func boolean(_ name: String, _ value: inout Bool?) {
        guard isGiven(.optional) else { return }
        value = Bool.random(using: &random)
    }

    mutating func text(
        _ name: String, _ value: inout String?, limit: TextLimit, _ presence: Presence
    ) {
        guard isGiven(presence) else { return }
        value = word(name, limit: limit)
    }

    mutating func texts(
        _ name: String, _ values: inout [String], limit: TextLimit, minimumCount: Int
    ) {
        let count = minimumCount + (isGiven(.optional) ? 2 : 0)
        for _ in 0..<count { values.append(word(name, limit: limit)) }
    }

    mutating func hex<Bits: FixedWidthInteger & UnsignedInteger>(
        _ name: String, _ value: inout Bits?, _ presence: Presence
    ) {
        guard isGiven(presence) else { return }
        value = Bits(truncatingIfNeeded: UInt64.random(in: 0...UInt64.max, using: &random))
    }

    mutating func interval(
        _ name: String, _ value: inout DateTimeInterval?, _ presence: Presence
    ) {
        guard isGiven(presence) else { return }
        value = DateTimeInterval(
            durationSeconds: .random(in: 0...UInt32.max, using: &random),
            startUnixSeconds: .random(in: -1_000_000...4_000_000_000, using: &random))
    }

    mutating func nested<Content: ElementContent>(_ name: String, _ value: inout Content?) {
        guard isGiven(.optional) else { return }
        var content = Content()
        content.visit(&self)
        value = content
    }

    mutating func list<Content: ElementContent>(
        _ name: String, _ values: inout [Content], minimumCount: Int
    ) {
        let count = minimumCount + (isGiven(.optional) ? 2 : 0)
        for _ in 0..<count {
            var content = Content()
            content.visit(&self)
            values.append(content)
        }
    }

    mutating func wrappedList<Content: ElementContent>(
        _ name: String, of itemName: String, _ values: inout [Content]
    ) {
        guard isGiven(.optional) else { return }
        list(itemName, &values, minimumCount: 1)
    }

    /// A text that the schema takes for the element.
    private mutating func word(_ name: String, limit: TextLimit) -> String {
        if let words = limit.words { return words.randomElement(using: &random) ?? "" }
        switch name {
        case "readingTypeRef", "resources":
            return "/ReadingType/\(Int.random(in: 1...99, using: &random))"
        case let uri where uri.lowercased().hasSuffix("uri") || uri.hasSuffix("Endpoint"):
            return "https://example.org/a?b=\(Int.random(in: 0...99, using: &random))&c"
        default: break
        }
        let characters = Array("aZ09 <>&\"'\u{E4}\u{20AC}\u{1F600}]")
        let count = Int.random(in: 1...min(limit.characterCount, 40), using: &random)
        let text = (0..<count).compactMap { _ in characters.randomElement(using: &random) }
        return String(text)
    }
}

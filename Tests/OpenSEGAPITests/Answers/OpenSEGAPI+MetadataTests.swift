import Testing

@testable import OpenSEGAPI

@Suite("Metadata as key=value")
struct OpenSEGAPIMetadataTests {
    private let path = "/meter/electricity/meta_data/kvp"

    @Test(
        "Each key by its name, without a line end",
        arguments: [
            "DateTimeInterval=duration=24,start=1421352000", "Commodity=1", "Kind=37",
            "FlowDirection=1", "PowerOfTen=0", "UnitsOfMeasurement=38",
        ])
    func keys(pair: String) throws {
        let key = pair.prefix { $0 != "=" }
        let fixture = try APIFixture.documented()
        #expect(fixture.ask("\(path)/\(key)").body == pair)
        #expect(fixture.ask("\(path)/\(key)/").body == pair)
        #expect(fixture.ask(path).body.contains(pair + "\n"))
        #expect(fixture.ask("\(path)/\(key.lowercased())").status == 404)
    }

    @Test("All keys, in a fixed order, one per line")
    func all() throws {
        #expect(
            try APIFixture().ask(path).body
                == "DateTimeInterval=duration=0,start=0\nCommodity=1\nKind=37\nFlowDirection=1\n"
                + "PowerOfTen=0\nUnitsOfMeasurement=38\n")
    }

    @Test("The codes are those of the feed, whatever the cache holds")
    func sameAsFeed() throws {
        let fixture = try APIFixture.documented()
        try fixture.append(24, milliwatts: -500)
        let feed = fixture.ask("/meter/electricity/interval_reading/gb/all")
        for (key, element) in [
            ("Commodity", "commodity"), ("FlowDirection", "flowDirection"),
            ("PowerOfTen", "powerOfTenMultiplier"), ("UnitsOfMeasurement", "uom"),
        ] {
            let number = feed.element(element)
            #expect(fixture.ask("\(path)/\(key)").body == "\(key)=\(number)")
        }
        #expect(fixture.ask("\(path)/PowerOfTen").body == "PowerOfTen=-3")
        #expect(fixture.ask("\(path)/FlowDirection").body == "FlowDirection=4")
    }
}

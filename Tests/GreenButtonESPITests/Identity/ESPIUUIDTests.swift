import Testing

@testable import GreenButtonESPI

@Suite struct ESPIUUIDTests {
    @Test("version 5 gives the example of RFC 9562 appendix A.4")
    func example() throws {
        let dns = try #require(ESPIUUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8"))
        let uuid = ESPIUUID(version5In: dns, name: "www.example.com")
        #expect(uuid.description == "2ed6657d-e927-568b-95e1-2665a8aea6a2")
        #expect(uuid.urn == "urn:uuid:2ed6657d-e927-568b-95e1-2665a8aea6a2")
    }

    @Test("text is read in either case, with or without the scheme, and nothing else")
    func text() throws {
        let uuid = ESPIUUID.urlNamespace
        #expect(ESPIUUID(uuid.description) == uuid)
        #expect(ESPIUUID(uuid.urn) == uuid)
        #expect(ESPIUUID("URN:UUID:6BA7B811-9DAD-11D1-80B4-00C04FD430C8") == uuid)
        for bad in [
            "", "6ba7b811-9dad-11d1-80b4-00c04fd430c", "6ba7b811-9dad-11d1-80b4-00c04fd430c88",
            "6ba7b811x9dad-11d1-80b4-00c04fd430c8", "6ba7b811-9dad-11d1-80b4-00c04fd430cg",
            "urn:uuxd:6ba7b811-9dad-11d1-80b4-00c04fd430c8",
        ] {
            #expect(ESPIUUID(bad) == nil, "\(bad)")
        }
    }
}

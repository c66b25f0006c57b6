import OpenSEGAPI
import Testing

@testable import OpenSEGServer

@Suite("Settings")
struct ConfigurationKeyTests {
    /// For each setting: values that are accepted and values that are not.
    static let cases: [(key: String, accepted: [String], refused: [String])] = [
        (
            "device", ["/dev/ttyUSB0", "/dev/serial/by-id/usb-X", "tcp:host:1", "tcp:[::1]:2000"],
            ["ttyUSB0", "tcp:host", "tcp:host:0", "tcp:host:65536", "http://host/"]
        ),
        (
            "meter", ["0x00158d0000a1b2c3", "1", "0xFFFFFFFFFFFFFFFF"],
            ["0x", "meter", "0x00158d0000a1b2c3f", "-1", "0xG"]
        ),
        (
            "interval", ["4", "8", "3600"],
            ["3", "3601", "4s", "4.5", "-4", "+4", "99999999999999999999"]
        ),
        ("register-interval", ["4", "86400"], ["3", "86401", "x"]),
        ("hours", ["1", "48", "8760"], ["0", "8761", "2 days"]),
        ("capacity", ["1", "8000000"], ["0", "8000001", "many"]),
        ("price-and-messages", ["yes", "no"], ["true", "on"]),
        ("journal", ["/var/lib/openseg/journal", "none"], []),
        ("stale-after", ["1", "3", "1000"], ["0", "1001"]),
        (
            "listen",
            [
                "127.0.0.1:8443", "[::1]:8443", "*:8443", "[::]:1,0.0.0.0:1", "unix:/run/x.sock",
                "127.0.0.1:1 [::1]:1",
            ],
            ["8443", "localhost", "1.2.3:4", "[::1]", "*:65536", ",", "unix:x", "host.example:1"]
        ),
        (
            "host-names", ["meter.example.org", "a,b", "192.0.2.1, ::1"],
            ["a b!", "https://meter", "meter:8443", "[::1]"]
        ),
        (
            "allow-origins", ["https://home.example:8123", "http://a, https://b"],
            ["*", "home.example", "https://a/"]
        ),
        ("certificate", ["a.pem"], []), ("private-key", ["a.pem"], []),
        ("authority", ["a.pem"], []), ("authority-key", ["a.pem"], []),
        ("users", ["users", "none"], []), ("data-directory", ["/var/lib/x"], []),
        ("plain-http", ["yes", "no"], ["true", "1", "YES"]),
        ("installation", ["0123-abcd"], ["short", "with blank", "ümlaut-12345"]),
        ("currency", ["840", "978"], ["0", "1000", "USD"]),
        ("phases", ["split", "three", "one"], ["two", "3"]),
        (
            "time-zone-offset", ["+00:00", "-08:00", "+05:45", "+14:00", "-12:00"],
            ["1", "+1:00", "+01:60", "+14:01", "-12:01", "01:00", "+01-00", "UTC"]
        ),
        (
            "daylight-saving",
            [
                "none", "europe", "north-america",
                "second Sunday of March 02:00; first Sunday of November 02:00",
            ],
            ["Europe", "last Sunday of March 02:00", "none; none", "x; y", ";", "a; b; c"]
        ),
        ("log-format", ["text", "json"], ["xml"]),
    ]

    @Test("Every setting has a case here, stands once, and explains itself")
    func complete() {
        #expect(ConfigurationKey.all.map(\.name).sorted() == Self.cases.map(\.key).sorted())
        for key in ConfigurationKey.all {
            #expect(key.meaning.hasSuffix("."))
            #expect(!key.accepted.isEmpty && !key.standard.isEmpty)
            #expect(HelpText.about("config")?.contains("\n\(key.name)\n") == true)
        }
    }

    @Test(
        "Accepted values are accepted, others are refused with what was wrong",
        arguments: cases.map(\.key))
    func values(name: String) throws {
        let key = try #require(ConfigurationKey.named(name))
        let values = try #require(Self.cases.first { $0.key == name })
        for text in values.accepted {
            var configuration = ServerConfiguration()
            #expect(key.set(.init(text: text), &configuration) == nil, "\(name) = \(text)")
        }
        for text in values.refused {
            var configuration = ServerConfiguration()
            #expect(key.set(.init(text: text), &configuration) != nil, "\(name) = \(text)")
        }
    }

    @Test("Values arrive where they belong")
    func effects() throws {
        var configuration = ServerConfiguration()
        func set(_ name: String, _ text: String, folder: String = "") throws {
            let key = try #require(ConfigurationKey.named(name))
            #expect(key.set(.init(text: text, folder: folder), &configuration) == nil)
        }
        #expect(configuration.demandCapacity == 43_200)
        #expect(configuration.registerCapacity == 2_880)
        try set("interval", "8")
        #expect(configuration.demandCapacity == 21_600)
        try set("capacity", "100")
        #expect(configuration.demandCapacity == 100)
        try set("hours", "1")
        #expect(configuration.demandCapacity == 450)
        try set("meter", "0x00158d0000a1b2c3")
        #expect(configuration.meter == 0x0015_8D00_00A1_B2C3)
        try set("time-zone-offset", "-08:00")
        try set("daylight-saving", "north-america")
        try set("phases", "three")
        try set("installation", "0123-abcd")
        try set("stale-after", "5")
        #expect(
            configuration.apiConfiguration
                == APIConfiguration(
                    installationIdentifier: "0123-abcd", staleAfterIntervals: 5,
                    timeZoneOffsetSeconds: -28_800, daylightSaving: .northAmerica,
                    currencyCode: nil, phaseCode: 225))
        try set(
            "daylight-saving", "second Sunday of March 02:00; first Sunday of November 02:00")
        #expect(
            configuration.apiConfiguration.daylightSaving
                == .rules(start: 0x360E_2000, end: 0xB40E_2000, offsetSeconds: 3600))
        try set("certificate", "c.pem", folder: "/etc/x")
        #expect(configuration.certificatePath == "/etc/x/c.pem")
        try set("private-key", "/k.pem", folder: "/etc/x")
        #expect(configuration.privateKeyPath == "/k.pem")
        #expect(configuration.authorityPaths == nil)
        try set("data-directory", "/data")
        #expect(configuration.usersPath == "/data/users")
        try set("users", "none")
        #expect(configuration.usersPath == nil)
        #expect(configuration.listenAddresses.map(\.description) == ["*:8443"])
        try set("plain-http", "yes")
        #expect(configuration.listenAddresses.allSatisfy { $0.isLocal })
        #expect(configuration.listenAddresses.count == 2)
    }

    @Test("The environment's names")
    func environmentNames() {
        #expect(ConfigurationKey.named("host-names")?.environmentName == "OPENSEG_HOST_NAMES")
        #expect(ConfigurationKey.named("device")?.environmentName == "OPENSEG_DEVICE")
    }
}

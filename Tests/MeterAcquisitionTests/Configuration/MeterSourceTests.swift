import Testing

@testable import MeterAcquisition

struct MeterSourceTests {
    @Test(arguments: [
        ("/dev/ttyUSB0", MeterSource.serial(path: "/dev/ttyUSB0")),
        ("./link", .serial(path: "./link")),
        (
            "/dev/serial/by-id/usb-Rainforest_RFA-Z106:1-if00",
            .serial(path: "/dev/serial/by-id/usb-Rainforest_RFA-Z106:1-if00")
        ),
        ("tcp:meter.local:2000", .tcp(host: "meter.local", port: 2000)),
        ("tcp:127.0.0.1:1", .tcp(host: "127.0.0.1", port: 1)),
        ("tcp:[::1]:65535", .tcp(host: "::1", port: 65_535)),
        ("tcp:[fe80::1%eth0]:2000", .tcp(host: "fe80::1%eth0", port: 2000)),
    ])
    func `paths and TCP addresses are read and written alike`(text: String, source: MeterSource) {
        #expect(MeterSource(text) == source)
        #expect(source.description == text)
    }

    @Test(arguments: [
        "", "ttyUSB0", "tcp:", "tcp:host", "tcp:host:", "tcp::2000", "tcp:host:0", "tcp:host:65536",
        "tcp:host:-1", "tcp:ho st:1", "tcp:a/b:1", "tcp:::1:2000", "tcp:[]:2000",
        "http://meter.local:2000", "/dev/tty\n", "/dev/tty\u{0}", "tcp:[::1:2000",
    ])
    func `anything else is refused`(text: String) {
        #expect(MeterSource(text) == nil)
    }
}

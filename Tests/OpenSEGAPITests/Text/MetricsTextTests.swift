import Testing

@testable import OpenSEGAPI

@Suite("OpenMetrics text")
struct MetricsTextTests {
    @Test("Label values are escaped")
    func escapes() {
        var text = MetricsText()
        text.sample("a", 1, label: ("b", "x\"y\\z\n"))
        #expect(String(decoding: text.output, as: UTF8.self) == "a{b=\"x\\\"y\\\\z\\n\"} 1\n")
    }
}

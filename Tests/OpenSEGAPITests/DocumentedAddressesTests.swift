import Testing

@testable import OpenSEGAPI

/// Each address of the documentation, letter by letter.
@Suite("Documented addresses")
struct DocumentedAddressesTests {
    @Test(
        "Literal paths",
        arguments: [
            ("/meter/electricity/interval_reading/csv", "text/csv"),
            ("/meter/electricity/interval_reading/csv/", "text/csv"),
            ("/meter/electricity/interval_reading/gb", "application/atom+xml"),
            ("/meter/electricity/interval_reading/gb/", "application/atom+xml"),
            ("/meter/electricity/interval_reading/json", "application/json"),
            ("/meter/electricity/interval_reading/csv/3600", "text/csv"),
            ("/meter/electricity/interval_reading/csv/172800", "text/csv"),
            ("/meter/electricity/interval_reading/gb/172800", "application/atom+xml"),
            ("/meter/electricity/interval_reading/gb/172800/", "application/atom+xml"),
            ("/meter/electricity/interval_reading/json/172800", "application/json"),
            ("/meter/electricity/interval_reading/csv/all", "text/csv"),
            ("/meter/electricity/interval_reading/gb/all", "application/atom+xml"),
            ("/meter/electricity/interval_reading/json/all", "application/json"),
            (
                "/meter/electricity/interval_reading/csv?start=1421352000&end=1421352016",
                "text/csv"
            ),
            (
                "/meter/electricity/interval_reading/json?start=2015-01-15T20:00:00Z"
                    + "&end=2015-01-15T21:00:00%2B00:00", "application/json"
            ),
            ("/meter/electricity/interval_reading/json?since=0&wait=20", "application/json"),
            ("/meter/electricity/interval_reading/json/all?points=1000", "application/json"),
            ("/meter/electricity/interval_reading/csv/all?header=1", "text/csv"),
            ("/meter/electricity/register_reading/csv", "text/csv"),
            ("/meter/electricity/register_reading/csv/3600?flow=received", "text/csv"),
            ("/meter/electricity/register_reading/gb/all", "application/atom+xml"),
            ("/meter/electricity/register_reading/json/all", "application/json"),
            ("/meter/electricity/interval_energy/csv/all?period=900", "text/csv"),
            (
                "/meter/electricity/interval_energy/gb/172800?period=900&flow=delivered",
                "application/atom+xml"
            ),
            ("/meter/electricity/interval_energy/json/all?period=3600", "application/json"),
            ("/meter/electricity/meta_data/kvp", "text/plain"),
            ("/meter/electricity/meta_data/kvp/DateTimeInterval", "text/plain"),
            ("/meter/electricity/meta_data/kvp/Commodity", "text/plain"),
            ("/meter/electricity/meta_data/kvp/Kind", "text/plain"),
            ("/meter/electricity/meta_data/kvp/FlowDirection", "text/plain"),
            ("/meter/electricity/meta_data/kvp/PowerOfTen", "text/plain"),
            ("/meter/electricity/meta_data/kvp/UnitsOfMeasurement", "text/plain"),
            ("/meter/electricity/trust_report", "application/json"),
            (
                "/meter/electricity/trust_report?start=1421352000&end=1421355600",
                "application/json"
            ),
            (
                "/meter/electricity/demand_response_report?start=1421353000&end=1421354000"
                    + "&baseline_start=1421352000&baseline_end=1421353000", "application/json"
            ),
            ("/meter/electricity/events", "text/event-stream"),
            ("/status", "application/json"), ("/metrics", "application/openmetrics-text"),
            ("/health", "text/plain"), ("/openapi.json", "application/json"),
            ("/status/", "application/json"), ("/health/", "text/plain"),
        ])
    func literal(target: String, type: String) throws {
        let fixture = try APIFixture()
        for second in stride(from: Int64(0), through: 3600, by: 8) {
            try fixture.append(second, milliwatts: 1_184_000)
            try fixture.append(second, delivered: UInt64(second) * 329, received: 12_500)
        }
        let answer = fixture.ask(target, at: 3602)
        #expect(answer.status == 200, "\(answer.body)")
        #expect(answer.response.contentType?.hasPrefix(type) == true)
    }
}

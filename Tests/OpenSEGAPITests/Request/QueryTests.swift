import Testing

@testable import OpenSEGAPI

@Suite("Query parameters")
struct QueryTests {
    private static let reading = "/meter/electricity/interval_reading"

    @Test(
        "Unknown, out of place, twice, or not in the form: what is accepted here",
        arguments: [
            (
                "\(reading)/csv?start=yesterday", 400,
                "start=\"yesterday\" is not accepted; give Unix"
            ),
            ("\(reading)/csv?start=1421352024000", 400, "give Unix seconds from 0 to 253402300799"),
            ("\(reading)/csv?start=", 400, "start=\"\" is not accepted"),
            (
                "\(reading)/csv?start=2015-01-15T20:00:00", 400,
                "RFC 3339 date-time with whole seconds"
            ),
            ("\(reading)/csv?start=1&start=2", 400, "start is given twice; give it once"),
            (
                "\(reading)/csv?begin=1", 400,
                "unknown query parameter \"begin\"; accepted here: start,"
            ),
            (
                "\(reading)/csv/60?start=1", 400,
                "query parameter \"start\" is not accepted here; accepted here: points, header"
            ),
            ("\(reading)/csv?header=yes", 400, "header=\"yes\" is not accepted; give 0 or 1"),
            ("\(reading)/json?header=1", 400, "query parameter \"header\" is not accepted here"),
            ("\(reading)/csv?%zz=1", 400, "a percent sign that is not followed by two hexadecimal"),
            (
                "\(reading)/gb/all?points=100", 400,
                "parameter \"points\" is not accepted here; accepted here: none"
            ),
            ("\(reading)/csv?flow=received", 400, "query parameter \"flow\" is not accepted here"),
            ("/status?x=1", 400, "unknown query parameter \"x\"; accepted here: none"),
            ("/health?x", 400, "unknown query parameter \"x\""),
        ])
    func refused(target: String, status: Int, words: String) throws {
        try expectRefusal(target, status, words)
    }
}

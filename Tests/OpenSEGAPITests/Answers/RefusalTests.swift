import Testing

@testable import OpenSEGAPI

@Suite("Refusals: what was wrong and what is accepted, in one sentence")
struct RefusalTests {
    private static let reading = "/meter/electricity/interval_reading"

    @Test(
        "Addresses, formats, numbers, dates and parameters",
        arguments: [
            ("/nothing", 404, "there is nothing at this address"),
            ("/", 404, "there is nothing at this address"),
            ("/meter/electricity", 404, "there is nothing at this address"),
            ("/meter/gas/interval_reading/csv", 404, "there is nothing at this address"),
            ("\(reading)", 404, "the format is missing"),
            ("\(reading)/xml", 404, "no format \"xml\" after /interval_reading/; accepted are csv"),
            ("\(reading)/CSV", 404, "no format \"CSV\""),
            ("\(reading)/csv/all/1", 404, "nothing below /interval_reading/csv/"),
            (
                "\(reading)/csv/0", 400,
                "\"0\" is not a number of seconds; accepted are whole numbers"
            ),
            ("\(reading)/csv/-5", 400, "\"-5\" is not a number of seconds"),
            ("\(reading)/csv/1.5", 400, "\"1.5\" is not a number"),
            ("\(reading)/csv/abc", 400, "\"abc\" is not a number"),
            ("\(reading)/csv/%00", 400, "\"?\" is not a number"),
            ("\(reading)/csv/4294967296", 400, "from 1 to 4294967295, or the word all"),
            ("\(reading)/csv/99999999999999999999999", 400, "is not a number of seconds"),
            ("\(reading)/csv?start=2&end=1", 400, "must lie before end"),
            ("\(reading)/csv?start=1&end=1", 404, "data not found: there is no reading from 1970"),
            ("/meter/electricity/trust_report?start=1&end=1", 400, "must lie before end"),
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
            ("\(reading)/csv?end=1", 400, "end is accepted together with start only"),
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
                "\(reading)/csv?since=-1", 400,
                "since=\"-1\" is not accepted; give a sequence number"
            ),
            ("\(reading)/csv?since=0&start=1", 400, "either since or start and end"),
            ("\(reading)/csv?wait=5", 400, "wait is accepted together with since only"),
            ("\(reading)/csv?since=3&wait=0", 404, "nothing has come after sequence 3 yet"),
            ("\(reading)/csv?since=3&wait=-1", 400, "wait=\"-1\" is not accepted; give whole"),
            ("\(reading)/csv?since=0&wait=301", 400, "from 0 to 300"),
            (
                "\(reading)/csv/all?points=0", 400,
                "points=\"0\" is not accepted; give a whole number from 1 to 100000"
            ),
            (
                "\(reading)/gb/all?points=100", 400,
                "parameter \"points\" is not accepted here; accepted here: none"
            ),
            ("\(reading)/csv?points=100", 400, "points needs a range"),
            ("\(reading)/csv?flow=received", 400, "query parameter \"flow\" is not accepted here"),
            (
                "/meter/electricity/register_reading/csv?flow=both", 400,
                "give delivered or received"
            ),
            ("/meter/electricity/interval_energy/csv/all?period=700", 400, "that divide a day"),
            ("/meter/electricity/interval_energy/csv/all?period=0", 400, "period=\"0\" is not"),
            (
                "/meter/electricity/meta_data/kvp/Nope", 404,
                "no metadata key \"Nope\"; accepted are"
            ),
            ("/status?x=1", 400, "unknown query parameter \"x\"; accepted here: none"),
            ("/health?x", 400, "unknown query parameter \"x\""),
            ("\(reading)/json/%22%3Cscript%3E", 400, "\"?<script>\" is not a number"),
        ])
    func refusals(target: String, status: Int, words: String) throws {
        let answer = try APIFixture.documented().ask(target)
        #expect(answer.status == status, "\(target): \(answer.body)")
        #expect(answer.body.contains(words), "\(target): \(answer.body)")
        #expect(answer.body.hasSuffix("\n") && !answer.body.dropLast().contains("\n"))
        #expect(answer.response.contentType == "text/plain; charset=utf-8")
        #expect(answer.response.header("cache-control") == "no-store")
    }

    @Test("Long and unprintable input is quoted short and plain")
    func quoting() throws {
        let long = String(repeating: "A", count: 5000)
        let answer = try APIFixture.documented().ask("\(Self.reading)/\(long)")
        #expect(answer.status == 404)
        #expect(answer.body.utf8.count < 200)
        #expect(APIProblem.quoted("a\r\nb\u{7f}é\"") == "\"a??b????\"")
    }
}

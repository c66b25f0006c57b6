import Testing

@testable import OpenSEGAPI

@Suite("What is asked of a series")
struct ReadingsRequestTests {
    private static let reading = "/meter/electricity/interval_reading"

    @Test(
        "Parameters that do not go together, and numbers beyond their limits",
        arguments: [
            ("\(reading)/csv?start=2&end=1", 400, "must lie before end"),
            ("\(reading)/csv?start=1&end=1", 404, "data not found: there is no reading from 1970"),
            ("/meter/electricity/trust_report?start=1&end=1", 400, "must lie before end"),
            ("\(reading)/csv?end=1", 400, "end is accepted together with start only"),
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
            ("\(reading)/csv?points=100", 400, "points needs a range"),
            (
                "/meter/electricity/register_reading/csv?flow=both", 400,
                "give delivered or received"
            ),
            ("/meter/electricity/interval_energy/csv/all?period=700", 400, "that divide a day"),
            ("/meter/electricity/interval_energy/csv/all?period=0", 400, "period=\"0\" is not"),
        ])
    func refused(target: String, status: Int, words: String) throws {
        try expectRefusal(target, status, words)
    }
}

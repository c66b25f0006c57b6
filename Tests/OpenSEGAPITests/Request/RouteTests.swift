import Testing

@testable import OpenSEGAPI

@Suite("Addresses")
struct RouteTests {
    private static let reading = "/meter/electricity/interval_reading"

    @Test(
        "An address, a format, a key or a number that there is not: what would have been right",
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
            (
                "/meter/electricity/meta_data/kvp/Nope", 404,
                "no metadata key \"Nope\"; accepted are"
            ),
            ("\(reading)/json/%22%3Cscript%3E", 400, "\"?<script>\" is not a number"),
        ])
    func refused(target: String, status: Int, words: String) throws {
        try expectRefusal(target, status, words)
    }
}

import IntervalCache
import Testing

@testable import OpenSEGAPI

@Suite("The current reading")
struct OpenSEGAPICurrentTests {
    private let csv = "/meter/electricity/interval_reading/csv"

    @Test("CSV: one row, watts then seconds, with its age in a header")
    func row() throws {
        let answer = try APIFixture.documented().ask(csv)
        #expect(answer.status == 200)
        #expect(answer.body == "1176,1421352016\r\n")
        #expect(answer.response.contentType == "text/csv; charset=utf-8; header=absent")
        #expect(answer.response.header("OpenSEG-Age") == "age=3, limit=24")
        #expect(
            answer.response.header("OpenSEG-Sequence")
                == "first=3, last=3, overwritten=0, run=1421351000")
        #expect(answer.response.header("Cache-Control") == "no-store")
        #expect(answer.response.header("ETag") == nil)
    }

    @Test("CSV with header=1: the row before names the columns")
    func headerRow() throws {
        let answer = try APIFixture.documented().ask(csv + "?header=1")
        #expect(answer.body == "watts,unix-seconds\r\n1176,1421352016\r\n")
        #expect(answer.response.contentType == "text/csv; charset=utf-8; header=present")
    }

    @Test("JSON: value, times, number, age and freshness")
    func json() throws {
        let answer = try APIFixture.documented().ask("/meter/electricity/interval_reading/json")
        #expect(answer.response.contentType == "application/json")
        #expect(
            answer.body
                == #"{"series":"interval_reading","unit":"W","interval_seconds":8,"#
                + #""run":1421351000,"reading":{"time":1421352016,"watts":1176,"sequence":3,"#
                + #""epoch":0,"utc":"2015-01-15T20:00:16Z","received_at":1421352017},"#
                + #""age_seconds":3,"age_limit_seconds":24,"fresh":true}"# + "\n")
    }

    @Test("Values are exact: export is negative, milliwatts are decimals")
    func exact() throws {
        let fixture = try APIFixture()
        try fixture.append(0, milliwatts: -500_250)
        #expect(fixture.ask(csv).body == "-500.25,1421352000\r\n")
        #expect(
            fixture.ask("/meter/electricity/interval_reading/json").body
                .contains("\"watts\":-500.25,"))
    }

    @Test("Registers: delivered unless received is asked for; JSON holds both")
    func registers() throws {
        let fixture = try APIFixture.documented()
        let path = "/meter/electricity/register_reading"
        #expect(fixture.ask(path + "/csv").body == "22345683,1421352016\r\n")
        #expect(fixture.ask(path + "/csv?flow=delivered").body == "22345683,1421352016\r\n")
        #expect(
            fixture.ask(path + "/csv?flow=received&header=1").body
                == "watt-hours,unix-seconds\r\n1000.5,1421352016\r\n")
        #expect(
            fixture.ask(path + "/json").body.contains(
                #""delivered_watt_hours":22345683,"received_watt_hours":1000.5,"#))
    }

    @Test("A register that the meter does not tell: 404 in CSV and gb, null in JSON")
    func untoldRegister() throws {
        let fixture = try APIFixture()
        try fixture.append(0, delivered: 5_000, received: nil)
        let path = "/meter/electricity/register_reading"
        for format in ["csv", "gb", "csv/all", "gb/all", "csv/3600"] {
            let answer = fixture.ask("\(path)/\(format)?flow=received")
            #expect(answer.status == 404)
            #expect(answer.body.contains("data not found"))
            #expect(answer.body.contains("register of energy received"))
        }
        #expect(fixture.ask(path + "/json").body.contains(#""received_watt_hours":null"#))
    }

    @Test("Three intervals old: 503 with Retry-After and the age in the sentence")
    func stale() throws {
        let fixture = try APIFixture.documented()
        #expect(fixture.ask(csv, at: 40).status == 200)
        for format in ["csv", "json", "gb"] {
            let answer = fixture.ask("/meter/electricity/interval_reading/\(format)", at: 41)
            #expect(answer.status == 503)
            #expect(answer.response.header("Retry-After") == "8")
            #expect(
                answer.body
                    == "the newest reading is 24 s old (received 2015-01-15T20:00:17Z); "
                    + "a current reading is less than 24 s old: The meter answers.\n")
        }
    }

    @Test("The limit is configurable")
    func limit() throws {
        let fixture = try APIFixture(
            configuration: APIConfiguration(installationIdentifier: "t", staleAfterIntervals: 10))
        try fixture.append(0, milliwatts: 1000)
        #expect(fixture.ask(csv, at: 80).status == 200)
        #expect(fixture.ask(csv, at: 81).status == 503)
    }

    @Test("No reading yet: 503 with the reason")
    func empty() throws {
        let answer = try APIFixture().ask(csv)
        #expect(answer.status == 503)
        #expect(answer.response.header("Retry-After") == "8")
        #expect(answer.body == "no reading has been received yet: The meter answers.\n")
    }

    @Test("A gateway clock that was set back makes the age unknown, not young")
    func clockSetBack() throws {
        let fixture = try APIFixture.documented()
        #expect(fixture.ask(csv, at: 0).status == 200)
        let answer = fixture.ask(csv, at: -100_000)
        #expect(answer.status == 503)
        #expect(answer.body.contains("lies in the future"))
    }

    @Test("Age is by receive time: a meter whose clock is off is not stale")
    func meterClockOff() throws {
        let fixture = try APIFixture()
        try fixture.append(-1_000_000, milliwatts: 7000, offset: 1_000_000)
        #expect(fixture.ask(csv, at: 5).body == "7,1420352000\r\n")
        #expect(fixture.ask(csv, at: 5).response.header("OpenSEG-Age") == "age=5, limit=24")
    }
}

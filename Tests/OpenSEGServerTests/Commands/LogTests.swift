import Foundation
import Testing

@testable import OpenSEGServer

@Suite("Log lines")
struct LogTests {
    @Test("Text: time, part, message, always one line")
    func text() {
        let log = Log(.text)
        #expect(
            log.line(.server, "two\nlines\u{1B}[1m", unixSeconds: 1_795_192_909)
                == "2026-11-20T16:41:49Z server: two lines [1m")
    }

    @Test("JSON: one object that a stranger's parser reads back")
    func json() throws {
        let message = "quote \" backslash \\ newline \n escape \u{1B} delete \u{7F} ümlaut"
        let line = Log(.json).line(.acquisition, message, unixSeconds: 0)
        #expect(!line.contains("\n"))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        #expect(
            object == [
                "time": "1970-01-01T00:00:00Z", "part": "acquisition", "message": message,
            ])
    }
}

import Foundation
import Testing

@testable import OpenSEGAPI

@Suite("JSON text")
struct JSONWriterTests {
    @Test("Objects, arrays and values, with their commas")
    func nesting() {
        var json = JSONWriter()
        json.beginObject()
        json.integer("a", 1)
        json.beginArray("b")
        json.beginObject()
        json.endObject()
        json.beginObject()
        json.thousandths("w", -1500)
        json.null("n")
        json.endObject()
        json.integer(nil, UInt64.max)
        json.endArray()
        json.bool("c", true)
        json.utc("d", 0)
        json.endObject()
        #expect(
            String(decoding: json.output, as: UTF8.self)
                == #"{"a":1,"b":[{},{"w":-1.5,"n":null},18446744073709551615],"c":true,"#
                + #""d":"1970-01-01T00:00:00Z"}"#)
    }

    @Test("Any text comes back from another reader as it went in")
    func escapes() throws {
        let text = "a\"b\\c\u{0}\u{1f}\u{7f}\n\r\té漢😀</script>"
        var json = JSONWriter()
        json.beginObject()
        json.string("t", text)
        json.endObject()
        let read = try JSONSerialization.jsonObject(with: Data(json.output)) as? [String: String]
        #expect(read == ["t": text])
    }
}

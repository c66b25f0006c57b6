import Testing

@testable import OpenSEGServer

@Suite("Lines of a text")
struct StringTextLinesTests {
    @Test("Lines end with LF or CR LF")
    func lines() {
        #expect("a\r\nb\nc".textLines == ["a", "b", "c"])
        #expect("a\n\n".textLines == ["a", ""])
        #expect("".textLines == [])
        #expect("\r\n".textLines == [""])
    }
}

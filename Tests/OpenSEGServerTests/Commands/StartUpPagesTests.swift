import Testing

@testable import OpenSEGServer

@Suite struct StartUpPagesTests {
    @Test(arguments: [
        ("1000-3000 r-xp 000df000 fe:01 1234                       /usr/bin/openseg", true),
        ("1000-3000 r-xp 000df000 fe:01 1234  /usr/bin/with blank", true),
        ("1000-3000 r--p 000df000 fe:01 1234                       /usr/bin/openseg", false),
        ("1000-3000 rw-p 000df000 fe:01 1234                       /usr/bin/openseg", false),
        ("1000-3000 r-xp 00000000 00:00 0                          [vdso]", false),
        ("1000-3000 r-xp 00000000 00:00 0", false),
        ("3000-1000 r-xp 00000000 00:00 0  /x", false), ("", false), ("x r-xp 0 0 0 /x", false),
    ])
    func `Only code that a file backs is given back`(_ line: String, _ isCode: Bool) {
        #expect(StartUpPages.codeRange(line) == (isCode ? 0x1000..<0x3000 : nil))
    }

    @Test func `The program goes on after its pages were given back`() throws {
        StartUpPages.giveBack()
        #expect(PasswordHash(stored: "x") == nil)
        #expect(try #require(ListenAddress("127.0.0.1:80")).description == "127.0.0.1:80")
    }
}

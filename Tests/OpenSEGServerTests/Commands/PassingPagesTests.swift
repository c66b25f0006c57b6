import Testing

@testable import OpenSEGServer

@Suite struct PassingPagesTests {
    @Test(arguments: [
        ("1000-3000 r-xp 000df000 fe:01 1234                       /usr/bin/openseg", true),
        ("1000-3000 r-xp 000df000 fe:01 1234  /usr/bin/with blank", true),
        ("1000-3000 rw-p 000df000 fe:01 1234                       /usr/bin/openseg", false),
        ("1000-3000 r-xp 00000000 00:00 0                          [vdso]", false),
        ("1000-3000 r-xp 00000000 00:00 0", false),
        ("3000-1000 r-xp 00000000 00:00 0  /x", false), ("", false), ("x r-xp 0 0 0 /x", false),
        // Constants only where none of them was written to.
        ("1000-3000 r--p 000df000 fe:01 1234                       /usr/bin/openseg", false),
        ("1000-3000 r--p 0 0 0 /x\nRss:     8 kB\nAnonymous:         0 kB", true),
        ("1000-3000 r--p 0 0 0 /x\nRss:     8 kB\nAnonymous:         4 kB", false),
        ("1000-3000 rw-p 0 0 0 /x\nRss:     8 kB\nAnonymous:         0 kB", false),
        ("1000-3000 r--p 0 0 0 [vvar]\nAnonymous:         0 kB", false),
    ])
    func `Only what a file has as well is given back`(_ maps: String, _ isGiven: Bool) {
        #expect(
            PassingPages.unwrittenMappings(Array(maps.utf8))
                == (isGiven ? [0x1000..<0x3000] : []))
    }

    @Test func `Each mapping has lines of its own`() {
        let maps = """
            1000-2000 r--p 0 0 0 /x
            Anonymous:         0 kB
            2000-3000 r-xp 0 0 0 /x
            Anonymous:         0 kB
            3000-4000 r--p 0 0 0 /x
            Anonymous:         4 kB
            4000-5000 rw-p 0 0 0 /x
            Anonymous:         0 kB

            """
        #expect(
            PassingPages.unwrittenMappings(Array(maps.utf8))
                == [0x1000..<0x2000, 0x2000..<0x3000])
    }

    @Test func `The program goes on after its pages were given back`() throws {
        let pages = PassingPages()
        pages.giveBack()
        pages.giveBack()
        #expect(PasswordHash(stored: "x") == nil)
        #expect(try #require(ListenAddress("127.0.0.1:80")).description == "127.0.0.1:80")
        #expect(Instant.now().unixSeconds > 1_700_000_000)
    }
}

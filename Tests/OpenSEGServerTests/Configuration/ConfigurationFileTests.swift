import Testing

@testable import OpenSEGServer

@Suite("Configuration file")
struct ConfigurationFileTests {
    private func read(_ text: String) -> ConfigurationFile {
        ConfigurationFile(Array(text.utf8), name: "f")
    }

    @Test(
        "Lines that are understood",
        arguments: [
            ("interval = 8", "8"), ("interval=8", "8"), ("  interval\t=\t8  ", "8"),
            ("interval = 8\r\n", "8"), ("\u{FEFF}interval = 8", "8"),
            ("# first\n\ninterval = 8 # comment", "8"), ("interval = \"8\"", "8"),
            ("interval = a#b", "a#b"), ("interval = \"a # b\" # c", "a # b"),
            ("interval = a = b", "a = b"), ("interval = \" a \"", " a "),
        ])
    func understood(text: String, value: String) {
        let file = read(text)
        #expect(file.entries.map(\.key) == ["interval"])
        #expect(file.entries.map(\.value) == [value])
        #expect(file.problems.isEmpty)
    }

    @Test(
        "An empty file, blank lines and comments hold nothing",
        arguments: ["", "\n\n", "# x", " \t"])
    func nothing(text: String) {
        #expect(read(text).entries.isEmpty)
        #expect(read(text).problems.isEmpty)
    }

    @Test(
        "Each wrong line is named once, with its number",
        arguments: [
            ("interval", "no equals sign"), ("= 4", "'' is not a setting"),
            ("intervall = 4", "did you mean interval?"), ("INTERVAL = 4", "'INTERVAL' is not"),
            ("colour = red", "openseg help config lists them"), ("interval =", "has no value"),
            ("interval = # 4", "has no value"), ("interval = \"4", "quotes do not match"),
            ("interval = 4\"", "quotes do not match"), ("interval = \"", "quotes do not match"),
            ("interval = \"\"", "has no value"), ("interval = 4\u{7}", "not UTF-8 text"),
            ("interval = 4\u{0}", "not UTF-8 text"),
        ])
    func wrong(line: String, words: String) {
        let file = read("hours = 2\n" + line + "\nusers = x\n")
        #expect(file.entries.map(\.key) == ["hours", "users"])
        #expect(file.problems.count == 1)
        #expect(file.problems.first?.place == "f:2")
        #expect(file.problems.first?.message.contains(words) == true, "\(file.problems)")
    }

    @Test("A key that stands twice keeps the first and names both lines")
    func repeated() {
        let file = read("interval = 4\nhours = 2\ninterval = 8\n")
        #expect(file.entries.map(\.value) == ["4", "2"])
        #expect(
            file.problems.map(\.sentence) == [
                "f:3: interval stands in line 1 already; keep one of them"
            ])
    }

    @Test("Bytes that are not UTF-8 spoil only their line")
    func notUTF8() {
        let file = ConfigurationFile(
            Array("hours = 2\nusers = ".utf8) + [0xFF, 0xFE, 10] + Array("interval = 4".utf8),
            name: "f")
        #expect(file.entries.map(\.key) == ["hours", "interval"])
        #expect(file.problems.map(\.place) == ["f:2"])
    }
}

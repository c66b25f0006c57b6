import Testing

@testable import OpenSEGServer

@Suite("Command line options")
struct CommandOptionsTests {
    private func read(_ arguments: [String]) throws -> CommandOptions {
        try CommandOptions(
            arguments, flags: [.init(name: "dir"), .init(name: "force", takesValue: false)],
            withSettings: true, maximumWordCount: 1)
    }

    @Test("Both forms of a flag, switches, words, negative numbers")
    func understood() throws {
        let options = try read([
            "--dir", "a", "--force", "word", "--interval=8", "--plain-http", "--time-zone-offset",
            "-05:00", "--phases=",
        ])
        #expect(options["dir"] == "a")
        #expect(options["force"] == "")
        #expect(options["interval"] == "8")
        #expect(options["plain-http"] == "yes")
        #expect(options["time-zone-offset"] == "-05:00")
        #expect(options["phases"] == "")
        #expect(options["hours"] == nil)
        #expect(options.words == ["word"])
        #expect(try read(["--plain-http=no"])["plain-http"] == "no")
        #expect(try read(["--plain-http", "no"])["plain-http"] == "no")
        #expect(try read(["--plain-http", "yes", "word"]).words == ["word"])
        #expect(try read(["--plain-http", "word"])["plain-http"] == "yes")
    }

    @Test(
        "Each mistake is named",
        arguments: [
            (["--dir"], "--dir needs a value"), (["--dir", "--force"], "--dir needs a value"),
            (["--force=1"], "takes no value"), (["--dir", "a", "--dir=b"], "stands twice"),
            (["--intervall", "4"], "did you mean --interval?"),
            (["a", "b"], "'b' is not expected"),
            (["--"], "'--' is not a setting"), (["--help=1"], "takes no value"),
        ])
    func mistakes(arguments: [String], words: String) {
        let error = #expect(throws: CommandOptions.UsageError.self) { _ = try read(arguments) }
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }
}

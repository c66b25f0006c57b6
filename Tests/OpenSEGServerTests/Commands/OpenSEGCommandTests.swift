import Testing

@testable import OpenSEGServer

@Suite("openseg")
struct OpenSEGCommandTests {
    @Test("Alone it explains its subcommands")
    func alone() {
        let console = CapturedConsole()
        #expect(console.run() == .success)
        for word in ["init", "serve", "check-config", "probe", "user", "help"] {
            #expect(console.output.joined().contains("openseg \(word)"))
        }
    }

    @Test(
        "Every command has its help under both names",
        arguments: ["serve", "init", "check-config", "probe", "user"])
    func help(command: String) {
        let console = CapturedConsole()
        #expect(console.run("help", command) == .success)
        let text = console.output
        #expect(text.first?.hasPrefix("openseg \(command)") == true)
        #expect(console.run(command, "--help") == .success)
        #expect(console.output == text)
    }

    @Test("Version")
    func version() {
        let console = CapturedConsole()
        #expect(console.run("--version") == .success)
        #expect(console.output.first?.hasPrefix("openseg \(OpenSEGCommand.version) (") == true)
    }

    @Test(
        "Unknown commands, topics and flags are usage errors",
        arguments: [
            ["frobnicate"], ["help", "nothing"], ["help", "a", "b"], ["serve", "--bogus"],
            ["serve", "x"],
        ])
    func unknown(arguments: [String]) {
        let console = CapturedConsole()
        #expect(console.run(arguments) == .usage)
        #expect(console.complaints.count == 1)
    }
}

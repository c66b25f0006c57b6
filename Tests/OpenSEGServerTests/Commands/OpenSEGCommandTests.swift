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
        "An answer that can not be written is a failure, said once",
        arguments: [
            [], ["--help"], ["--version"], ["help"], ["help", "config"], ["serve", "--help"],
        ])
    func full(arguments: [String]) {
        let console = CapturedConsole()
        console.printFailure = "No space left on device"
        #expect(console.run(arguments) == .inputOutput)
        #expect(
            console.complaints == [
                "openseg: standard output can not be written: No space left on device"
            ])
    }

    @Test("A command that has failed keeps its own exit code")
    func failed() {
        let console = CapturedConsole()
        console.printFailure = "No space left on device"
        #expect(console.run("help", "nothing") == .usage)
        #expect(console.complaints.count == 2)
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

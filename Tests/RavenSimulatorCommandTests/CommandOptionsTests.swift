import RavenSimulator
import Testing

@testable import RavenSimulatorCommand

@Suite struct CommandOptionsTests {
    @Test func everyOptionIsReadInBothForms() throws {
        let options = try CommandOptions(arguments: [
            "--pty", "/tmp/a", "--pty=/tmp/b", "--tcp", "[::1]:0", "--load", "l.csv",
            "--replay=r.xml", "--replay-then", "live", "--speed", "10", "--seed=7",
            "--demand-interval", "4", "--faults", "at 1s silence",
        ])
        #expect(
            options.places == [
                .pseudoTerminal(link: "/tmp/a"), .pseudoTerminal(link: "/tmp/b"), .tcp("[::1]:0"),
            ])
        #expect(options.loadPath == "l.csv" && options.replayPath == "r.xml")
        #expect(options.replayThen == .live && options.speed == 10)
        #expect(options.settings.map(\.name) == ["seed", "demand-interval"])
        #expect(options.settings.map(\.value) == ["7", "4"])
        #expect(options.faults == "at 1s silence")
    }

    @Test func helpNeedsNothingElse() throws {
        #expect(try CommandOptions(arguments: ["--help"]).wantsHelp)
        #expect(try CommandOptions(arguments: ["--tcp", "h:1", "-h", "nonsense"]).wantsHelp)
    }

    @Test(arguments: [
        ([], "nowhere to listen"), (["--seed", "1"], "nowhere to listen"),
        (["/dev/ttyUSB0"], "'/dev/ttyUSB0' is not an option"),
        (["--port", "1"], "there is no option --port"), (["--pty"], "--pty needs a value"),
        (["--pty="], "--pty needs the path"),
        (["--pty", "/tmp/a", "--pty=/tmp/a"], "--pty: '/tmp/a' is given twice"),
        (["--tcp", "7000"], "--tcp: '7000' is not HOST:PORT"),
        (["--tcp", "h:65536"], "--tcp: 'h:65536'"), (["--tcp", "::1:7000"], "--tcp: '::1:7000'"),
        (["--tcp", ":7000"], "--tcp: ':7000'"), (["--tcp", "h:1", "--speed", "0"], "--speed: '0'"),
        (["--tcp", "h:1", "--speed", "fast"], "--speed: 'fast'"),
        (["--tcp", "h:1", "--replay", "x", "--replay-then", "dance"], "--replay-then: 'dance'"),
        (["--tcp", "h:1", "--load", "f", "--load-watts", "5"], "--load and --load-watts exclude"),
        (["--tcp", "h:1", "--replay-then", "live"], "--replay-then says"),
        (["--tcp", "h:1", "--seed", "1", "--seed", "2"], "--seed is given twice"),
    ])
    func aWrongArgumentIsNamedWithExit64(arguments: [String], message: String) {
        let error = #expect(throws: CommandError.self) {
            try CommandOptions(arguments: arguments)
        }
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
        #expect(error?.status == 64)
    }
}

import Testing

@testable import OpenSEGServer

@Suite("openseg serve")
struct ServeCommandTests {
    @Test("A configuration that is not there, or is no file, is missing input")
    func noConfiguration() throws {
        let folder = try TemporaryFolder()
        let console = CapturedConsole()
        for path in [folder.file("none"), folder.path, "/dev/zero"] {
            #expect(console.run("serve", "--config", path) == .noInput)
            #expect(console.complaints.count == 1)
            #expect(console.complaints.first?.hasPrefix("configuration: \(path) ") == true)
            #expect(console.run("probe", "--config", path) == .noInput)
        }
    }

    @Test(
        "Only what the system forbids is a matter of permission",
        arguments: [
            (LocalFile.Failure.Code.missing, ExitCode.noInput), (.unreadable, .noInput),
            (.tooLarge, .noInput), (.notPermitted, .permission),
        ])
    func exitCodes(code: LocalFile.Failure.Code, expected: ExitCode) {
        #expect(ExitCode(LocalFile.Failure(code: code, path: "f", message: "f")) == expected)
    }

    @Test("A wrong setting names its place and is a wrong configuration")
    func wrongConfiguration() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("device = /d\nintervall = 4\n", to: "openseg.conf")
        let console = CapturedConsole()
        #expect(console.run("serve", "--config", path, "--users", "none") == .configuration)
        #expect(console.complaints.contains { $0.hasPrefix("\(path):2: 'intervall' ") })
    }
}

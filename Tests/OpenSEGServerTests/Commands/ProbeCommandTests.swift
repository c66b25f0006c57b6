import Testing

@testable import OpenSEGServer

@Suite("openseg probe")
struct ProbeCommandTests {
    @Test("No dongle: one sentence on standard output, exit code 1")
    func noDongle() throws {
        let folder = try TemporaryFolder()
        let console = CapturedConsole()
        let device = folder.file("none")
        #expect(console.run("probe", "--device", device) == .wrong)
        #expect(console.output.count == 1)
        #expect(console.output.first?.contains(device) == true)
    }

    @Test("Wrong use: nothing is opened")
    func usage() throws {
        let folder = try TemporaryFolder()
        let console = CapturedConsole()
        let configuration = try folder.write("interval = 4\n", to: "openseg.conf")
        #expect(console.run("probe", "--config", configuration) == .usage)
        #expect(console.run("probe", "--device", "/dev/x", "--seconds", "0") == .usage)
        #expect(console.run("probe", "--device", "x") == .configuration)
        #expect(console.run("probe", "--config", folder.file("none")) == .noInput)
    }
}

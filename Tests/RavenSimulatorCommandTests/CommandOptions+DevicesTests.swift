import Foundation
import RavenSimulator
import Testing

@testable import RavenSimulatorCommand

@Suite struct CommandOptionsDevicesTests {
    private func configuration(_ arguments: [String]) throws -> DongleConfiguration {
        try CommandOptions(arguments: ["--tcp", "127.0.0.1:0"] + arguments)
            .configuration(startUnixMilliseconds: 1_772_388_000_000)
    }

    @Test func theCommandLineWinsOverTheScenario() throws {
        try TemporaryFolder.use { folder in
            try folder.write("curve.csv", "5,0\n6,1\n")
            let scenario = try folder.write(
                "scenario", "seed 7\ndivisor 100\nload \(folder.path("curve.csv"))\nat 1s noise\n")
            let configuration = try configuration(["--faults", scenario, "--seed", "9"])
            #expect(configuration.seed == 9)
            #expect(configuration.scale.divisor == 100)
            #expect(
                configuration.load == .recorded(try RecordedLoad(csv: Array("5,0\n6,1\n".utf8))))
            #expect(configuration.scenario.entries.map(\.fault) == [.noise(byteCount: 32)])
        }
    }

    @Test(arguments: [
        "at 1s silence", "every 5m noise 10", "seed 3; at 1s silence", " at 1s silence",
        "# a comment first\nat 1s silence", "seed 3\nat 1s silence",
    ])
    func aScenarioCanStandInTheOption(text: String) throws {
        #expect(try configuration(["--faults", text]).scenario.entries.count == 1)
    }

    @Test(arguments: [
        (["--load", "/nowhere/x.csv"], Int32(66), "can not read /nowhere/x.csv"),
        (["--load", "/"], 66, "can not read /"), (["--faults", "nowhere"], 66, "can not read"),
        (["--faults", "at 1s sulk"], 64, "--faults: line 1: 'sulk' is not a fault"),
        (["--faults", "colour red;"], 64, "--faults: line 1: 'colour' is not a setting"),
        (["--faults", "in 30s silence"], 64, "--faults: line 1: 'in 30s silence' is not a"),
        (["--seed", "x"], 64, "--seed: 'x' is not a value for seed; accepted: a number"),
    ])
    func whatIsWrongIsNamedWithItsPlace(arguments: [String], status: Int32, message: String) {
        let error = #expect(throws: CommandError.self) { try configuration(arguments) }
        #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
        #expect(error?.status == status)
    }

    @Test func wrongFilesAreNamedWithTheirLines() throws {
        try TemporaryFolder.use { folder in
            let curve = try folder.write("curve.csv", "5,0\nx,1\n")
            let scenario = try folder.write("a scenario", "\nat 1s sulk\n")
            let settings = try folder.write("settings", "seed 1\n\nseed x\n")
            for (arguments, message) in [
                (["--load", curve], "\(curve): line 2:"),
                (["--faults", scenario], "\(scenario): line 2:"),
                (["--faults", settings], "\(settings): line 3: 'x' is not a value for seed"),
            ] {
                let error = #expect(throws: CommandError.self) { try configuration(arguments) }
                #expect(error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
                #expect(error?.status == 65)
            }
        }
    }

    @Test func everyPlaceHasADeviceOfItsOwn() throws {
        let options = try CommandOptions(arguments: ["--tcp", "127.0.0.1:0", "--pty", "/tmp/x"])
        let configuration = DongleConfiguration(startUnixMilliseconds: 1_772_388_000_000)
        let seeds = try options.lines(configuration).map(\.device.dongle.configuration.seed)
        #expect(seeds.count == 2 && seeds[0] != seeds[1])
    }
}

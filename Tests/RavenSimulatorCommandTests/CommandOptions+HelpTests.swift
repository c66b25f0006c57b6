import RavenSimulator
import Testing

@testable import RavenSimulatorCommand

@Suite struct CommandOptionsHelpTests {
    @Test func theHelpNamesEveryOptionAndEveryFault() {
        let help = CommandOptions.help
        for setting in DongleConfiguration.settings { #expect(help.contains("--\(setting.name) ")) }
        for fault in FaultWord.all { #expect(help.contains("  \(fault.word) ")) }
        for option in ["pty", "tcp", "load", "replay", "replay-then", "speed", "faults"] {
            #expect(help.contains("--\(option) "))
        }
    }
}

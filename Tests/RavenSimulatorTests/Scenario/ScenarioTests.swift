import Testing

@testable import RavenSimulator

@Suite struct ScenarioTests {
    @Test func statementsSettingsAndCommentsAreRead() throws {
        let scenario = try Scenario(
            """
            # a morning
            seed 7
            export 09:00-17:00=4000   # sun
            at 30s silence for 2m
            every 1h noise 64; at 2h message "Maintenance; <Tuesday> # 9"
            """)
        #expect(
            scenario.settings == [
                .init(name: "seed", value: "7", line: 2),
                .init(name: "export", value: "09:00-17:00=4000", line: 3),
            ])
        #expect(
            scenario.entries == [
                .init(
                    startMilliseconds: 30_000, repeatMilliseconds: nil, fault: .silence,
                    durationMilliseconds: 120_000, words: "silence for 2m"),
                .init(
                    startMilliseconds: 3_600_000, repeatMilliseconds: 3_600_000,
                    fault: .noise(byteCount: 64), durationMilliseconds: 0, words: "noise 64"),
                .init(
                    startMilliseconds: 7_200_000, repeatMilliseconds: nil,
                    fault: .message(
                        text: "Maintenance; <Tuesday> # 9", needsConfirmation: false),
                    durationMilliseconds: 0, words: "message Maintenance; <Tuesday> # 9"),
            ])
    }

    @Test func anEmptyTextIsAScenarioInWhichNothingHappens() throws {
        #expect(try Scenario("\n# nothing\n;;\n") == Scenario())
    }

    @Test(arguments: [
        ("at 10s", "line 1: 'at 10s' ends too early"),
        ("seed 1\nat soon silence", "line 2: 'soon' is not a span of time"),
        ("at 1s sulk", "line 1: 'sulk' is not a fault"),
        ("at 1s noise 5 for 3s", "line 1: 'noise' happens in a moment"),
        ("at 1s silence now", "line 1: 'now' can not follow 'silence'"),
        ("at 1s noise -3", "line 1: '-3' can not follow 'noise'"),
        ("at 1s noise 1 2", "line 1: '1 2' can not follow 'noise'"),
        ("at 1s silence for ever", "line 1: 'ever' is not a span of time"),
        ("every 0s noise", "line 1: 'every 0s' never ends"),
        ("at 1s vanish for 0s", "line 1: 'for 0s' ends where it begins"),
        ("\n\nmessage", "line 3: 'message' is not a statement"),
        ("at 1s message \"open", "line 1: a double quote is not closed"),
    ])
    func aWrongStatementIsNamedWithItsLine(text: String, problem: String) {
        let error = #expect(throws: SettingError.self) { try Scenario(text) }
        #expect(error?.problem.hasPrefix(problem) == true, "\(error?.problem ?? "")")
        #expect(error?.accepted.isEmpty == false)
    }
}

import Testing

@testable import RavenSimulator

@Suite struct FaultWordTests {
    @Test func everyWordIsAccepted() throws {
        let arguments = [
            "time-step": "-3600", "load": "-2500", "message": "x", "message-to-confirm": "x",
            "price": "0.1267",
        ]
        for word in FaultWord.all {
            let argument = arguments[word.word] ?? ""
            let lasting = word.isLasting ? " for 5s" : ""
            let scenario = try Scenario("at 1s \(word.word) \(argument)\(lasting)")
            #expect(scenario.entries.count == 1)
            #expect(scenario.entries.first?.durationMilliseconds == (word.isLasting ? 5000 : 0))
        }
        #expect(Set(FaultWord.all.map(\.word)).count == FaultWord.all.count)
    }

    @Test(
        arguments: [
            ("cut-stanza", .cutStanza(byteCount: nil)), ("cut-stanza 9", .cutStanza(byteCount: 9)),
            ("no-answer", .noAnswer(command: nil)),
            ("no-answer Get_Time", .noAnswer(command: "get_time")),
            ("slow-answer 1500ms", .slowAnswer(milliseconds: 1500)),
            ("time-step -60", .timeStep(seconds: -60)),
            ("load -2500.5", .load(milliwatts: -2_500_500)),
            ("price 0.12678", .price(tenThousandths: 1267)),
            ("price none", .price(tenThousandths: nil)),
            ("message-to-confirm \"a b\"", .message(text: "a b", needsConfirmation: true)),
        ] as [(String, Fault)])
    func argumentsBecomeValues(words: String, fault: Fault) throws {
        #expect(try Scenario("at 1s \(words)").entries.map(\.fault) == [fault])
    }

    @Test(arguments: [
        "cut-stanza 0", "cut-stanza x", "noise 65537", "rollover 1000001", "slow-answer x",
        "time-step", "time-step x", "time-step 9999999999", "time-step -9223372036854775808",
        "load", "load much", "price -1", "price", "price x", "message",
        "silence 5", "vanish x",
    ])
    func argumentsThatMakeNoSenseAreRefused(words: String) {
        #expect(throws: SettingError.self) { try Scenario("at 1s \(words)") }
    }

    @Test func aRefusedArgumentIsAnsweredWithWhatIsAccepted() {
        let error = #expect(throws: SettingError.self) { try Scenario("at 1s noise 0") }
        #expect(
            error?.accepted == "noise [BYTES]: random bytes between two fragments, 1 to 65536 (32)"
        )
    }
}

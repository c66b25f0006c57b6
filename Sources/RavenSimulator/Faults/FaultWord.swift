/// The vocabulary of the scenario language: the words after `at TIME` and `every SPAN`.
public struct FaultWord: Sendable {
    /// The word itself.
    public let word: String
    /// What may follow the word, as shown in the help; empty where nothing may.
    public let argument: String
    /// How long it holds when the line has no `for SPAN`; nil for what happens in a moment.
    let defaultMilliseconds: Int64?
    /// What it does, in a few words, with the limits of its argument and what counts without one.
    public let meaning: String
    /// The fault, from the argument or from nil where none was given; nil refuses the argument.
    let fault: @Sendable (String?) -> Fault?

    /// Whether `for SPAN` may follow.
    public var isLasting: Bool { defaultMilliseconds != nil }

    private init(
        _ word: String, _ argument: String = "", lasting: Int64? = nil, _ meaning: String,
        _ fault: @escaping @Sendable (String?) -> Fault?
    ) {
        self.word = word
        self.argument = argument
        defaultMilliseconds = lasting
        self.meaning = meaning
        self.fault = fault
    }

    private init(
        _ word: String, lasting: Int64? = nil, _ meaning: String, always fault: Fault
    ) {
        self.init(word, lasting: lasting, meaning) { $0 == nil ? fault : nil }
    }

    /// Every word, in the order of the help.
    public static let all: [FaultWord] = line + answers + radio + meter

    private static let line: [FaultWord] = [
        FaultWord("silence", lasting: 60_000, "the dongle sends nothing at all", always: .silence),
        FaultWord("noise", "[BYTES]", "random bytes between two fragments, 1 to 65536 (32)") {
            count($0, or: 32).map { .noise(byteCount: $0) }
        },
        FaultWord("nul", "[BYTES]", "NUL bytes between two fragments, 1 to 65536 (64)") {
            count($0, or: 64).map { .nulBytes(byteCount: $0) }
        },
        FaultWord(
            "cut-stanza", "[BYTES]",
            "the next fragment stops after so many bytes, 1 to 65536 (anywhere)"
        ) { text in
            text == nil
                ? .cutStanza(byteCount: nil) : count(text, or: 0).map { .cutStanza(byteCount: $0) }
        },
        FaultWord(
            "mid-stanza", "the tail of a fragment, now or at the start of the next connection",
            always: .midStanza),
        FaultWord(
            "glued-stanzas", lasting: 60_000, "no line ends after fragments",
            always: .gluedStanzas),
        FaultWord(
            "doubled-bytes", "[BYTES]", "a piece of the next fragment comes twice, 1 to 65536 (16)"
        ) { count($0, or: 16).map { .doubledBytes(byteCount: $0) } },
        FaultWord(
            "flipped-bytes", "[BYTES]",
            "so many bytes of the next fragment are wrong, 1 to 65536 (1)"
        ) { count($0, or: 1).map { .flippedBytes(byteCount: $0) } },
        FaultWord(
            "endless-stanza", lasting: 10_000, "a value that never ends, 1 KiB every 100 ms",
            always: .endlessStanza),
        FaultWord(
            "stuck-writer", lasting: 60_000, "the dongle takes no bytes: the host's writes block",
            always: .stuckWriter),
        FaultWord(
            "vanish", lasting: 10_000, "the device is unplugged, then comes back the same way",
            always: .vanish),
    ]

    private static let answers: [FaultWord] = [
        FaultWord(
            "no-answer", "[COMMAND]", lasting: 60_000, "commands (or that one) get no answer"
        ) { .noAnswer(command: $0?.lowercased()) },
        FaultWord("slow-answer", "[SPAN]", lasting: 60_000, "answers come so much later (3s)") {
            text in milliseconds(text, or: 3000).map { .slowAnswer(milliseconds: $0) }
        },
        FaultWord(
            "out-of-order", lasting: 60_000, "an answer waits (2 s at most) and lets the next pass",
            always: .answersOutOfOrder),
        FaultWord(
            "duplicate-readings", lasting: 60_000, "every reading comes twice",
            always: .duplicateReadings),
    ]

    private static let radio: [FaultWord] = [
        FaultWord(
            "not-joined", lasting: 60_000,
            "no radio contact: Rejoining, strength 0, old readings repeat", always: .notJoined),
        FaultWord("restart", "the dongle starts up again by itself", always: .restart),
    ]

    private static let meter: [FaultWord] = [
        FaultWord("time-zero", lasting: 60_000, "meter times are 0", always: .timeZero),
        FaultWord("time-none", lasting: 60_000, "meter times are 0xffffffff", always: .timeNone),
        FaultWord(
            "time-step", "SECONDS", "the meter's clock steps, back if negative, by up to 4000000000"
        ) { text in
            text.flatMap { Int64($0) }.flatMap {
                (-4_000_000_000...4_000_000_000).contains($0) ? .timeStep(seconds: $0) : nil
            }
        },
        FaultWord("register-reset", "both registers begin again at 0", always: .registerReset),
        FaultWord(
            "rollover", "[UNITS]",
            "the delivered register stands so many units before 48 bits, 1 to 1000000 (2)"
        ) { count($0, or: 2, upTo: 1_000_000).map { .registerRollover(rawUnits: UInt64($0)) } },
        FaultWord(
            "meter-change", "another meter: new address, other registers", always: .meterChange),
        FaultWord(
            "divisor-zero", lasting: 60_000, "the divisor is sent as 0", always: .divisorZero),
        FaultWord(
            "multiplier-zero", lasting: 60_000, "the multiplier is sent as 0",
            always: .multiplierZero),
        FaultWord(
            "no-value", lasting: 60_000, "demand and registers are sent as not available",
            always: .noValue),
        FaultWord("load", "WATTS", lasting: 60_000, "the load is this; negative is export") {
            text in text.flatMap { DecimalText.scaled($0, places: 3) }.map { .load(milliwatts: $0) }
        },
        FaultWord("message", "TEXT", "the utility sends a text (in double quotes)") {
            text in text.map { .message(text: $0, needsConfirmation: false) }
        },
        FaultWord("message-to-confirm", "TEXT", "the same, asking for a confirmation") {
            text in text.map { .message(text: $0, needsConfirmation: true) }
        },
        FaultWord("price", "PRICE|none", "the meter's price is this (0.1267), or not available") {
            text in
            if text == "none" { return .price(tenThousandths: nil) }
            return text.flatMap { DecimalText.scaled($0, places: 4) }
                .flatMap { UInt32(exactly: $0) }.map { .price(tenThousandths: $0) }
        },
    ]

    /// A number of bytes, no more than the dongle keeps for its host, or of units.
    private static func count(_ text: String?, or usual: Int, upTo most: Int = 65_536) -> Int? {
        guard let text else { return usual }
        return Int(text).flatMap { (1...most).contains($0) ? $0 : nil }
    }

    private static func milliseconds(_ text: String?, or usual: Int64) -> Int64? {
        guard let text else { return usual }
        return try? SimulatedDuration.milliseconds(text)
    }
}

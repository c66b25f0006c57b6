/// What is to happen during a simulation, read from a small text.
///
/// One statement a line (or between semicolons); `#` starts a comment; a word with blanks stands
/// in double quotes:
///
/// ```text
/// seed 7                              # any setting of the device, as on the command line
/// export 09:00-17:00=4000
/// at 30s silence for 2m               # once, counted from the start of the simulation
/// every 1h noise 64                   # again and again, first after one span
/// at 2h message "Maintenance on Tuesday"
/// ```
///
/// The words for what can happen are those of `FaultWord.all`.
public struct Scenario: Hashable, Sendable {
    /// One fault with its time, in milliseconds of simulated time.
    public struct Entry: Hashable, Sendable {
        /// When it first happens, counted from the simulation's start.
        public var startMilliseconds: Int64
        /// After how long it happens again; nil when only once.
        public var repeatMilliseconds: Int64?
        /// What happens.
        public var fault: Fault
        /// How long it lasts; 0 for what happens in a moment.
        public var durationMilliseconds: Int64
        /// The words of the statement from the fault on, for the log.
        public var words: String
    }

    /// One setting of the device, as the command line has them.
    public struct Setting: Hashable, Sendable {
        /// The setting's name, without dashes.
        public var name: String
        /// Its value, not yet looked at.
        public var value: String
        /// The line it stands in, from 1.
        public var line: Int
    }

    /// The faults in the order of the text.
    public var entries: [Entry] = []
    /// The settings in the order of the text.
    public var settings: [Setting] = []

    /// A scenario in which nothing happens.
    public init() {}

    /// Reads a scenario.
    ///
    /// - Throws: `SettingError`, naming the line, the word that was wrong and what is accepted.
    public init(_ text: String) throws(SettingError) {
        for statement in try Self.statements(text) {
            let words = statement.words
            do throws(SettingError) {
                switch words[0] {
                case "at", "every":
                    entries.append(try Self.entry(words))
                default:
                    guard words.count == 2 else {
                        throw SettingError(
                            "'\(words.joined(separator: " "))' is not a statement",
                            accepted: "at TIME FAULT, every SPAN FAULT, or SETTING VALUE")
                    }
                    settings.append(
                        Setting(name: words[0], value: words[1], line: statement.line))
                }
            } catch {
                throw error.at("line \(statement.line)")
            }
        }
    }

    private static func entry(_ words: [String]) throws(SettingError) -> Entry {
        guard words.count >= 3 else {
            throw SettingError(
                "'\(words.joined(separator: " "))' ends too early",
                accepted: "\(words[0]) SPAN FAULT [ARGUMENT] [for SPAN]")
        }
        let time = try SimulatedDuration.milliseconds(words[1])
        guard let word = FaultWord.all.first(where: { $0.word == words[2].lowercased() }) else {
            throw SettingError(
                "'\(words[2])' is not a fault",
                accepted: FaultWord.all.map(\.word).joined(separator: ", "))
        }
        var rest = words[3...]
        var duration = word.defaultMilliseconds ?? 0
        if rest.count >= 2, rest[rest.endIndex - 2] == "for" {
            guard word.isLasting else {
                throw SettingError(
                    "'\(word.word)' happens in a moment and takes no 'for'",
                    accepted: "\(word.word) \(word.argument)".trimmed)
            }
            duration = try SimulatedDuration.milliseconds(rest[rest.endIndex - 1])
            guard duration > 0 else {
                throw SettingError(
                    "'for \(rest[rest.endIndex - 1])' ends where it begins",
                    accepted: "a span above 0")
            }
            rest = rest.dropLast(2)
        }
        guard rest.count <= 1, let fault = word.fault(rest.first) else {
            throw SettingError(
                "'\(rest.joined(separator: " "))' can not follow '\(word.word)'",
                accepted: "\(word.word) \(word.argument)".trimmed
                    + (word.isLasting ? " [for SPAN]" : "") + ": \(word.meaning)")
        }
        let repeats = words[0] == "every"
        guard !repeats || time > 0 else {
            throw SettingError("'every \(words[1])' never ends", accepted: "a span above 0")
        }
        return Entry(
            startMilliseconds: time, repeatMilliseconds: repeats ? time : nil, fault: fault,
            durationMilliseconds: duration, words: words[2...].joined(separator: " "))
    }

    /// The words of each statement, with its line number.
    private static func statements(_ text: String) throws(SettingError)
        -> [(words: [String], line: Int)]
    {
        var statements: [(words: [String], line: Int)] = []
        var words: [String] = []
        var word: String?
        var isQuoted = false
        var isComment = false
        var line = 1
        func endWord() {
            if let finished = word { words.append(finished) }
            word = nil
        }
        func endStatement() {
            endWord()
            if !words.isEmpty { statements.append((words, line)) }
            words = []
        }
        for character in text + "\n" {
            if character.isNewline {
                guard !isQuoted else {
                    throw SettingError(
                        "line \(line): a double quote is not closed",
                        accepted: "text between two double quotes on one line")
                }
                endStatement()
                isComment = false
                line += 1
            } else if isComment {
                continue
            } else if character == "\"" {
                isQuoted.toggle()
                word = word ?? ""
            } else if isQuoted {
                word?.append(character)
            } else if character == "#" {
                isComment = true
            } else if character == ";" {
                endStatement()
            } else if character.isWhitespace {
                endWord()
            } else {
                word = (word ?? "") + String(character)
            }
        }
        return statements
    }
}

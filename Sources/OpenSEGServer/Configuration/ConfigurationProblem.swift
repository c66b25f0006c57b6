/// One thing that is wrong with the configuration.
struct ConfigurationProblem: Hashable, Sendable {
    /// Where it stands: `openseg.conf:12`, `--listen`, `OPENSEG_LISTEN`, or the setting's name.
    var place: String
    /// What was wrong and what is accepted; one sentence without full stop.
    var message: String
    /// The line of the file, counted from 1; nil for what is not in a file.
    var line: Int?

    /// The line for a person.
    var sentence: String { "\(place): \(message)" }
}

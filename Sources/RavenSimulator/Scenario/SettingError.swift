/// A setting, scenario line or load row that can not be used.
public struct SettingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What was wrong, with the offending text and, inside a file, the line number.
    public var problem: String
    /// What would have been accepted in its place.
    public var accepted: String

    /// An error from its two halves.
    public init(_ problem: String, accepted: String) {
        self.problem = problem
        self.accepted = accepted
    }

    /// One sentence: what was wrong and what is accepted.
    public var description: String { "\(problem); accepted: \(accepted)" }

    /// The same error said of a named place, for instance a file and line.
    public func at(_ place: String) -> SettingError {
        SettingError("\(place): \(problem)", accepted: accepted)
    }
}

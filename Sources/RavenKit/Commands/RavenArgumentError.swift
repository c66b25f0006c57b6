/// An argument of a received command that can not be what it should be.
public struct RavenArgumentError: Error, Hashable, Sendable {
    /// What is wrong.
    public enum Code: Hashable, Sendable {
        /// The text is not in the notation of the argument.
        case malformed
        /// The number is larger than the argument can hold.
        case outOfRange
        /// The argument is not there, or empty.
        case missing
    }

    /// What is wrong.
    public var code: Code
    /// The name of the argument.
    public var argument: String

    /// Makes one from its parts.
    public init(code: Code, argument: String) {
        self.code = code
        self.argument = argument
    }
}

extension RavenArgumentError: CustomStringConvertible {
    /// One sentence that names the argument.
    public var description: String {
        switch code {
        case .malformed: "argument \(argument) is not in the notation that it needs"
        case .outOfRange: "argument \(argument) is a larger number than it can be"
        case .missing: "argument \(argument) is missing or empty"
        }
    }
}

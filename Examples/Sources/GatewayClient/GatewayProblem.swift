/// Why a gateway gave no answer, or not the one that was asked for.
public struct GatewayProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of thing went wrong.
    public enum Code: Sendable, Hashable {
        /// The address, or what stands in a file about it, makes no sense.
        case address
        /// Nobody answers there, or in time.
        case unreachable
        /// The connection ended, or the answer made no sense, before all of it was there.
        case brokenOff
        /// The gateway refused with this status and its sentence.
        case refused(status: Int)
    }

    /// What kind of thing went wrong.
    public var code: Code
    /// One sentence for people.
    public var description: String

    /// A problem in one sentence.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}

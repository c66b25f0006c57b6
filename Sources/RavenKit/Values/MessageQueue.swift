/// The queue a text message stands in (XML API facts, 5.4).
public enum MessageQueue: Hashable, Sendable {
    /// The message is in force.
    case active
    /// The utility withdrew it and the dongle has not yet dropped it.
    case cancelPending
    /// A word the manual does not list, as received.
    case other(String)
    /// The fragment had no queue, or an empty one.
    case notGiven

    /// The canonical word; nil for ``notGiven``.
    public var word: String? {
        switch self {
        case .active: "Active"
        case .cancelPending: "Cancel Pending"
        case .other(let text): text
        case .notGiven: nil
        }
    }

    /// Finds a word without regard to case (D6); an unknown one is kept, an empty one is
    /// ``notGiven``.
    public init(_ text: String) {
        if text.isEmpty {
            self = .notGiven
        } else if text.equalsIgnoringASCIICase("Active") {
            self = .active
        } else if text.equalsIgnoringASCIICase("Cancel Pending") {
            self = .cancelPending
        } else {
            self = .other(text)
        }
    }
}

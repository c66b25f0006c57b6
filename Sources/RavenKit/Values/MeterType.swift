/// What a meter measures (XML API facts, 5.3).
public enum MeterType: Hashable, Sendable {
    /// Electricity.
    case electric
    /// Gas.
    case gas
    /// Water.
    case water
    /// Something else, and the meter says so.
    case other
    /// A word or number the manual does not list, as received.
    case unknown(String)
    /// The fragment had no meter type, or an empty one.
    case notGiven

    /// The canonical word; nil for ``notGiven``.
    public var word: String? {
        switch self {
        case .electric: "electric"
        case .gas: "gas"
        case .water: "water"
        case .other: "other"
        case .unknown(let text): text
        case .notGiven: nil
        }
    }

    /// The four words of the manual.
    public static let listed: [MeterType] = [.electric, .gas, .water, .other]

    /// Finds a word without regard to case (D6), or the number of a ZigBee device type: 0 electric,
    /// 1 gas, 2 water (`0x0000` stands in the field where the manual prints `electric`).
    public init(_ text: String) {
        guard !text.isEmpty else {
            self = .notGiven
            return
        }
        let known = Self.listed.first {
            $0.word.map { text.equalsIgnoringASCIICase($0) } ?? false
        }
        if let known {
            self = known
            return
        }
        switch RavenNumber(text).value {
        case 0: self = .electric
        case 1: self = .gas
        case 2: self = .water
        default: self = .unknown(text)
        }
    }
}

/// Asks a meter for attributes in groups that it can answer, and asks once more, alone, for what an
/// answer left out.
///
/// Meters differ in how many attributes they answer at once: some leave out what does not fit, some
/// answer 0x89 for it, some do not answer at all above four or five.
/// Source: ZigBee Cluster Library, Read Attributes and its response.
public struct MeteringReadingPlan: Hashable, Sendable {
    /// What became of an attribute.
    public enum Outcome: Hashable, Sendable {
        /// The meter sent a value.
        case value(ZCLTypedValue)
        /// The meter does not have the attribute (0x86) or will not tell it (any other status).
        case refused(ZCLStatus)
        /// The meter left it out of both answers, or gave neither.
        case unanswered
    }

    /// An attribute and what became of it.
    public struct Decision: Hashable, Sendable {
        /// The attribute that was asked for.
        public var attribute: ZCLAttributeIdentifier
        /// What became of it.
        public var outcome: Outcome
    }

    private var waiting: [ZCLAttributeIdentifier]
    private var asked: [ZCLAttributeIdentifier] = []
    private var askedAlone: [ZCLAttributeIdentifier] = []
    private var alone: [ZCLAttributeIdentifier] = []
    private let groupSize: Int

    /// What became of each attribute so far, in the order in which it was decided.
    public private(set) var decisions: [Decision] = []

    /// Plans to read `attributes` in groups of `groupSize` (at least 1).
    public init(attributes: [ZCLAttributeIdentifier], groupSize: Int = 5) {
        self.waiting = attributes
        self.groupSize = max(1, groupSize)
    }

    /// The next request, or nil when every attribute is decided. The same again until the answer has
    /// come or ``timedOut()`` was called.
    public mutating func nextRequest() -> MeteringRequest? {
        if !asked.isEmpty {
            return .readAttributes(asked)
        } else if !waiting.isEmpty {
            asked = Array(waiting.prefix(groupSize))
            waiting.removeFirst(asked.count)
        } else if !alone.isEmpty {
            asked = [alone.removeFirst()]
            askedAlone += asked
        } else {
            return nil
        }
        return .readAttributes(asked)
    }

    /// Takes the answer to the last request. Attributes that it leaves out, or answers with 0x89
    /// "insufficient space", are asked for once more by themselves.
    public mutating func receive(_ readings: [ZCLAttributeReading]) {
        for attribute in asked {
            guard let reading = readings.last(where: { $0.attribute == attribute }) else {
                askAgainOrGiveUp(attribute, outcome: .unanswered)
                continue
            }
            if let value = reading.value {
                decide(attribute, .value(value))
            } else if reading.status == .insufficientSpace {
                askAgainOrGiveUp(attribute, outcome: .refused(reading.status))
            } else {
                decide(attribute, .refused(reading.status))
            }
        }
        asked = []
    }

    /// No answer came to the last request, or a Default Response in its place: its attributes are asked for once more by themselves.
    public mutating func timedOut() {
        receive([])
    }

    private mutating func askAgainOrGiveUp(
        _ attribute: ZCLAttributeIdentifier, outcome: Outcome
    ) {
        if askedAlone.contains(attribute) {
            decide(attribute, outcome)
        } else {
            alone.append(attribute)
        }
    }

    private mutating func decide(_ attribute: ZCLAttributeIdentifier, _ outcome: Outcome) {
        decisions.append(Decision(attribute: attribute, outcome: outcome))
    }
}

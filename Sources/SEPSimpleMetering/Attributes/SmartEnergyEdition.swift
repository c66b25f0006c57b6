/// The edition of the Smart Energy profile in which an attribute first appears.
public enum SmartEnergyEdition: String, Hashable, Sendable, CaseIterable {
    /// Document 075356r15.
    case edition1_0 = "1.0"
    /// Document 075356r16.
    case edition1_1 = "1.1"
    /// Document 075356r18.
    case edition1_1b = "1.1b"
    /// Document 075356r19.
    case edition1_2 = "1.2"
    /// Document 17-05019.
    case edition1_4 = "1.4"
}

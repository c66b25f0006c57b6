/// Which samples of a ring an answer is about.
public enum RingSelection: Sendable, Hashable {
    /// All that the ring's capacity holds.
    case all
    /// The samples whose time lies in the range, start included, end excluded, in order of arrival
    /// and from every epoch. Times are the meter's, in UTC seconds since 1970.
    case time(startUnixSeconds: Int64, endUnixSeconds: Int64)
    /// The samples stored after the one with this number; 0 asks for all from the first on.
    case since(sequence: UInt64)
}

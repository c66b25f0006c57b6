/// The energy of a window as the meter's own registers have it.
///
/// A register is read at certain times only. The energy given here is that between the last reading
/// at or before the window's start (the first within it where there is none) and the last reading at
/// or before its end; when these were is part of the answer. Energy of neighbouring windows thus
/// adds up, and gaps between the readings lose nothing.
public struct RegisterEnergy: Sendable, Hashable {
    /// Energy taken from the grid in milliwatt-hours; nil where a reading lacks it or it fell.
    public var deliveredMilliwattHours: UInt64?
    /// Energy given to the grid in milliwatt-hours; nil where a reading lacks it or it fell.
    public var receivedMilliwattHours: UInt64?
    /// The time of the reading at which the energy starts, in UTC seconds since 1970.
    public var startUnixSeconds: Int64
    /// The time of the reading at which the energy ends, in UTC seconds since 1970.
    public var endUnixSeconds: Int64
    /// Seconds between the readings used, summed over the epochs of the meter's clock.
    public var measuredSeconds: Int64
    /// Whether a register stood lower at the end than at the start though no reading says that it began
    /// anew: what it measured in between is not known.
    public var hasFallen: Bool

    /// An energy from its parts.
    public init(
        deliveredMilliwattHours: UInt64?, receivedMilliwattHours: UInt64?, startUnixSeconds: Int64,
        endUnixSeconds: Int64, measuredSeconds: Int64, hasFallen: Bool
    ) {
        self.deliveredMilliwattHours = deliveredMilliwattHours
        self.receivedMilliwattHours = receivedMilliwattHours
        self.startUnixSeconds = startUnixSeconds
        self.endUnixSeconds = endUnixSeconds
        self.measuredSeconds = measuredSeconds
        self.hasFallen = hasFallen
    }
}

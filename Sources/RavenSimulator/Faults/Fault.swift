/// One thing that a scenario lets happen to the dongle, its line or its meter.
///
/// The words of the scenario language and what each does stand in `FaultWord`.
public enum Fault: Hashable, Sendable {
    // The line
    /// The dongle sends nothing at all.
    case silence
    /// Random bytes come between two fragments.
    case noise(byteCount: Int)
    /// NUL bytes come between two fragments.
    case nulBytes(byteCount: Int)
    /// The next fragment stops after so many bytes, at a random place where that is nil.
    case cutStanza(byteCount: Int?)
    /// The tail of a fragment comes, now or at the start of the next connection.
    case midStanza
    /// Fragments follow one another without line ends.
    case gluedStanzas
    /// A piece of the next fragment comes twice.
    case doubledBytes(byteCount: Int)
    /// So many bytes of the next fragment have a wrong bit.
    case flippedBytes(byteCount: Int)
    /// A value never ends.
    case endlessStanza
    /// The dongle takes no bytes, so that the host's writes block.
    case stuckWriter
    /// The device is unplugged, and plugged in again at the end.
    case vanish

    // Answers
    /// The command with that lower-case name, or any where that is nil, gets no answer.
    case noAnswer(command: String?)
    /// Answers come so much later.
    case slowAnswer(milliseconds: Int64)
    /// An answer lets the next one pass.
    case answersOutOfOrder
    /// Every reading comes twice.
    case duplicateReadings

    // The radio
    /// There is no radio contact; old readings repeat.
    case notJoined
    /// The dongle starts up again by itself.
    case restart

    // The meter
    /// Meter times are sent as 0.
    case timeZero
    /// Meter times are sent as all ones.
    case timeNone
    /// The meter's clock steps; back where negative.
    case timeStep(seconds: Int64)
    /// Both registers begin again at 0.
    case registerReset
    /// The delivered register stands so many units before it rolls over.
    case registerRollover(rawUnits: UInt64)
    /// Another meter with other registers is bound.
    case meterChange
    /// The divisor is sent as 0.
    case divisorZero
    /// The multiplier is sent as 0.
    case multiplierZero
    /// Demand and registers are sent as not available.
    case noValue
    /// The first meter measures this power; negative is export.
    case load(milliwatts: Int64)
    /// The utility sends a text to the first meter.
    case message(text: String, needsConfirmation: Bool)
    /// The meter's price in ten-thousandths of the currency, nil for not available.
    case price(tenThousandths: UInt32?)
}

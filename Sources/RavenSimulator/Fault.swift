/// One thing that a scenario lets happen to the dongle, its line or its meter.
///
/// The words of the scenario language and what each does stand in `FaultWord`.
public enum Fault: Hashable, Sendable {
    // The line
    case silence
    case noise(byteCount: Int)
    case nulBytes(byteCount: Int)
    case cutStanza(byteCount: Int?)
    case midStanza
    case gluedStanzas
    case doubledBytes(byteCount: Int)
    case flippedBytes(byteCount: Int)
    case endlessStanza
    case stuckWriter
    case vanish

    // Answers
    case noAnswer(command: String?)
    case slowAnswer(milliseconds: Int64)
    case answersOutOfOrder
    case duplicateReadings

    // The radio
    case notJoined
    case restart

    // The meter
    case timeZero
    case timeNone
    case timeStep(seconds: Int64)
    case registerReset
    case registerRollover(rawUnits: UInt64)
    case meterChange
    case divisorZero
    case multiplierZero
    case noValue
    case load(milliwatts: Int64)
    case message(text: String, needsConfirmation: Bool)
    case price(tenThousandths: UInt32?)
}

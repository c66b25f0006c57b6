/// How far the set-up of an open link has come.
enum SetupStage: Sendable, Hashable {
    /// The dongle has been greeted; its list of meters is awaited.
    case greeting
    /// The schedule has been sent and first readings asked for.
    case scheduled
    /// What is good to know has been asked, once per opening.
    case acquainted
}

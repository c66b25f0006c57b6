/// When a schedule of the display is in force (EMU-2 Technical Manual, set_schedule).
enum ScheduleMode: String, Hashable, Sendable {
    /// While the display is in use or on a port: always, in this simulation.
    case `default`
    case rest
    case sleep
}

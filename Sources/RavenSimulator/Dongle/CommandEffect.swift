/// What a command does beyond the dongle: the two classes that a gateway must never send.
enum CommandEffect: String, Hashable, Sendable {
    /// Class M: the dongle sends something that changes state at the meter or utility.
    case reachesTheMeter = "M"
    /// Class X: destroys the pairing, replaces firmware or disturbs the service.
    case disturbsService = "X"

    /// The effect of a command by its lower-case name; nil for the harmless ones.
    static func of(_ name: String) -> CommandEffect? {
        switch name {
        case "confirm_message", "set_fast_poll": .reachesTheMeter
        case "restart", "factory_reset", "set_restart_info", "erase_halt", "secret",
            "image_notify", "image_block", "image_block_request", "image_block_dump",
            "image_invalidate_current":
            .disturbsService
        default: nil
        }
    }
}

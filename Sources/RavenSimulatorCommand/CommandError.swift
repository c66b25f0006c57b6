/// Why the command can not do what it was asked to do.
struct CommandError: Error {
    /// One sentence for standard error.
    var message: String
    /// The exit status, one of sysexits.h.
    var status: Int32

    /// Options that make no sense.
    static func usage(_ message: String) -> CommandError {
        CommandError(message: message + " (--help lists all options)", status: 64)
    }

    /// A file whose contents make no sense.
    static func data(_ message: String) -> CommandError {
        CommandError(message: message, status: 65)
    }

    /// A file that can not be read.
    static func noInput(_ message: String) -> CommandError {
        CommandError(message: message, status: 66)
    }

    /// Output that can not be written.
    static func output(_ message: String) -> CommandError {
        CommandError(message: message, status: 74)
    }

    /// A line that can not be opened.
    static func unavailable(_ message: String) -> CommandError {
        CommandError(message: message, status: 69)
    }
}

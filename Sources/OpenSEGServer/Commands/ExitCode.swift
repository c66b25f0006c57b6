/// How the program ends, with the numbers of sysexits.h.
enum ExitCode: Int32, Sendable {
    case success = 0
    /// `check-config` found something wrong, or `probe` did.
    case wrong = 1
    /// The command line is wrong.
    case usage = 64
    /// What was given on standard input or in a file is wrong.
    case data = 65
    /// A file that is to be read is missing or can not be read.
    case noInput = 66
    /// Something that is needed is not there: the build has no TLS.
    case unavailable = 69
    /// The system refused: an address that can not be listened on.
    case system = 71
    /// A file that is to be made is there already or can not be made.
    case cannotCreate = 73
    /// What was printed could not be written.
    case inputOutput = 74
    /// Files are open to others than their owner, or not to us.
    case permission = 77
    /// The configuration is wrong.
    case configuration = 78

    /// For a file that is needed and could not be read.
    init(_ failure: LocalFile.Failure) {
        self = failure.code == .notPermitted ? .permission : .noInput
    }
}

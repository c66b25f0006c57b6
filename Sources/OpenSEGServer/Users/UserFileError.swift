/// Why the users file could not be read or changed.
struct UserFileError: Error, Hashable, Sendable {
    /// What kind of failure it was.
    enum Code: Hashable, Sendable {
        /// The file is missing, unreadable, too large or can not be written.
        case file
        /// Others than its owner may read the file.
        case tooOpen
        /// A line is not `name:hash`, or a name stands twice.
        case line
        /// The file has no user.
        case empty
        /// A name that can not be used.
        case name
        /// A password that can not be used.
        case password
        /// Adding a name that is there, or removing one that is not.
        case conflict
        /// The build can not hash passwords.
        case unavailable
    }

    /// What kind of failure it was.
    var code: Code
    /// One sentence without full stop; never holds a hash or password.
    var message: String
    /// The line of the file, counted from 1, for `.line`.
    var line: Int?

    /// The error for a file that could not be read or written.
    init(_ failure: LocalFile.Failure) {
        self.init(failure.code == .tooOpen ? .tooOpen : .file, failure.message)
    }

    /// An error with its sentence.
    init(_ code: Code, _ message: String, line: Int? = nil) {
        self.code = code
        self.message = message
        self.line = line
    }
}

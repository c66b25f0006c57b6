/// The users of the local interface, one `name:hash` a line; comments and blank lines are kept.
///
/// A value: changes are made on a copy and written with `save(to:)`. Checking a password may be
/// done from any thread.
struct UserFile: Sendable {
    /// One line of the file.
    private enum Line: Hashable, Sendable {
        case comment(String)
        case user(name: String, hash: PasswordHash)
    }

    /// The shortest password that a person may choose.
    static let minimumPasswordByteCount = 8

    private var lines: [Line]
    /// Checked for names that are not there, so that an answer takes equally long for them. A real
    /// user's settings, so that the cost is the same too.
    private let decoy: PasswordHash?

    /// A file without users.
    init() {
        lines = [.comment("# Users of the OpenSEG gateway (openseg user add NAME)")]
        decoy = nil
    }

    /// Reads the text of a users file.
    ///
    /// - Throws: `.line` naming the first line that is not `name:hash`.
    init(text: String, path: String) throws(UserFileError) {
        lines = []
        var decoy: PasswordHash?
        var names: Set<String> = []
        for (index, line) in text.textLines.enumerated() {
            if line.isEmpty || line.hasPrefix("#") {
                lines.append(.comment(line))
                continue
            }
            func wrong(_ what: String) -> UserFileError {
                UserFileError(.line, "\(path):\(index + 1): \(what)", line: index + 1)
            }
            guard let colon = line.firstIndex(of: ":") else {
                throw wrong("no colon; accepted is NAME:HASH")
            }
            let name = String(line[..<colon])
            guard Self.isName(name) else { throw wrong("the name is not one; \(Self.nameRule)") }
            guard let hash = PasswordHash(stored: String(line[line.index(after: colon)...])) else {
                throw wrong("the hash of \(name) is not \(PasswordHash.acceptedForms)")
            }
            guard names.insert(name).inserted else { throw wrong("\(name) stands twice") }
            decoy = decoy ?? hash
            lines.append(.user(name: name, hash: hash))
        }
        self.decoy = decoy
    }

    /// Reads a users file that only its owner may read and that has at least one user.
    ///
    /// - Throws: `.file`, `.tooOpen`, `.line` or `.empty`.
    static func load(_ path: String) throws(UserFileError) -> UserFile {
        let file = try open(path)
        guard !file.names.isEmpty else {
            throw UserFileError(.empty, "\(path) has no user; add one: openseg user add NAME")
        }
        return file
    }

    /// As `load`, but a file without users is accepted.
    static func open(_ path: String) throws(UserFileError) -> UserFile {
        let text: String
        do throws(LocalFile.Failure) {
            text = try LocalFile.text(path, isSecret: true)
        } catch {
            throw UserFileError(error)
        }
        return try UserFile(text: text, path: path)
    }

    /// The users' names in the file's order.
    var names: [String] {
        lines.compactMap { if case .user(let name, _) = $0 { name } else { nil } }
    }

    /// Whether the user is there with this password. Slow on purpose, also for unknown names.
    func verify(user: [UInt8], password: [UInt8]) -> Bool {
        for case .user(let name, let hash) in lines where Array(name.utf8) == user {
            return hash.matches(password)
        }
        _ = decoy?.matches(password)
        return false
    }

    /// Adds a user, or gives an existing one a new password.
    ///
    /// - Throws: `.name`, `.password`, `.unavailable`, or `.conflict` when the name is there and
    ///   `replacing` is false.
    mutating func add(
        _ name: String, password: [UInt8], replacing: Bool = false
    ) throws(UserFileError) {
        // One that begins with a hyphen is a mistyped flag.
        guard Self.isName(name), !name.hasPrefix("-") else {
            throw UserFileError(
                .name,
                "'\(LoadedConfiguration.shown(name))' can not be a user's name; \(Self.nameRule)")
        }
        let place = lines.firstIndex { if case .user(name, _) = $0 { true } else { false } }
        guard place == nil || replacing else {
            throw UserFileError(
                .conflict, "user \(name) is there already; --replace gives a new password")
        }
        guard (Self.minimumPasswordByteCount...255).contains(password.count),
            !password.contains(0)
        else {
            throw UserFileError(
                .password,
                "a password has \(Self.minimumPasswordByteCount) to 255 bytes and no NUL")
        }
        guard let hash = PasswordHash(password: password) else {
            throw UserFileError(.unavailable, "this build can not hash passwords")
        }
        if let place {
            lines[place] = .user(name: name, hash: hash)
        } else {
            lines.append(.user(name: name, hash: hash))
        }
    }

    /// Removes a user.
    ///
    /// - Throws: `.conflict` when there is none of that name.
    mutating func remove(_ name: String) throws(UserFileError) {
        guard names.contains(name) else {
            throw UserFileError(.conflict, "there is no user \(name)")
        }
        lines.removeAll { if case .user(name, _) = $0 { true } else { false } }
    }

    /// Writes the file in one step, readable by its owner only.
    ///
    /// - Throws: `.file`.
    func save(to path: String) throws(UserFileError) {
        do throws(LocalFile.Failure) {
            try LocalFile.replace(path, text, mode: 0o600)
        } catch {
            throw UserFileError(error)
        }
    }

    /// The file's text.
    var text: String {
        lines.map { line in
            switch line {
            case .comment(let text): text + "\n"
            case .user(let name, let hash): name + ":" + hash.text + "\n"
            }
        }.joined()
    }

    private static let nameRule =
        "accepted are 1 to 64 letters, digits and the signs . _ - @ +, no - in front"

    /// Names are plain ASCII, so that every client sends the same bytes for them.
    private static func isName(_ name: String) -> Bool {
        (1...64).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                    || ".-_@+".utf8.contains(byte)
            }
    }
}

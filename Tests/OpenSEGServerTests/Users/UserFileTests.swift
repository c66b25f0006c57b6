import Foundation
import Testing

@testable import OpenSEGServer

private let canHash = PasswordHash.backend != nil

@Suite("Users file")
struct UserFileTests {
    /// The SHA-512 hash of "correct horse", made with `openssl passwd -6 -salt saltsalt`.
    static let stored =
        "$6$saltsalt$hRM5XZ86KXEw9UOmjigeVqFgULtFB2sgpC9lXQDf"
        + "Mib3Zgw7mEiUvBJI2EplzfAqxL5Vvwp2scFtv/uamSo5z0"

    @Test("Added, saved 0600, loaded, verified, replaced, removed", .enabled(if: canHash))
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        var file = UserFile()
        try file.add("owner", password: Array("first password".utf8))
        try file.add("guest", password: Array("guest password".utf8))
        try file.save(to: folder.file("users"))
        #expect(try folder.mode(of: "users") == 0o600)
        #expect(!(try folder.text(of: "users").contains("password\n")))

        var loaded = try UserFile.load(folder.file("users"))
        #expect(loaded.names == ["owner", "guest"])
        #expect(loaded.verify(user: Array("owner".utf8), password: Array("first password".utf8)))
        #expect(!loaded.verify(user: Array("owner".utf8), password: Array("guest password".utf8)))
        #expect(!loaded.verify(user: Array("nobody".utf8), password: Array("first password".utf8)))

        #expect(
            Self.code { try loaded.add("owner", password: Array("second one".utf8)) } == .conflict)
        try loaded.add("owner", password: Array("second one".utf8), replacing: true)
        #expect(loaded.verify(user: Array("owner".utf8), password: Array("second one".utf8)))
        #expect(!loaded.verify(user: Array("owner".utf8), password: Array("first password".utf8)))
        try loaded.remove("guest")
        #expect(Self.code { try loaded.remove("guest") } == .conflict)
        try loaded.save(to: folder.file("users"))
        #expect(try UserFile.load(folder.file("users")).names == ["owner"])
    }

    @Test(
        "A hash made elsewhere is accepted; comments and blank lines survive",
        .enabled(if: canHash))
    func foreignHash() throws {
        let text = "# who may look\n\nowner:\(Self.stored)\n# end\n"
        var file = try UserFile(text: text, path: "users")
        #expect(file.text == text)
        #expect(file.verify(user: Array("owner".utf8), password: Array("correct horse".utf8)))
        #expect(!file.verify(user: Array("owner".utf8), password: Array("correct horsf".utf8)))
        #expect(!file.verify(user: Array("owner".utf8), password: []))
        #expect(
            !file.verify(user: Array("owner".utf8), password: Array("correct horse\0x".utf8)))
        try file.add("other", password: Array("some password".utf8))
        #expect(file.text.hasPrefix(text + "other:$"))
    }

    @Test("A file with carriage returns reads the same")
    func carriageReturns() throws {
        let file = try UserFile(text: "owner:\(Self.stored)\r\n\r\n", path: "users")
        #expect(file.names == ["owner"])
    }

    @Test(
        "A wrong line is named with its number",
        arguments: [
            ("owner\n", 1), ("# x\nowner:plain text\n", 2), (":$6$a$b\n", 1),
            ("a b:$6$a$b\n", 1), ("owner:$1$md5$x\n", 1), ("owner:$6$a$b\nowner:$6$a$b\n", 2),
            ("owner:$6$a$b:more\n", 1), ("\u{0}\n", 1), ("ö:$6$a$b\n", 1),
        ])
    func wrongLine(text: String, line: Int) throws {
        let error = #expect(throws: UserFileError.self) {
            _ = try UserFile(text: text, path: "users")
        }
        #expect(error?.code == .line)
        #expect(error?.line == line)
        #expect(error?.message.hasPrefix("users:\(line): ") == true)
        #expect(error?.message.contains("$6$a") == false)
    }

    @Test("A file that others may read is refused with the remedy")
    func tooOpen() throws {
        let folder = try TemporaryFolder()
        for mode in [0o640, 0o604, 0o660, 0o644] {
            let path = try folder.write("owner:\(Self.stored)\n", to: "users", mode: mode)
            let error = #expect(throws: UserFileError.self) { _ = try UserFile.load(path) }
            #expect(error?.code == .tooOpen)
            #expect(error?.message.contains("chmod 600 \(path)") == true)
        }
    }

    @Test("Missing, empty, folder in its place: an error each")
    func unusable() throws {
        let folder = try TemporaryFolder()
        #expect(Self.code { _ = try UserFile.load(folder.file("none")) } == .file)
        #expect(Self.code { _ = try UserFile.load(folder.path) } == .file)
        let empty = try folder.write("# nobody\n", to: "users", mode: 0o600)
        #expect(Self.code { _ = try UserFile.load(empty) } == .empty)
        #expect(throws: Never.self) { _ = try UserFile.open(empty) }
    }

    @Test("Names and passwords that can not be used are refused", .enabled(if: canHash))
    func refused() throws {
        var file = UserFile()
        let good = Array("long enough".utf8)
        for name in ["", "a:b", "a b", "ü", String(repeating: "a", count: 65), "a\n", "-generate"] {
            #expect(Self.code { try file.add(name, password: good) } == .name)
        }
        for password in ["", "short", "with\0nul inside", String(repeating: "a", count: 256)] {
            #expect(Self.code { try file.add("a", password: Array(password.utf8)) } == .password)
        }
        #expect(file.names.isEmpty)
    }

    @Test("A build without crypt can not add users and says so", .enabled(if: !canHash))
    func unavailable() {
        var file = UserFile()
        #expect(
            Self.code { try file.add("a", password: Array("long enough".utf8)) } == .unavailable)
    }

    private static func code(_ body: () throws -> Void) -> UserFileError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? UserFileError)?.code
        }
    }
}

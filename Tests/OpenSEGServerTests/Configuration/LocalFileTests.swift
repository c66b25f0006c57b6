import Foundation
import Testing

@testable import OpenSEGServer

@Suite("Small files")
struct LocalFileTests {
    private func code(_ body: () throws -> Void) -> LocalFile.Failure.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? LocalFile.Failure)?.code
        }
    }

    @Test("Created once with its mode, replaced in one step, read back")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("f")
        try LocalFile.create(path, "one", mode: 0o600)
        #expect(try folder.mode(of: "f") == 0o600)
        #expect(code { try LocalFile.create(path, "two", mode: 0o600) } == .exists)
        #expect(try LocalFile.text(path) == "one")
        try LocalFile.replace(path, "two", mode: 0o644)
        #expect(try LocalFile.text(path) == "two")
        #expect(try folder.mode(of: "f") == 0o644)
        #expect(!LocalFile.exists(path + ".new"))
        #expect(code { try LocalFile.replace(folder.path, "x", mode: 0o600) } == .unwritable)
    }

    @Test("Replacing goes through a symbolic link to the file behind it")
    func link() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("one", to: "kept")
        try #require(symlink("kept", folder.file("link")) == 0)
        try LocalFile.replace(folder.file("link"), "two", mode: 0o600)
        #expect(try LocalFile.text(path) == "two")
        var information = stat()
        try #require(lstat(folder.file("link"), &information) == 0)
        #expect(information.st_mode & S_IFMT == S_IFLNK)
        #expect(!LocalFile.exists(path + ".new"))
    }

    @Test("Replacing keeps the owner", .enabled(if: geteuid() == 0, "needs root"))
    func owner() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("one", to: "f")
        try #require(chown(path, 12_345, 23_456) == 0)
        try LocalFile.replace(path, "two", mode: 0o600)
        var information = stat()
        try #require(lstat(path, &information) == 0)
        #expect(information.st_uid == 12_345 && information.st_gid == 23_456)
    }

    @Test("What can not be read says why")
    func unreadable() throws {
        let folder = try TemporaryFolder()
        #expect(code { _ = try LocalFile.read(folder.file("none")) } == .missing)
        #expect(code { _ = try LocalFile.read(folder.path) } == .unreadable)
        #expect(code { _ = try LocalFile.read("/dev/zero") } == .unreadable)
        let open = try folder.write("x", to: "open", mode: 0o640)
        #expect(code { _ = try LocalFile.read(open, isSecret: true) } == .tooOpen)
        let large = try folder.write(String(repeating: "x", count: 1_048_577), to: "large")
        #expect(code { _ = try LocalFile.read(large) } == .tooLarge)
        let most = try folder.write(String(repeating: "x", count: 1_048_576), to: "most")
        #expect(try LocalFile.read(most).count == 1_048_576)
    }

    @Test("What is there and is no file says what it is")
    func kind() throws {
        let folder = try TemporaryFolder()
        func message(_ path: String) -> String? {
            do throws(LocalFile.Failure) {
                _ = try LocalFile.read(path)
                return nil
            } catch {
                return error.message
            }
        }
        #expect(message(folder.path) == "\(folder.path) is a folder, not a file")
        #expect(message("/dev/zero") == "/dev/zero is not an ordinary file")
    }

    @Test("What the system forbids is told apart", .enabled(if: geteuid() != 0, "not as root"))
    func forbidden() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("x", to: "closed", mode: 0)
        #expect(code { _ = try LocalFile.read(path) } == .notPermitted)
    }

    @Test("Folders are made with those above them, for the owner only")
    func folders() throws {
        let folder = try TemporaryFolder()
        try LocalFile.makeFolder(folder.file("a/b"))
        try LocalFile.makeFolder(folder.file("a/b"))
        #expect(try folder.mode(of: "a/b") == 0o700)
        _ = try folder.write("x", to: "file")
        #expect(code { try LocalFile.makeFolder(folder.file("file/b")) } == .unwritable)
    }

    @Test("Relative paths are taken from a folder")
    func resolve() {
        #expect(LocalFile.resolve("a", in: "/b") == "/b/a")
        #expect(LocalFile.resolve("/a", in: "/b") == "/a")
        #expect(LocalFile.resolve("a", in: "") == "a")
    }
}

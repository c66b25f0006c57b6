import Testing

@testable import OpenSEGServer

@Suite("openseg user", .enabled(if: PasswordHash.backend != nil))
struct UserCommandTests {
    @Test("Added with a password from standard input, listed, replaced, removed")
    func input() throws {
        let folder = try TemporaryFolder()
        let users = folder.file("users")
        let console = CapturedConsole()
        console.input = ["correct horse"]
        #expect(console.run("user", "add", "owner", "--users", users) == .success)
        #expect(console.output.isEmpty && console.complaints.isEmpty)
        #expect(try folder.mode(of: "users") == 0o600)
        #expect(
            try UserFile.load(users).verify(
                user: Array("owner".utf8), password: Array("correct horse".utf8)))
        console.input = ["another one"]
        #expect(console.run("user", "add", "owner", "--users", users) == .data)
        console.input = ["another one"]
        #expect(console.run("user", "add", "owner", "--users", users, "--replace") == .success)
        #expect(
            try UserFile.load(users).verify(
                user: Array("owner".utf8), password: Array("another one".utf8)))
        #expect(console.run("user", "list", "--users", users) == .success)
        #expect(console.output == ["owner"])
        #expect(console.run("user", "remove", "owner", "--users", users) == .success)
        #expect(console.run("user", "list", "--users", users) == .success)
        #expect(console.output.isEmpty)
    }

    @Test("Generated on request or at a terminal, and printed once", arguments: [true, false])
    func generated(isInteractive: Bool) throws {
        let folder = try TemporaryFolder()
        let users = folder.file("users")
        let console = CapturedConsole()
        console.isInteractive = isInteractive
        let more = isInteractive ? [] : ["--generate"]
        #expect(console.run(["user", "add", "guest", "--users", users] + more) == .success)
        let password = try #require(console.value("password"))
        #expect(
            try UserFile.load(users).verify(
                user: Array("guest".utf8), password: Array(password.utf8)))
    }

    @Test("A password that could not be printed takes no other's place")
    func unprinted() throws {
        let folder = try TemporaryFolder()
        let users = folder.file("users")
        let console = CapturedConsole()
        console.input = ["correct horse"]
        #expect(console.run("user", "add", "owner", "--users", users) == .success)
        console.printFailure = "No space left on device"
        #expect(
            console.run("user", "add", "owner", "--users", users, "--replace", "--generate")
                == .inputOutput)
        #expect(
            try UserFile.load(users).verify(
                user: Array("owner".utf8), password: Array("correct horse".utf8)))
    }

    @Test("The configuration says which file")
    func fromConfiguration() throws {
        let folder = try TemporaryFolder()
        let configuration = try folder.write("users = people\n", to: "openseg.conf")
        let console = CapturedConsole()
        console.input = ["long enough"]
        #expect(console.run("user", "add", "a", "--config", configuration) == .success)
        #expect(try UserFile.load(folder.file("people")).names == ["a"])
        #expect(console.run("user", "list", "--config", folder.file("none")) == .noInput)
    }

    @Test("Mistakes have their own exit codes")
    func mistakes() throws {
        let folder = try TemporaryFolder()
        let users = folder.file("users")
        let console = CapturedConsole()
        #expect(console.run("user") == .usage)
        #expect(console.run("user", "add") == .usage)
        #expect(console.run("user", "list", "x") == .usage)
        #expect(console.run("user", "rename", "a") == .usage)
        #expect(console.run("user", "list", "--users", users) == .noInput)
        console.input = ["short"]
        #expect(console.run("user", "add", "a", "--users", users) == .data)
        #expect(console.run("user", "add", "a", "--users", users) == .data)  // no input at all
        console.input = ["long enough"]
        #expect(console.run("user", "add", "a b", "--users", users) == .usage)
        #expect(!LocalFile.exists(users))
        _ = try folder.write("a:$6$x$y\n", to: "users", mode: 0o644)
        #expect(console.run("user", "list", "--users", users) == .permission)
    }
}

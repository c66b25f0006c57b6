import Foundation
import Testing

@testable import OpenSEGServer

private let canHash = PasswordHash.backend != nil
private let canAll = canHash && TLSServer.isAvailable

@Suite("openseg init, check-config")
struct InitCommandTests {
    @Test(
        "Everything that serve needs, closed to others, good for check-config", .enabled(if: canAll)
    )
    func makesAll() throws {
        let folder = try TemporaryFolder()
        let console = CapturedConsole()
        let directory = folder.file("new/gateway")
        #expect(
            console.run(
                "init", "--dir", directory, "--device", "tcp:localhost:7000", "--phases",
                "three", "--host-names=meter.example.org", "--time-zone-offset", "-05:00")
                == .success)
        let password = try #require(console.value("password"))
        #expect(console.value("user") == "owner")
        for (name, mode) in [
            ("openseg.conf", 0o644), ("users", 0o600), ("server.pem", 0o644),
            ("server-key.pem", 0o600), ("ca.pem", 0o644), ("ca-key.pem", 0o600),
        ] {
            #expect(try folder.mode(of: "new/gateway/" + name) == mode, "\(name)")
        }
        let users = try UserFile.load(directory + "/users")
        #expect(users.verify(user: Array("owner".utf8), password: Array(password.utf8)))
        let leaf = try CertificateDetails(pem: try folder.text(of: "new/gateway/server.pem"))
        let authority = try CertificateDetails(pem: try folder.text(of: "new/gateway/ca.pem"))
        #expect(console.value("certificate") == "SHA-256 " + leaf.fingerprint)
        #expect(console.value("authority") == "SHA-256 " + authority.fingerprint)
        #expect(leaf.names.first == "meter.example.org")
        for name in ["openseg.conf", "users", "server.pem", "ca.pem"] {
            #expect(try !folder.text(of: "new/gateway/" + name).contains(password))
        }

        #expect(console.run("check-config", "--config", directory + "/openseg.conf") == .success)
        #expect(console.complaints.isEmpty)
        let loaded = LoadedConfiguration(
            options: try CommandOptions(
                ["--config", directory + "/openseg.conf"], flags: [.init(name: "config")]),
            environment: [:])
        #expect(loaded.configuration.phases == .three)
        #expect(loaded.configuration.installation?.count == 32)
        #expect(loaded.configuration.timeZoneOffsetSeconds == -18_000)
        #expect(loaded.configuration.authorityPaths?.certificate == directory + "/ca.pem")
    }

    @Test("Nothing is overwritten and nothing is left behind", .enabled(if: canAll))
    func refusesToOverwrite() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("mine", to: "server.pem")
        let console = CapturedConsole()
        #expect(console.run("init", "--dir", folder.path) == .cannotCreate)
        #expect(
            console.complaints.first?.contains("is there already and is not overwritten") == true)
        #expect(try folder.text(of: "server.pem") == "mine")
        #expect(!LocalFile.exists(folder.file("users")))
        #expect(console.run("init", "--dir", folder.file("server.pem")) == .cannotCreate)
    }

    @Test("A password that could not be printed leaves no files", .enabled(if: canAll))
    func unprinted() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("mine", to: "mine")
        let console = CapturedConsole()
        console.printFailure = "No space left on device"
        #expect(console.run("init", "--dir", folder.path) == .inputOutput)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["mine"])
        console.printFailure = nil
        #expect(console.run("init", "--dir", folder.path) == .success)
    }

    @Test("Wrong flags, values, names, clock: nothing is made", .enabled(if: canHash))
    func refused() throws {
        let folder = try TemporaryFolder()
        let console = CapturedConsole()
        let directory = folder.file("d")
        #expect(console.run("init") == .usage)
        #expect(console.run("init", "--dir", directory, "--interval", "3") == .usage)
        #expect(console.complaints.first?.contains("from 4 to 3600") == true)
        #expect(console.run("init", "--dir", directory, "--users", "x") == .usage)
        #expect(console.run("init", "--dir", directory, "--user", "a:b") == .usage)
        console.nowUnixSeconds = 1000
        #expect(console.run("init", "--dir", directory) == .system)
        #expect(console.complaints.first?.contains("clock") == true)
        #expect(!LocalFile.exists(directory))
    }

    @Test("Without TLS: a configuration for this machine only", .enabled(if: canHash))
    func plain() throws {
        let folder = try TemporaryFolder()
        let console = CapturedConsole()
        #expect(
            console.run("init", "--dir", folder.path, "--plain-http", "--device", "/dev/x")
                == .success)
        #expect(!LocalFile.exists(folder.file("server.pem")))
        #expect(console.run("check-config", "--config", folder.file("openseg.conf")) == .success)
        if !TLSServer.isAvailable {
            #expect(console.run("init", "--dir", folder.file("other")) == .unavailable)
            #expect(
                console.run(
                    "check-config", "--config", folder.file("openseg.conf"), "--plain-http=no")
                    == .wrong)
            #expect(console.complaints.contains { $0.contains("built without TLS") })
        }
    }

    @Test("check-config names keys and users files that are open to others", .enabled(if: canAll))
    func openFiles() throws {
        let folder = try TemporaryFolder()
        let console = CapturedConsole()
        console.run("init", "--dir", folder.path)
        for name in ["users", "server-key.pem", "ca-key.pem"] {
            _ = try folder.write(try folder.text(of: name), to: name, mode: 0o640)
        }
        #expect(console.run("check-config", "--config", folder.file("openseg.conf")) == .wrong)
        #expect(console.complaints.count == 3)
        for line in console.complaints { #expect(line.contains("run: chmod 600")) }
    }

    @Test("check-config: a key of another certificate, half an authority", .enabled(if: canAll))
    func mixedFiles() throws {
        let folder = try TemporaryFolder()
        let console = CapturedConsole()
        console.run("init", "--dir", folder.file("a"))
        console.run("init", "--dir", folder.file("b"))
        #expect(
            console.run(
                "check-config", "--config", folder.file("a/openseg.conf"), "--private-key",
                folder.file("b/server-key.pem")) == .wrong)
        #expect(console.complaints.count == 1)
        #expect(
            console.run(
                "check-config", "--config", folder.file("a/openseg.conf"), "--authority",
                folder.file("a/ca.pem")) == .wrong)
        #expect(console.complaints.first?.contains("only accepted together") == true)
    }
}

import Testing

@testable import OpenSEGServer

@Suite("Configuration from file, environment and flags")
struct LoadedConfigurationTests {
    private func load(
        _ text: String?, _ flags: [String] = [], _ environment: [String: String] = [:]
    ) throws -> LoadedConfiguration {
        let folder = try TemporaryFolder()
        var arguments = flags
        if let text { arguments += ["--config", try folder.write(text, to: "openseg.conf")] }
        let options = try CommandOptions(
            arguments, flags: [.init(name: "config")], withSettings: true)
        var loaded = LoadedConfiguration(
            options: options, environment: environment, standardPath: "/nonexistent")
        // Reads files while the folder is there.
        _ = loaded.readMaterial()
        return loaded
    }

    @Test("Flag over environment over file over default")
    func precedence() throws {
        let text = "interval = 8\nhours = 8\nstale-after = 8\n"
        let loaded = try load(
            text, ["--interval", "16"], ["OPENSEG_INTERVAL": "12", "OPENSEG_HOURS": "12"])
        #expect(loaded.configuration.intervalSeconds == 16)
        #expect(loaded.configuration.hours == 12)
        #expect(loaded.configuration.staleAfterIntervals == 8)
        #expect(loaded.configuration.registerIntervalSeconds == 60)
        #expect(loaded.place(of: "interval") == "--interval")
        #expect(loaded.place(of: "hours") == "OPENSEG_HOURS")
        #expect(loaded.place(of: "stale-after").hasSuffix("openseg.conf:3"))
    }

    @Test("A later source replaces what excludes it; one source may not hold both")
    func exclusion() throws {
        let replaced = try load("hours = 8\n", ["--capacity", "100"])
        #expect(replaced.configuration.demandCapacity == 100)
        #expect(!replaced.problems.contains { $0.message.contains("both set") })
        let both = try load("capacity = 9\nhours = 8\n")
        #expect(both.problems.filter { $0.message.contains("both set") }.count == 1)
    }

    @Test("Every wrong line is named, in the file's order, then environment and flags")
    func allProblems() throws {
        let loaded = try load(
            "interval = 3\nintervall = 4\nnonsense\nlisten = here\nusers = none\nplain-http = yes\n",
            ["--hours", "0"], ["OPENSEG_PHASES": ""])
        let places = loaded.problems.map { problem in
            problem.place.split(separator: "/").last.map(String.init) ?? ""
        }
        #expect(
            places == [
                "openseg.conf:1", "openseg.conf:2", "openseg.conf:3", "openseg.conf:4",
                "OPENSEG_PHASES", "--hours", "device",
            ])
        for problem in loaded.problems { #expect(!problem.message.hasSuffix(".")) }
    }

    @Test("What a flag replaces in the environment is not looked at")
    func replacedEnvironment() throws {
        let accepted = ["--device", "/d", "--users", "none", "--plain-http"]
        let wrong = ["OPENSEG_INTERVAL": "3", "OPENSEG_CAPACITY": "x", "OPENSEG_DEVICE": ""]
        let replaced = try load(nil, accepted + ["--interval", "8", "--hours", "9"], wrong)
        #expect(replaced.problems.isEmpty, "\(replaced.problems)")
        #expect(replaced.configuration.demandCapacity == 4_050)
        let seen = try load(nil, accepted, wrong)
        #expect(seen.problems.map(\.place) == ["OPENSEG_INTERVAL", "OPENSEG_CAPACITY"])
        let file = try load("interval = 3\n", accepted + ["--interval", "8"])
        #expect(file.problems.map(\.line) == [1])
    }

    @Test("Unknown OPENSEG_ variables are noted, not refused")
    func unknownEnvironment() throws {
        let loaded = try load(nil, [], ["OPENSEG_SERVICE_HOST": "x", "HOME": "/"])
        #expect(loaded.notes.count == 1)
        #expect(loaded.notes.first?.contains("OPENSEG_SERVICE_HOST") == true)
    }

    @Test("A configuration file that can not be read is the one problem")
    func missingFile() throws {
        let loaded = try load(nil, ["--config", "/nonexistent/openseg.conf"])
        #expect(loaded.fileFailure?.code == .missing)
        #expect(loaded.problems.count == 1)
    }

    @Test("A configuration that is named by nothing is told by its place")
    func emptyName() throws {
        for (flags, environment, place) in [
            (["--config="], ["OPENSEG_CONFIG": "/d"], "--config"),
            ([], ["OPENSEG_CONFIG": ""], "OPENSEG_CONFIG"),
        ] {
            let loaded = try load(nil, flags, environment)
            #expect(loaded.fileFailure?.code == .missing)
            #expect(
                loaded.problems.map(\.message) == [
                    "\(place) has no value; accepted is the path of a file"
                ])
        }
    }

    @Test("A very long or binary file is refused in bounded memory")
    func device() throws {
        let loaded = try load(nil, ["--config", "/dev/zero"])
        #expect(loaded.fileFailure?.code == .unreadable)
    }

    @Test(
        "Plain HTTP serves this machine only",
        arguments: [
            ("127.0.0.1:80", true), ("[::1]:80", true), ("unix:/run/x", true), ("*:80", false),
            ("192.168.1.2:80", false), ("127.0.0.1:80,[::]:80", false),
        ])
    func plainHTTP(listen: String, accepted: Bool) throws {
        let loaded = try load(
            "device = /dev/x\nusers = none\nplain-http = yes\nlisten = \(listen)\n")
        #expect(loaded.problems.isEmpty == accepted, "\(loaded.problems)")
        if !accepted {
            #expect(loaded.problems.first?.message.contains("from other machines") == true)
        }
    }

    @Test("No users is only accepted without TLS")
    func noUsers() throws {
        let loaded = try load("device = /dev/x\nusers = none\n")
        #expect(loaded.problems.contains { $0.message.contains("only accepted together") })
    }

    @Test("Too many readings for the memory are refused")
    func tooMany() throws {
        let loaded = try load(
            "hours = 8760\ninterval = 4\nusers = none\nplain-http = yes\ndevice=/d\n")
        #expect(loaded.problems.isEmpty)  // 7,884,000
        #expect(loaded.configuration.demandCapacity == 7_884_000)
    }

    @Test("What is shown of a wrong value is short and can not start a line")
    func shown() {
        #expect(LoadedConfiguration.shown("a\nb\u{7F}") == "a?b?")
        #expect(LoadedConfiguration.shown(String(repeating: "x", count: 99)).count == 63)
    }
}

import Foundation
import Testing

@testable import RavenSimulatorCommand

@Suite struct PseudoTerminalTests {
    @Test func theLinkLeadsToARawTerminalAndGoesWithIt() throws {
        try TemporaryFolder.use { folder in
            var terminal = PseudoTerminal(link: folder.path("raven"))
            try terminal.open()
            #expect(!terminal.hasClient)
            let host = try #require(Host(opening: terminal.link))
            #expect(terminal.hasClient)
            var settings = termios()
            #expect(tcgetattr(host.descriptor, &settings) == 0)
            #expect(settings.c_lflag & tcflag_t(ECHO | ICANON | ISIG) == 0)
            #expect(settings.c_oflag & tcflag_t(OPOST) == 0)
            host.close()
            #expect(!terminal.hasClient)
            terminal.remove()
            #expect(Host(opening: terminal.link) == nil)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("")).isEmpty)
        }
    }

    @Test func theLinkOfAnEarlierRunIsReplaced() throws {
        try TemporaryFolder.use { folder in
            let link = folder.path("raven")
            #expect(symlink("/dev/pts/no-such-terminal", link) == 0)
            var terminal = PseudoTerminal(link: link)
            try terminal.open()
            let host = try #require(Host(opening: link))
            host.close()
            terminal.remove()
        }
    }

    @Test func aLinkThatHasBecomeAnothersIsLeft() throws {
        try TemporaryFolder.use { folder in
            let link = folder.path("raven")
            var first = PseudoTerminal(link: link)
            var second = PseudoTerminal(link: link)
            try first.open()
            try second.open()
            first.remove()
            let host = try #require(Host(opening: link))
            host.close()
            second.remove()
        }
    }

    @Test func aFileInTheWayIsLeftAlone() throws {
        try TemporaryFolder.use { folder in
            var terminal = PseudoTerminal(link: try folder.write("raven", "precious"))
            let error = #expect(throws: CommandError.self) { try terminal.open() }
            #expect(error?.status == 69)
            #expect(try String(contentsOfFile: terminal.link, encoding: .utf8) == "precious")
        }
    }

    @Test func aFolderThatIsNotThereIsNamed() {
        var terminal = PseudoTerminal(link: "/nowhere/raven")
        let error = #expect(throws: CommandError.self) { try terminal.open() }
        #expect(error?.message.contains("/nowhere/raven") == true)
        #expect(terminal.descriptor < 0)
    }

    @Test func whatWasNotReadCanBeThrownAway() throws {
        try TemporaryFolder.use { folder in
            var terminal = PseudoTerminal(link: folder.path("raven"))
            try terminal.open()
            _ = SystemCalls.write([1, 2, 3], from: 0, to: terminal.descriptor)
            terminal.discardUnreadOutput()
            let host = try #require(Host(opening: terminal.link))
            #expect(host.read() == [])
            host.close()
            terminal.remove()
        }
    }
}

import Testing

@testable import OpenSEGServer

private let canHash = PasswordHash.backend != nil

@Suite("Password hashes")
struct PasswordHashTests {
    @Test("Every hash has its own salt, and is that of its password alone", .enabled(if: canHash))
    func salts() throws {
        let password = Array("the same password".utf8)
        let hashes = (0..<4).compactMap { _ in PasswordHash(password: password) }
        #expect(Set(hashes.map(\.text)).count == 4)
        for hash in hashes {
            #expect(hash.matches(password))
            #expect(!hash.matches(Array("the same passwore".utf8)))
            #expect(PasswordHash(stored: hash.text) == hash)
        }
    }

    @Test(
        "What is too weak, cut off or no hash at all is not taken from a file",
        arguments: [
            "", "plain text", "$1$salt$md5", "$2a$10$x", "abcdefghijklm", "$6$a:b", "$6$a b",
            "$6$a\n", "$6$é", "$6$" + String(repeating: "a", count: 510),
        ])
    func refused(text: String) {
        #expect(PasswordHash(stored: text) == nil)
    }

    @Test("Passwords that a hash would cut short match nothing", .enabled(if: canHash))
    func unusable() throws {
        let hash = try #require(PasswordHash(password: Array("with".utf8)))
        for password in [[], Array("with\0nul".utf8), [UInt8](repeating: 0x61, count: 256)] {
            #expect(PasswordHash(password: password) == nil)
            #expect(!hash.matches(password))
        }
    }
}

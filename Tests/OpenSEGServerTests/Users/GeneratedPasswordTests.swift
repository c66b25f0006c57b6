import Testing

@testable import OpenSEGServer

@Suite("Generated passwords")
struct GeneratedPasswordTests {
    @Test("Generated passwords: four groups of five, never the same")
    func generated() {
        let made = (0..<100).map { _ in GeneratedPassword.make() }
        #expect(Set(made).count == 100)
        for password in made {
            #expect(password.split(separator: "-").map(\.count) == [5, 5, 5, 5])
            #expect(!password.contains { "01ol".contains($0) })
        }
    }
}

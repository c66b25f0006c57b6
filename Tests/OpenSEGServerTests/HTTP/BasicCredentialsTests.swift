import Testing

@testable import OpenSEGServer

@Suite struct BasicCredentialsTests {
    private func read(_ field: String) -> BasicCredentials? { BasicCredentials(Array(field.utf8)) }

    @Test func `User and password are told apart at the first colon`() throws {
        // owner:a:b, in any case of the scheme's name and with any number of blanks.
        for field in ["Basic b3duZXI6YTpi", "basic b3duZXI6YTpi", "BASIC   b3duZXI6YTpi"] {
            let credentials = try #require(read(field))
            #expect(credentials.user == Array("owner".utf8))
            #expect(credentials.password == Array("a:b".utf8))
        }
        let empty = try #require(read("Basic Og=="))
        #expect(empty.user.isEmpty && empty.password.isEmpty)
    }

    @Test(arguments: [
        "", "Basic", "Basic ", "Bearer b3duZXI6YTpi", "Basicb3duZXI6YTpi", "Basic b3duZXI=",
        "Basic b3duZXI6YTpi!", "Basic b3duZXI6AGE=", "Basic b3du ZXI6YTpi",
    ])
    func `Another scheme, no colon, NUL or what is no base64 is none`(_ field: String) {
        #expect(read(field) == nil)
    }
}

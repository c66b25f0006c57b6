import TestSupport
import Testing

@testable import OpenSEGServer

@Suite struct Base64Tests {
    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
        ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
    ])
    func `The examples of the RFC go both ways`(_ plain: String, _ text: String) {
        #expect(Base64.encode(Array(plain.utf8)) == text)
        #expect(Base64.decode(Array(text.utf8)[...]) == Array(plain.utf8))
    }

    @Test func `Any bytes come back`() {
        var random = SeededGenerator(seed: 64)
        for count in 0..<100 {
            let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
            #expect(Base64.decode(Array(Base64.encode(bytes).utf8)[...]) == bytes)
        }
    }

    @Test(arguments: ["Zg", "Zg=", "Z===", "Zm9v\n", "Zm9-", "====", "Zg==Zg=="])
    func `What is not whole base64 is refused`(_ text: String) {
        #expect(Base64.decode(Array(text.utf8)[...]) == nil)
    }
}

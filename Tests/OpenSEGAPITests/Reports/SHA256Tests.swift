import Testing

@testable import OpenSEGAPI

@Suite("SHA-256")
struct SHA256Tests {
    @Test(
        "The examples of FIPS 180-4, whole and at every split",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func examples(text: String, hex: String) {
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            var digest = SHA256()
            digest.update(Array(bytes[..<cut]))
            digest.update(Array(bytes[cut...]))
            #expect(digest.hexDigest() == hex)
        }
    }

    @Test("A million times a, in uneven pieces; asking does not change the digest")
    func million() {
        var digest = SHA256()
        var left = 1_000_000
        var size = 1
        while left > 0 {
            let count = min(size, left)
            digest.update(Array(repeating: UInt8(ascii: "a"), count: count))
            left -= count
            size = size * 7 % 1009 + 1
            if left == 500_000 { _ = digest.digest() }
        }
        #expect(
            digest.hexDigest()
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
        #expect(digest.digest().count == 32)
    }
}

import Testing

@testable import GreenButtonESPI

@Suite struct SHA1Tests {
    private func hex(_ message: [UInt8]) -> String {
        SHA1.digest(of: message).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test("the examples of FIPS 180 and the padding's edges")
    func examples() {
        #expect(hex([]) == "da39a3ee5e6b4b0d3255bfef95601890afd80709")
        #expect(hex(Array("abc".utf8)) == "a9993e364706816aba3e25717850c26c9cd0d89d")
        #expect(
            hex(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
                == "84983e441c3bd26ebaae4aa1f95129e5e54670f1")
        #expect(
            hex([UInt8](repeating: 0x61, count: 1_000_000))
                == "34aa973cd4c4daa4f61eeb2bdbad27316534016f")
    }
}

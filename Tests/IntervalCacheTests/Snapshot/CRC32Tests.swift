import Testing

@testable import IntervalCache

@Suite struct CRC32Tests {
    @Test("the checksum of the digits is the one that the catalogues of checksums give")
    func checkValue() {
        let digits = Array("123456789".utf8)
        #expect(CRC32.checksum(of: digits, 0..<9) == 0xCBF4_3926)
        #expect(CRC32.checksum(of: [], 0..<0) == 0)
    }

    @Test("cut anywhere, the parts one after the other have the checksum of the whole")
    func parts() {
        let bytes = Array("a ring in memory".utf8)
        let whole = CRC32.checksum(of: bytes, bytes.indices)
        for cut in 0...bytes.count {
            let first = CRC32.checksum(of: bytes, 0..<cut)
            #expect(CRC32.checksum(of: bytes, cut..<bytes.count, after: first) == whole)
        }
    }
}

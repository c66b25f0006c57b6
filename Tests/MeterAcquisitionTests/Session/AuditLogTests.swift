import Testing

@testable import MeterAcquisition

struct AuditLogTests {
    @Test func `each write is one line with its time, control bytes escaped`() {
        var log = AuditLog()
        log.record(Array("<Command>\r\n\u{1}".utf8)[...], unixSeconds: 1_700_000_000)
        log.record([0xFF, 0x7F][...], unixSeconds: 1_700_000_001)
        #expect(
            String(decoding: log.text, as: UTF8.self)
                == "1700000000 <Command>\\r\\n\\x01\n1700000001 \\xff\\x7f\n")
        #expect(log.byteCount == 14)
    }

    @Test func `the oldest lines make room and are counted`() {
        var log = AuditLog()
        let line = [UInt8](repeating: 0x41, count: 500)
        for second in 0..<1_000 as Range<Int64> {
            log.record(line[...], unixSeconds: second)
            #expect(log.text.count <= AuditLog.capacity)
        }
        #expect(log.byteCount == 500_000)
        #expect(log.droppedLineCount > 900)
        #expect(
            String(decoding: log.text, as: UTF8.self).hasSuffix(
                "\n999 " + String(decoding: line, as: UTF8.self) + "\n"))
        #expect(log.text.first != UInt8(ascii: "A"))
    }
}

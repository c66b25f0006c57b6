import Testing

@testable import OpenSEGServer

@Suite struct HTTPDateTests {
    /// From date -u -d @N.
    @Test(
        arguments: [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
            (951_782_399, "Mon, 28 Feb 2000 23:59:59 GMT"),
            (951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"),
            (1_795_190_670, "Fri, 20 Nov 2026 16:04:30 GMT"),
            (4_102_444_800, "Fri, 01 Jan 2100 00:00:00 GMT"),
            (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
        ] as [(Int64, String)])
    func `Dates are written as HTTP wants them`(_ seconds: Int64, _ text: String) {
        #expect(HTTPDate.text(unixSeconds: seconds) == text)
    }
}

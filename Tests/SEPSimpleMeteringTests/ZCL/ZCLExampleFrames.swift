/// The example frames of the rules, by letter, as octets in hexadecimal.
enum ZCLExampleFrames {
    static let readNineAttributes = "002a00 0000 0100 0004 0003 0103 0203 0303 0403 0603"
    static let readResponse =
        "182a01 00000025d2760f020000 010086 0004002aeffcff 0003003000 01030022010000"
        + "02030022e80300 03030018ab 04030018ab 0603001800"
    static let report = "08510a 00042a920900 000025d3760f020000 0700e2103e9d2c 00021800"
    static let noValues = "18520a 00042a000080 000125ffffffffffff"
    static let manufacturerReport = "1c1510530a 0203310201"
    static let defaultResponse = "182b0b0581"
    static let getProfile = "012c00 00 00000000 04"
    static let profileResponse = "092c00 103e9d2c 00 03 04 fa0000 000000 ffffff 40420f"
    static let fastPollRequest = "012d03 04 0f"
    static let fastPollResponse = "092d03 04 94419d2c"
    static let discover = "002e0c 0003 04"
    static let discoverResponse = "182e0d 00 000330 010322 020322 030318"
    static let timeResponse =
        "182f01 000000e2103e9d2c 0100001803 0200002b808fffff 03000023205fa02b 0400002310 16da2c"
        + "0500002b100e0000 07000023a0db9c2c"
    static let price =
        "096000 44332211 045065616b 4d000000 103e9d2c 00 4803 41 31 00000000 ffff 29090000 ff"
        + "ffffffff ff ffffffff ff ff"
    static let message =
        "096100 bc0a0000 84 00000000 3c00 0e506c616e6e6564206f7574616765"
    static let write = "006202 0008 19 ffff"
    static let binaryCodedDecimal = "18630a 00033080 000025907856341200"
    static let otherWidths = "18640a 000023d2760f02 00042beffcffff"
    static let strings = "186501 0703004108455349443030 3432 0803004100 0f03004103446179"

    static let tiers = "18660a 000125002d31010000 020125d249de000000 20003002"

    static let sound = [
        readNineAttributes, readResponse, report, noValues, manufacturerReport, defaultResponse,
        discover, discoverResponse, write, binaryCodedDecimal, otherWidths, strings,
        timeResponse, tiers,
    ]
}

/// The octets that hexadecimal digits stand for; blanks between them do not count.
func octets(_ text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map {
        UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
}

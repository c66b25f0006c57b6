import Testing

@testable import SEPSimpleMetering

@Suite("Errors are sentences")
struct ZCLDecodingErrorTests {
    @Test(
        "Errors are sentences that name the octet",
        arguments: [
            (.headerCut, "the frame ends inside its header at octet 9"),
            (.payloadCut, "the frame ends inside the field that begins at octet 9"),
            (
                .undefinedType(7),
                "data type 0x07 at octet 9 is not defined, its length is unknown"
            ),
            (
                .undefinedType(0xAB),
                "data type 0xab at octet 9 is not defined, its length is unknown"
            ),
            (.stringLongerThanFrame, "the string at octet 9 is longer than the frame"),
            (
                .countLargerThanFrame,
                "the element count at octet 9 is larger than the frame can hold"
            ),
            (.nestedTooDeep, "values are nested more than 15 deep at octet 9"),
            (.octetsLeft, "octets are left over from octet 9 on"),
        ] as [(ZCLDecodingError.Code, String)])
    func sentences(code: ZCLDecodingError.Code, sentence: String) {
        #expect(ZCLDecodingError(code: code, offset: 9).description == sentence)
    }
}

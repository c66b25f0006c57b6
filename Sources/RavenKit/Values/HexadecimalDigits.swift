/// A run of hexadecimal digits of either case, read eight at a time.
struct HexadecimalDigits: Equatable {
    /// What the digits say; only the first sixteen count.
    private(set) var value: UInt64 = 0
    /// How many there are; 17 where a byte other than `<` follows the sixteenth.
    private(set) var count = 0

    /// Reads the digits at `start` up to the first byte that is none, or `end`.
    @inline(__always)
    init(_ bytes: borrowing Span<UInt8>, _ start: Int, _ end: Int) {
        while add(bytes.word(at: start &+ count, before: end)) == 8, start &+ count < end {
            // Most numbers have eight digits or sixteen: that nothing follows is seen at once.
            if bytes[start &+ count] == UInt8(ascii: "<") { return }
            guard count < 16 else {
                count = 17
                return
            }
        }
    }

    /// Adds the digits that eight characters begin with, the first in the lowest byte; says how many.
    @inline(__always)
    private mutating func add(_ characters: UInt64) -> Int {
        let each: UInt64 = 0x0101_0101_0101_0101
        // Letters have bit 6 and become lower-case ones.
        let text = characters | (characters &>> 1 & (0x20 &* each))
        let isLetter = text &>> 6 & each
        let digits = (text & (0x0F &* each)) &+ (isLetter &* 9)
        // Written out again, a digit is the character it was read from; nothing else is.
        let isAboveNine = (digits &+ (6 &* each)) &>> 4 & each
        let written = digits &+ (0x30 &* each) &+ (isAboveNine &* 0x27)
        let wrong = (written ^ text) | (digits & (0xF0 &* each))
        let found = wrong.trailingZeroBitCount &>> 3
        guard found > 0 else { return 0 }
        // The first character is the highest digit; what stands behind the digits goes.
        var packed = (digits &<< UInt64(64 &- 8 &* found)).byteSwapped
        packed = (packed | packed &>> 4) & 0x00FF_00FF_00FF_00FF
        packed = (packed | packed &>> 8) & 0x0000_FFFF_0000_FFFF
        packed = (packed | packed &>> 16) & 0xFFFF_FFFF
        value = value &<< UInt64(4 &* found) | packed
        count &+= found
        return found
    }
}

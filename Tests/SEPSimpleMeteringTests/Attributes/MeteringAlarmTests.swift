import SEPSimpleMetering
import Testing

@Suite("Alarms by code and by bit of a mask")
struct MeteringAlarmTests {
    @Test(
        "Codes have the names of the standard",
        arguments: [
            (0x00, .electric, "check meter"), (0x03, .electric, "power failure"),
            (0x03, .water, "pipe empty"), (0x07, .gas, "reverse flow"),
            (0x07, .heat, "flow sensor"),
            (0x07, .electric, "reverse flow"), (0x0A, .electric, "strong magnetic field"),
            (0x0F, .gas, "NV memory error"), (0x10, .electric, "low voltage L1"),
            (0x15, .electric, "high voltage L3"), (0x18, .electric, "over-current L3"),
            (0x19, .electric, "frequency too low L1"), (0x1E, .electric, "frequency too high L3"),
            (0x1F, .electric, "ground fault"), (0x20, .electric, "electric tamper detect"),
            (0x25, .electric, "normal voltage"), (0x29, .electric, "terminal cover closed"),
            (0x30, .water, "burst detect"), (0x37, .water, "pipe empty"),
            (0x51, .heat, "outlet temperature sensor fault"), (0x60, .gas, "tilt tamper"),
            (0x64, .gas, "tilt tamper ended"),
        ] as [(UInt8, MeteringDeviceType, String)])
    func names(code: UInt8, type: MeteringDeviceType, name: String) {
        #expect(MeteringAlarm(rawValue: code).name(for: type) == name)
    }

    @Test("Exactly the codes that the standard names have one, and no two of a meter share it")
    func everyCode() {
        let named = (0...UInt8.max).filter {
            MeteringAlarm(rawValue: $0).name(for: .electric) != nil
        }
        let expected: [UInt8] =
            Array(0x00...0x29) + Array(0x30...0x37) + [0x50, 0x51] + Array(0x60...0x64)
        #expect(named == expected)
        for range in [0x00...0x0F, 0x10...0x2F, 0x30...0x3F, 0x60...0x6F] as [ClosedRange<UInt8>] {
            let names = range.compactMap { MeteringAlarm(rawValue: $0).name(for: .electric) }
            #expect(Set(names).count == names.count)
        }
    }

    @Test("A bit of a mask is the group's first code and the bit")
    func masks() {
        #expect(MeteringAlarm(bit: 0x0F, of: .generic)?.rawValue == 0x0F)
        #expect(MeteringAlarm(bit: 16, of: .generic) == nil)
        #expect(MeteringAlarm(bit: 31, of: .electricity)?.rawValue == 0x2F)
        #expect(MeteringAlarm(bit: 32, of: .electricity) == nil)
        #expect(MeteringAlarm(bit: 8, of: .manufacturer)?.rawValue == 0xB8)
        #expect(MeteringAlarm(bit: 9, of: .manufacturer) == nil)
        #expect(MeteringAlarm(bit: -1, of: .gas) == nil)
        #expect(MeteringAlarm(bit: .max, of: .gas) == nil)
    }

    @Test("Groups and masks go together, and a mask has a bit for each code of its group")
    func groups() throws {
        for (index, group) in MeteringAlarm.Group.allCases.enumerated() {
            #expect(group.mask.rawValue == 0x0800 + UInt16(index))
            for code in group.codes { #expect(MeteringAlarm(rawValue: code).group == group) }
            let attribute = try #require(MeteringAttribute(group.mask))
            #expect(attribute.isWritable)
            #expect(group.codes.count <= 8 * (attribute.type.fixedByteCount ?? 0))
        }
        #expect(MeteringAlarm(rawValue: 0xA0).group == nil)
        #expect(MeteringAlarm(rawValue: 0xB9).group == nil)
    }
}

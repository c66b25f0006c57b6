import SEPSimpleMetering
import Testing

@Suite("Kinds of meters, mirrors among them")
struct MeteringDeviceTypeTests {
    @Test("A mirror is 127 more than what it mirrors")
    func mirrors() {
        for code in 0...UInt8(15) {
            let type = MeteringDeviceType(rawValue: code)
            let mirror = MeteringDeviceType(rawValue: code + 127)
            #expect(!type.isMirror && mirror.isMirror)
            #expect(type.mirrored == type)
            #expect(mirror.mirrored == type)
        }
        #expect(MeteringDeviceType.mirrorNotAssigned.isMirror)
        #expect(MeteringDeviceType.mirrorNotAssigned.mirrored == nil)
        #expect(!MeteringDeviceType(rawValue: 143).isMirror)
        #expect(MeteringDeviceType(rawValue: 133).mirrored == .cooling)
    }
}

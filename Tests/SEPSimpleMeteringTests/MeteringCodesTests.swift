import SEPSimpleMetering
import Testing

@Suite("Enumerations and bit fields keep any number and name the known ones")
struct MeteringCodesTests {
    @Test(
        "Units: for summations and for demands, in binary and in BCD",
        arguments: [
            (0x00, "kWh", "kW"), (0x01, "m3", "m3/h"), (0x02, "ft3", "ft3/h"),
            (0x03, "ccf", "ccf/h"), (0x04, "US gal", "US gal/h"), (0x05, "imp gal", "imp gal/h"),
            (0x06, "BTU", "BTU/h"), (0x07, "L", "L/h"), (0x08, "kPa gauge", "kPa gauge"),
            (0x09, "kPa", "kPa"), (0x0A, "mcf", "mcf/h"), (0x0B, "", ""), (0x0C, "MJ", "MJ/s"),
            (0x0D, "kvarh", "kvar"),
        ] as [(UInt8, String, String)])
    func units(code: UInt8, summation: String, demand: String) {
        for unit in [UnitOfMeasure(rawValue: code), UnitOfMeasure(rawValue: code | 0x80)] {
            #expect(unit.summationSymbol == summation)
            #expect(unit.demandSymbol == demand)
            #expect(unit.isBinaryCodedDecimal == (unit.rawValue >= 0x80))
            #expect(unit.unit.rawValue == code)
        }
    }

    @Test("A unit without a name is kept and has no sign")
    func unknownUnit() {
        #expect(UnitOfMeasure(rawValue: 0x0E).summationSymbol == nil)
        #expect(UnitOfMeasure(rawValue: 0x7F).demandSymbol == nil)
    }

    @Test("Temperatures, binary and BCD")
    func temperatures() {
        #expect(TemperatureUnitOfMeasure(rawValue: 0) == .kelvin)
        #expect(TemperatureUnitOfMeasure(rawValue: 0x81).unit == .celsius)
        #expect(TemperatureUnitOfMeasure(rawValue: 0x81).isBinaryCodedDecimal)
        #expect(!TemperatureUnitOfMeasure.fahrenheit.isBinaryCodedDecimal)
    }

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
        #expect(!MeteringDeviceType(rawValue: 143).isMirror)
        #expect(MeteringDeviceType(rawValue: 133).mirrored == .cooling)
    }

    @Test("Periods of a profile in seconds")
    func periods() {
        let seconds = (0...UInt8(9)).map { ProfileIntervalPeriod(rawValue: $0).seconds }
        #expect(seconds == [86_400, 3600, 1800, 900, 600, 450, 300, 150, 60, nil])
    }

    @Test(
        "Status bits by commodity, the whole table",
        arguments: [
            (
                .electric,
                [
                    "check meter", "low battery", "tamper detect", "power failure",
                    "power quality", "leak detect", "service disconnect open", nil,
                ]
            ),
            (
                .gas,
                [
                    "check meter", "low battery", "tamper detect", nil, "low pressure",
                    "leak detect", "service disconnect", "reverse flow",
                ]
            ),
            (
                .water,
                [
                    "check meter", "low battery", "tamper detect", "pipe empty", "low pressure",
                    "leak detect", "service disconnect", "reverse flow",
                ]
            ),
            (
                .cooling,
                [
                    "check meter", "low battery", "tamper detect", "temperature sensor",
                    "burst detect", "leak detect", "service disconnect", "flow sensor",
                ]
            ),
        ] as [(MeteringDeviceType, [String?])])
    func status(type: MeteringDeviceType, names: [String?]) {
        #expect((0..<8).map { MeterStatus.name(ofBit: $0, for: type) } == names)
        #expect(MeterStatus.name(ofBit: 8, for: type) == nil)
        #expect(MeterStatus.name(ofBit: -1, for: type) == nil)
    }

    @Test("Bits of the status can be tested by name")
    func statusOptions() {
        let status = MeterStatus(rawValue: 0b101)
        #expect(status.contains(.checkMeter) && status.contains(.tamperDetect))
        #expect(!status.contains(.lowBattery))
    }

    @Test("Extended status: fourteen bits for all, six for electricity, three for gas")
    func extendedStatus() {
        func named(_ type: MeteringDeviceType) -> [Int] {
            (0..<64).filter { ExtendedMeterStatus.name(ofBit: $0, for: type) != nil }
        }
        #expect(named(.water) == Array(0...13))
        #expect(named(.electric) == Array(0...13) + Array(24...29))
        #expect(named(.gas) == Array(0...13) + Array(24...26))
        #expect(ExtendedMeterStatus.name(ofBit: 29, for: .electric) == "over voltage")
        #expect(ExtendedMeterStatus.name(ofBit: 24, for: .gas) == "battery cover removed")
        #expect(ExtendedMeterStatus(rawValue: 1 << 63).rawValue == 1 << 63)
    }

    @Test("Numbers without a name are kept")
    func kept() {
        #expect(SupplyStatus(rawValue: 200).rawValue == 200)
        #expect(ProfileStatus(rawValue: 200).rawValue == 200)
        #expect(IntervalChannel(rawValue: 200).rawValue == 200)
        #expect(AmbientConsumptionIndicator(rawValue: 200).rawValue == 200)
        #expect(AmbientConsumptionIndicator(rawValue: 2) == .high)
        #expect(ProfileStatus(rawValue: 4) == .morePeriodsRequestedThanCanBeReturned)
        #expect(SupplyStatus(rawValue: 1) == .offArmed)
        #expect(IntervalChannel(rawValue: 1) == .received)
    }

    @Test("A fraction of an unsigned register beyond the signed range is exact")
    func widestFraction() {
        let fraction = MeteringScale(multiplier: .max, divisor: 1).fraction(UInt64.max)
        #expect(fraction.numerator == Int128(UInt64.max) * Int128(UInt32.max))
        #expect(fraction.denominator == 1)
    }
}

/// An alarm of a meter by its code, as the Alarms cluster reports it and as one bit of an alarm mask
/// stands for it. Numbers without a name are kept.
///
/// Source: Simple Metering cluster 0x0702, alarm codes; attribute set 0x08, alarm masks.
public struct MeteringAlarm: RawRepresentable, Hashable, Sendable {
    /// The code as it travels.
    public var rawValue: UInt8

    /// Keeps the code, known or not.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// The alarm that one bit of a mask stands for: the group's first code and `bit`.
    ///
    /// Answers nil for a bit beyond the group's last code.
    public init?(bit: Int, of group: Group) {
        guard bit >= 0, let last = group.codes.last, bit <= Int(last - group.rawValue) else {
            return nil
        }
        rawValue = group.rawValue + UInt8(truncatingIfNeeded: bit)
    }

    /// Alarms that share a mask; the raw value is the group's first code.
    public enum Group: UInt8, Hashable, Sendable, CaseIterable {
        /// 0x00 to 0x0F, mask 0x0800.
        case generic = 0x00
        /// 0x10 to 0x2F, mask 0x0801.
        case electricity = 0x10
        /// 0x30 to 0x3F, mask 0x0802.
        case flowAndPressure = 0x30
        /// 0x40 to 0x4F, mask 0x0803.
        case water = 0x40
        /// 0x50 to 0x5F, mask 0x0804.
        case heatAndCooling = 0x50
        /// 0x60 to 0x6F, mask 0x0805.
        case gas = 0x60
        /// 0x70 to 0x9F, mask 0x0806.
        case extendedGeneric = 0x70
        /// 0xB0 to 0xB8, mask 0x0807.
        case manufacturer = 0xB0

        /// The codes of the group.
        public var codes: ClosedRange<UInt8> {
            switch self {
            case .generic: 0x00...0x0F
            case .electricity: 0x10...0x2F
            case .flowAndPressure: 0x30...0x3F
            case .water: 0x40...0x4F
            case .heatAndCooling: 0x50...0x5F
            case .gas: 0x60...0x6F
            case .extendedGeneric: 0x70...0x9F
            case .manufacturer: 0xB0...0xB8
            }
        }

        /// The attribute that masks the group's alarms. This library reads it and can not write it.
        public var mask: ZCLAttributeIdentifier {
            switch self {
            case .generic: ZCLAttributeIdentifier(rawValue: 0x0800)
            case .electricity: ZCLAttributeIdentifier(rawValue: 0x0801)
            case .flowAndPressure: ZCLAttributeIdentifier(rawValue: 0x0802)
            case .water: ZCLAttributeIdentifier(rawValue: 0x0803)
            case .heatAndCooling: ZCLAttributeIdentifier(rawValue: 0x0804)
            case .gas: ZCLAttributeIdentifier(rawValue: 0x0805)
            case .extendedGeneric: ZCLAttributeIdentifier(rawValue: 0x0806)
            case .manufacturer: ZCLAttributeIdentifier(rawValue: 0x0807)
            }
        }
    }

    /// The group that the code lies in, nil for 0xA0 to 0xAF and from 0xB9 on.
    public var group: Group? {
        Group.allCases.first { $0.codes.contains(rawValue) }
    }

    /// The name of the alarm, nil for a code without one.
    ///
    /// - Parameter type: what is metered: the first eight codes are the status bits, which differ by
    ///   commodity. A mirror counts as what it mirrors.
    public func name(for type: MeteringDeviceType) -> String? {
        switch rawValue {
        case 0x00...0x06: MeterStatus.name(ofBit: Int(rawValue), for: type)
        case 0x07: MeterStatus.name(ofBit: 7, for: type) ?? "reverse flow"
        case 0x08: "cover removed"
        case 0x09: "cover closed"
        case 0x0A: "strong magnetic field"
        case 0x0B: "no strong magnetic field"
        case 0x0C: "battery failure"
        case 0x0D: "program memory error"
        case 0x0E: "RAM error"
        case 0x0F: "NV memory error"
        case 0x10...0x29: electricityName
        case 0x30: "burst detect"
        case 0x31: "pressure low"
        case 0x32: "pressure high"
        case 0x33: "flow sensor communication error"
        case 0x34: "flow sensor fault"
        case 0x35: "reverse flow"
        case 0x36: "air detect"
        case 0x37: "pipe empty"
        case 0x50: "inlet temperature sensor fault"
        case 0x51: "outlet temperature sensor fault"
        case 0x60: "tilt tamper"
        case 0x61: "battery cover removed"
        case 0x62: "battery cover closed"
        case 0x63: "excess flow"
        case 0x64: "tilt tamper ended"
        default: nil
        }
    }

    private var electricityName: String? {
        switch rawValue {
        case 0x10: "low voltage L1"
        case 0x11: "high voltage L1"
        case 0x12: "low voltage L2"
        case 0x13: "high voltage L2"
        case 0x14: "low voltage L3"
        case 0x15: "high voltage L3"
        case 0x16: "over-current L1"
        case 0x17: "over-current L2"
        case 0x18: "over-current L3"
        case 0x19: "frequency too low L1"
        case 0x1A: "frequency too high L1"
        case 0x1B: "frequency too low L2"
        case 0x1C: "frequency too high L2"
        case 0x1D: "frequency too low L3"
        case 0x1E: "frequency too high L3"
        case 0x1F: "ground fault"
        case 0x20: "electric tamper detect"
        case 0x21: "incorrect polarity"
        case 0x22: "current with no voltage"
        case 0x23: "under voltage"
        case 0x24: "over voltage"
        case 0x25: "normal voltage"
        case 0x26: "power factor below threshold"
        case 0x27: "power factor above threshold"
        case 0x28: "terminal cover removed"
        case 0x29: "terminal cover closed"
        default: nil
        }
    }
}

/// The phases that a measurement covers.
///
/// Written in `ReadingType/phase` and `UsagePoint/phaseCode`.
/// Any number is kept, listed or not: the schema accepts the whole range of UInt16.
/// Source: NAESB ESPI `usage.xsd` 3.3, the same in `espi.xsd` 4.0.
public struct PhaseCode: ESPICode {
    /// The number as it stands in a feed.
    public var rawValue: UInt16

    /// Any number, listed or not.
    public init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// 0: no phase.
    public static let notApplicable = Self(rawValue: 0)
    /// 16: neutral.
    public static let n = Self(rawValue: 16)
    /// 17: neutral to ground.
    public static let neutralToGround = Self(rawValue: 17)
    /// 32: phase C.
    public static let c = Self(rawValue: 32)
    /// 33: phase C to neutral.
    public static let cn = Self(rawValue: 33)
    /// 40: phase C relative to the voltage of phase A.
    public static let cRelativeToA = Self(rawValue: 40)
    /// 41: phases A and C with neutral.
    public static let acn = Self(rawValue: 41)
    /// 64: phase B.
    public static let b = Self(rawValue: 64)
    /// 65: phase B to neutral.
    public static let bn = Self(rawValue: 65)
    /// 66: phases B to C.
    public static let bc = Self(rawValue: 66)
    /// 72: phase B relative to the voltage of phase A.
    public static let bRelativeToA = Self(rawValue: 72)
    /// 96: phases A and C.
    public static let ca = Self(rawValue: 96)
    /// 97: phases B and C with neutral.
    public static let bcn = Self(rawValue: 97)
    /// 128: phase A.
    public static let a = Self(rawValue: 128)
    /// 129: phase A to neutral.
    public static let an = Self(rawValue: 129)
    /// 132: phases A to B.
    public static let ab = Self(rawValue: 132)
    /// 136: current of phase A relative to its voltage.
    public static let aCurrentRelativeToA = Self(rawValue: 136)
    /// 193: phases A and B with neutral.
    public static let abn = Self(rawValue: 193)
    /// 224: three phases.
    public static let abc = Self(rawValue: 224)
    /// 225: three phases with neutral.
    public static let abcn = Self(rawValue: 225)
    /// 256: split phase, line 2.
    public static let s2 = Self(rawValue: 256)
    /// 272: split phase, line 2 to neutral.
    public static let s2n = Self(rawValue: 272)
    /// 512: split phase, line 1.
    public static let s1 = Self(rawValue: 512)
    /// 528: split phase, line 1 to neutral.
    public static let s1n = Self(rawValue: 528)
    /// 768: split phase, line 1 to line 2.
    public static let s12 = Self(rawValue: 768)
    /// 769: split phase with neutral, the usual North American home.
    public static let s12n = Self(rawValue: 769)
    /// 784: split phase, lines 1 and 2 each to neutral.
    public static let s1s2n = Self(rawValue: 784)

    /// Whether the number is one of those that the standard lists.
    public var isListed: Bool {
        switch rawValue {
        case 0, 16...17, 32...33, 40...41, 64...66, 72, 96...97, 128...129, 132, 136, 193,
            224...225, 256, 272, 512, 528, 768...769, 784:
            true
        default: false
        }
    }
}

/// The first octet of a frame: what kind it is and which way it goes.
///
/// Source: ZigBee Cluster Library, general frame format, frame control field.
public struct ZCLFrameControl: RawRepresentable, Hashable, Sendable {
    /// The octet as it travels, reserved bits included.
    public var rawValue: UInt8

    /// Reads the octet.
    public init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// Composes the octet with its reserved bits 0.
    public init(
        type: FrameType, isManufacturerSpecific: Bool = false, direction: Direction,
        disablesDefaultResponse: Bool
    ) {
        rawValue =
            type.rawValue | (isManufacturerSpecific ? 0x04 : 0)
            | (direction == .serverToClient ? 0x08 : 0) | (disablesDefaultResponse ? 0x10 : 0)
    }

    /// Bits 0 and 1: how the command identifier is to be understood.
    public enum FrameType: UInt8, Hashable, Sendable {
        /// A command of the foundation, the same for every cluster.
        case global = 0
        /// A command of the cluster.
        case clusterSpecific = 1
        /// Reserved.
        case reserved2 = 2
        /// Reserved.
        case reserved3 = 3
    }

    /// Bit 3: which side holds the cluster's server. Some devices send reports with it clear, so
    /// that a receiver should not depend on it.
    public enum Direction: UInt8, Hashable, Sendable {
        /// From the gateway to the meter.
        case clientToServer = 0
        /// From the meter to the gateway.
        case serverToClient = 1
    }

    /// How the command identifier is to be understood.
    public var type: FrameType {
        switch rawValue & 0x03 {
        case 0: .global
        case 1: .clusterSpecific
        case 2: .reserved2
        default: .reserved3
        }
    }

    /// Whether a manufacturer code follows (bit 2).
    public var isManufacturerSpecific: Bool { rawValue & 0x04 != 0 }

    /// Which side holds the cluster's server (bit 3).
    public var direction: Direction { rawValue & 0x08 != 0 ? .serverToClient : .clientToServer }

    /// Whether the sender wants no Default Response when all went well (bit 4).
    public var disablesDefaultResponse: Bool { rawValue & 0x10 != 0 }
}

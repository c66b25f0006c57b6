/// The place where the service is delivered: the root of everything that a feed tells.
public struct UsagePoint: Hashable, Sendable {
    /// Bits: 1 mirror, 2 premises aggregation, 4 electric vehicle, 8 distributed generation,
    /// 16 revenue quality, 32 direct current.
    public var roleFlags: UInt16?
    /// The kind of service; the conformance tests want it.
    public var serviceKind: ServiceKind?
    /// 0 off, 1 on.
    public var status: UInt8?

    /// A usage point of a service that is on.
    public init(serviceKind: ServiceKind? = .electricity, status: UInt8? = 1) {
        self.serviceKind = serviceKind
        self.status = status
    }

    func encode(to writer: inout ElementWriter) {
        writer.openResource("UsagePoint")
        writer.hex("roleFlags", roleFlags)
        if let serviceKind {
            writer.open("ServiceCategory")
            writer.code("kind", serviceKind)
            writer.close("ServiceCategory")
        }
        writer.integer("status", status)
        writer.close("UsagePoint")
    }
}

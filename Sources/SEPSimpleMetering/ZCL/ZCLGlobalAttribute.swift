/// The attributes that any cluster may have, with the same identifiers in all of them.
///
/// Source: ZigBee Cluster Library, global attributes (later editions).
public enum ZCLGlobalAttribute: UInt16, Hashable, Sendable, CaseIterable {
    /// Which revision of the cluster the device follows.
    case clusterRevision = 0xFFFD
    /// Whether all the reports that belong together have been sent: 0 pending, 1 complete.
    case attributeReportingStatus = 0xFFFE

    /// The type of the standard's table.
    public var type: ZCLDataType { self == .clusterRevision ? .uint16 : .enum8 }

    /// The identifier, to read the attribute with.
    public var identifier: ZCLAttributeIdentifier { ZCLAttributeIdentifier(rawValue: rawValue) }
}

/// The attributes on the client side of cluster 0x0702, which a mirror's host has: the same numbers
/// as the meter's first eight attributes, with another meaning.
///
/// Source: Simple Metering cluster 0x0702, client attributes 0x0000 to 0x0007, edition 1.2.
public enum MirrorHostAttribute: UInt16, Hashable, Sendable, CaseIterable {
    /// What the mirrored meter is to fetch or to do.
    case functionalNotificationFlags = 0x0000
    /// Notifications by cluster.
    case notificationFlags2 = 0x0001
    /// Notifications by cluster.
    case notificationFlags3 = 0x0002
    /// Notifications by cluster.
    case notificationFlags4 = 0x0003
    /// Notifications by cluster.
    case notificationFlags5 = 0x0004
    /// Notifications by cluster.
    case notificationFlags6 = 0x0005
    /// Notifications by cluster.
    case notificationFlags7 = 0x0006
    /// Notifications by cluster.
    case notificationFlags8 = 0x0007

    /// The type of all eight.
    public var type: ZCLDataType { .bitmap32 }

    /// The identifier on the client side.
    public var identifier: ZCLAttributeIdentifier { ZCLAttributeIdentifier(rawValue: rawValue) }
}

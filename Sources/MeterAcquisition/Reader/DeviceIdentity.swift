#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Which device node a descriptor or path leads to: a re-plugged dongle is another one, even under
/// the same name.
struct DeviceIdentity: Sendable, Hashable {
    private var device: UInt64
    private var node: UInt64
    private var number: UInt64

    /// The node that is open as `descriptor`; nil when the system can not say.
    init?(descriptor: Int32) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The node that `path` leads to, through links; nil when there is none.
    init?(path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        device = UInt64(status.st_dev)
        node = UInt64(status.st_ino)
        number = UInt64(status.st_rdev)
    }
}

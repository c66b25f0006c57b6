/// Why there is no usable byte stream to the dongle.
///
/// A plain value without text, so that it can be published without a lock; `sentence` words it.
public enum LinkProblem: Error, BitwiseCopyable, Sendable, Hashable {
    /// The device or connection could not be opened; the system's error number says why.
    case opening(errno: Int32)
    /// Opening did not end in its time.
    case openTimedOut
    /// So many earlier attempts still hang in the system that no further one is made.
    case systemHangs
    /// Another program holds the device.
    case inUse
    /// The path leads to something that is no serial device.
    case notASerialDevice
    /// The host's name has no address, or no name server answers.
    case nameNotFound
    /// The device went away: unplugged, or the program behind the pseudo-terminal ended.
    case vanished
    /// The TCP peer closed the connection.
    case closedByPeer
    /// The path now leads to another device.
    case replaced
    /// The device takes no bytes and sends none.
    case writerStuck
    /// Not one byte came for long, whatever was asked.
    case silent
    /// Reading or writing failed with this error number.
    case failed(errno: Int32)
}

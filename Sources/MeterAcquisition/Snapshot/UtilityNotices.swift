/// What the utility tells through the meter besides readings: the price in force and a text message.
///
/// Shown only. The gateway asks for both where it is told to (`AcquisitionConfiguration`), never
/// confirms a message, and sends nothing else about either. Times are UTC.
public struct UtilityNotices: Sendable, BitwiseCopyable {
    /// The price in force; nil while none is known.
    public internal(set) var price: UtilityPrice?
    /// The newest message; nil while none is known.
    public internal(set) var message: UtilityMessage?

    /// Nothing known.
    init() {}
}

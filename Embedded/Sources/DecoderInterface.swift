// RavenKit's decoder as C sees it: see openseg.h. Compiled into one module with RavenKit.

/// A decoder with the fragment it handed out last.
final class DecoderBox {
    var decoder: RavenDecoder
    var fields: [ReceivedField] = []

    init(_ decoder: RavenDecoder) { self.decoder = decoder }

    /// The decoder behind a handle of the interface, which keeps it alive.
    static func at(_ handle: OpaquePointer) -> DecoderBox {
        // The handle comes from `makeDecoder`, which retained the object.
        unsafe Unmanaged<DecoderBox>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
    }
}

/// `openseg_decoder_make` of openseg.h.
@c(openseg_decoder_make)
public func makeDecoder(_ maximumByteCount: UInt32, _ keepsTexts: Bool) -> OpaquePointer? {
    let box = DecoderBox(
        RavenDecoder(
            maximumFragmentByteCount: maximumByteCount == 0 ? 65_536 : Int(maximumByteCount),
            retainsFieldText: keepsTexts))
    return unsafe OpaquePointer(Unmanaged.passRetained(box).toOpaque())
}

/// `openseg_decoder_free` of openseg.h.
@c(openseg_decoder_free)
public func freeDecoder(_ handle: OpaquePointer?) {
    guard let handle = unsafe handle else { return }
    // The one retain of `makeDecoder`; the caller gives the handle up.
    unsafe Unmanaged<DecoderBox>.fromOpaque(UnsafeRawPointer(handle)).release()
}

/// `openseg_decoder_push` of openseg.h.
@c(openseg_decoder_push)
public func pushBytes(_ handle: OpaquePointer, _ bytes: UnsafePointer<UInt8>?, _ count: Int) {
    guard let bytes = unsafe bytes, count > 0 else { return }
    // The caller's bytes, for the time of this call.
    let span = unsafe Span(_unsafeStart: bytes, count: count)
    unsafe DecoderBox.at(handle).decoder.receive(span)
}

/// `openseg_decoder_finish` of openseg.h.
@c(openseg_decoder_finish)
public func finishDecoder(_ handle: OpaquePointer) {
    unsafe DecoderBox.at(handle).decoder.finish()
}

/// `openseg_decoder_next` of openseg.h.
@c(openseg_decoder_next)
public func nextEvent(
    _ handle: OpaquePointer, _ event: UnsafeMutablePointer<openseg_event>
) -> Bool {
    let box = unsafe DecoderBox.at(handle)
    guard let next = box.decoder.nextEvent() else { return false }
    var result = openseg_event()
    switch next {
    case .fragment(let received):
        if !box.fields.isEmpty || !received.fields.isEmpty { box.fields = received.fields }
        result.offset = received.offset
        result.fill(from: received)
    case .fault(let fault):
        result.fill(from: fault)
    }
    unsafe event.pointee = result
    return true
}

/// `openseg_decoder_text` of openseg.h.
@c(openseg_decoder_text)
public func copyText(
    _ handle: OpaquePointer, _ child: UnsafePointer<CChar>,
    _ text: UnsafeMutablePointer<CChar>?, _ size: Int
) -> Int32 {
    // A C string of the caller's.
    let name = unsafe String(cString: child)
    for received in unsafe DecoderBox.at(handle).fields.reversed()
    where received.field.name.equalsIgnoringASCIICase(name) {
        let bytes = Array(received.field.text.utf8)
        if let text = unsafe text, size > 0 {
            // At most `size` bytes, which the caller has.
            var room = unsafe MutableSpan(_unsafeStart: text, count: size)
            let count = min(bytes.count, size - 1)
            for index in 0..<count { room[index] = CChar(bitPattern: bytes[index]) }
            room[count] = 0
        }
        return Int32(clamping: bytes.count)
    }
    return -1
}

extension openseg_event {
    fileprivate mutating func fill(from received: ReceivedFragment) {
        switch received.fragment {
        case .instantaneousDemand(let demand):
            kind = Int32(OPENSEG_EVENT_DEMAND)
            setOrigin(demand.deviceMacID, demand.meterMacID, demand.timeStamp)
            setScale(demand.multiplier, demand.divisor)
            reading = note(demand.demand, OPENSEG_HAS_READING)
        case .currentSummationDelivered(let summation):
            kind = Int32(OPENSEG_EVENT_SUMMATION)
            setOrigin(summation.deviceMacID, summation.meterMacID, summation.timeStamp)
            setScale(summation.multiplier, summation.divisor)
            let delivered = summation.summationDelivered.map { Int64(bitPattern: $0) }
            reading = note(delivered, OPENSEG_HAS_READING)
            let received = summation.summationReceived.map { Int64(bitPattern: $0) }
            received_reading = note(received, OPENSEG_HAS_RECEIVED)
        default:
            kind = Int32(OPENSEG_EVENT_OTHER)
        }
        if received.isScaleDamaged { has |= UInt32(OPENSEG_SCALE_DAMAGED) }
        // The member's own bytes.
        unsafe withUnsafeMutableBytes(of: &name) {
            unsafe Self.copy(received.fragment.rootName, to: $0)
        }
    }

    fileprivate mutating func fill(from fault: RavenFault) {
        switch fault.kind {
        case .noise: kind = Int32(OPENSEG_FAULT_NOISE)
        case .truncated: kind = Int32(OPENSEG_FAULT_TRUNCATED)
        case .field: kind = Int32(OPENSEG_FAULT_FIELD)
        case .oversize: kind = Int32(OPENSEG_FAULT_OVERSIZE)
        case .echo: kind = Int32(OPENSEG_FAULT_ECHO)
        }
        offset = fault.offset
        byte_count = UInt64(fault.byteCount)
        // The members' own bytes.
        unsafe withUnsafeMutableBytes(of: &name) {
            unsafe Self.copy(fault.fragment ?? "", to: $0)
        }
        unsafe withUnsafeMutableBytes(of: &child) {
            unsafe Self.copy(fault.field ?? "", to: $0)
        }
    }

    private mutating func setOrigin(_ device: EUI64?, _ meter: EUI64?, _ time: ZigBeeUTCTime?) {
        self.device = note(device?.rawValue, OPENSEG_HAS_DEVICE)
        self.meter = note(meter?.rawValue, OPENSEG_HAS_METER)
        time_unix_seconds = note(time?.unixSeconds, OPENSEG_HAS_TIME)
    }

    private mutating func setScale(_ multiplier: UInt32?, _ divisor: UInt32?) {
        self.multiplier = note(multiplier, OPENSEG_HAS_MULTIPLIER)
        self.divisor = note(divisor, OPENSEG_HAS_DIVISOR)
    }

    /// The value, and in `has` that there is one.
    private mutating func note<Value: FixedWidthInteger>(_ value: Value?, _ bit: Int) -> Value {
        if value != nil { has |= UInt32(bit) }
        return value ?? 0
    }

    /// A name that is longer is cut; the room begins as zeros, and the last one stays.
    private static func copy(_ text: String, to room: UnsafeMutableRawBufferPointer) {
        for (index, byte) in text.utf8.prefix(room.count - 1).enumerated() {
            // Below the room's count.
            unsafe room[index] = byte
        }
    }
}

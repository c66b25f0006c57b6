// The ring as C sees it: see openseg.h. Compiled into one module with IntervalCache.

/// A ring with its writer. Made once, in the caller's memory, and never released.
final class RingBox {
    let ring: IntervalRing<DemandSample>
    var writer: IntervalRingWriter<DemandSample>

    init?(capacity: Int, nominalIntervalSeconds: Int) {
        ring = IntervalRing(
            capacity: capacity, nominalIntervalSeconds: nominalIntervalSeconds, layout: .exact)
        guard let writer = ring.takeWriter() else { return nil }
        self.writer = writer
    }

    /// The ring behind a handle of the interface, which keeps it alive.
    @inline(__always)
    static func at(_ handle: OpaquePointer) -> RingBox {
        // The handle comes from `makeRing`, which retained the object for good.
        unsafe Unmanaged<RingBox>.fromOpaque(UnsafeRawPointer(handle)).takeUnretainedValue()
    }
}

/// Objects and what the allocator adds to each, beside the samples.
private let overheadByteCount = 640

/// `openseg_ring_byte_count` of openseg.h.
@c(openseg_ring_byte_count)
public func ringByteCount(_ capacity: UInt32) -> Int {
    guard 1...(1 << 20) ~= capacity else { return 0 }
    return IntervalRing<DemandSample>.byteCount(capacity: Int(capacity), layout: .exact)
        + overheadByteCount
}

/// `openseg_ring_make` of openseg.h.
@c(openseg_ring_make)
public func makeRing(
    _ memory: UnsafeMutableRawPointer?, _ byteCount: Int, _ capacity: UInt32, _ interval: UInt32
) -> OpaquePointer? {
    let needed = ringByteCount(capacity)
    guard let memory = unsafe memory, needed > 0, needed <= byteCount, 1...86_400 ~= interval
    else { return nil }
    unsafe openseg_begin_memory(memory, byteCount)
    defer { openseg_end_memory() }
    guard let box = RingBox(capacity: Int(capacity), nominalIntervalSeconds: Int(interval)) else {
        return nil
    }
    return unsafe OpaquePointer(Unmanaged.passRetained(box).toOpaque())
}

/// `openseg_ring_append` of openseg.h.
@c(openseg_ring_append)
public func appendToRing(
    _ handle: OpaquePointer, _ sample: UnsafePointer<openseg_sample>
) -> Int32 {
    let given = unsafe sample.pointee
    do throws(SampleRangeError) {
        let sample = try DemandSample(
            timeUnixSeconds: given.time_unix_seconds, demandMilliwatts: given.demand_milliwatts,
            receiveOffsetSeconds: given.receive_offset_seconds,
            flags: SampleFlags(rawValue: given.flags),
            gapCauseBefore: GapCause(rawValue: given.gap_cause_before))
        return switch unsafe RingBox.at(handle).writer.append(sample) {
        case .stored: Int32(OPENSEG_OK)
        case .duplicate: Int32(OPENSEG_DUPLICATE)
        }
    } catch {
        return Int32(OPENSEG_RANGE)
    }
}

/// `openseg_ring_record_gap` of openseg.h.
@c(openseg_ring_record_gap)
public func recordGap(_ handle: OpaquePointer, _ cause: UInt8) -> Int32 {
    guard let cause = GapCause(rawValue: cause) else { return Int32(OPENSEG_RANGE) }
    unsafe RingBox.at(handle).writer.recordGap(cause: cause)
    return Int32(OPENSEG_OK)
}

/// `openseg_ring_newest` of openseg.h.
@c(openseg_ring_newest)
public func newestOfRing(
    _ handle: OpaquePointer, _ sample: UnsafeMutablePointer<openseg_sample>
) -> Int32 {
    guard let newest = unsafe RingBox.at(handle).ring.newest else { return Int32(OPENSEG_NONE) }
    unsafe sample.pointee = openseg_sample(
        newest.sample, sequence: newest.sequence, epoch: newest.epoch)
    return Int32(OPENSEG_OK)
}

/// `openseg_ring_copy` of openseg.h.
@c(openseg_ring_copy)
public func copyRing(
    _ handle: OpaquePointer, _ sequence: UInt64,
    _ samples: UnsafeMutablePointer<openseg_packed_sample>, _ maximumCount: Int
) -> openseg_run {
    // Both types are the same two words, and the caller's array has that many.
    let room = unsafe UnsafeMutableBufferPointer(
        start: UnsafeMutableRawPointer(samples).assumingMemoryBound(to: DemandSample.self),
        count: maximumCount)
    var span = unsafe MutableSpan(_unsafeElements: room)
    let run = unsafe RingBox.at(handle).ring.copy(since: sequence, into: &span)
    return openseg_run(
        first_sequence: run.firstSequence, overtaken_count: run.overtakenCount, count: run.count)
}

/// `openseg_unpack` of openseg.h.
@c(openseg_unpack)
public func unpack(
    _ packed: UnsafePointer<openseg_packed_sample>, _ sequence: UInt64,
    _ sample: UnsafeMutablePointer<openseg_sample>
) {
    let words = unsafe packed.pointee.words
    unsafe sample.pointee = openseg_sample(
        DemandSample(wordPairs: { $0 == 0 ? words.0 : words.1 }), sequence: sequence, epoch: 0)
}

extension openseg_sample {
    /// A sample with its number.
    init(_ sample: DemandSample, sequence: UInt64, epoch: UInt32) {
        self.init(
            time_unix_seconds: sample.timeUnixSeconds, demand_milliwatts: sample.demandMilliwatts,
            receive_offset_seconds: sample.receiveOffsetSeconds, sequence: sequence, epoch: epoch,
            flags: sample.stamp.flags.rawValue,
            gap_cause_before: sample.stamp.gapCauseBefore?.rawValue ?? UInt8(OPENSEG_GAP_NONE))
    }
}

/// Any bytes as a journal's segment: records up to the end or the first damage, never a crash; and as
/// the content of one whole record: whatever is read of it is written and read again the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJournal(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 0 else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    _ = read(bytes)

    var segment: [UInt8] = []
    JournalEncoder.beginSegment(1, into: &segment)
    let head = segment.count
    segment.append(littleEndian: UInt64(count), byteCount: 4)
    segment.append(littleEndian: 0, byteCount: 4)
    segment += bytes
    let checksum = JournalDecoder.recordChecksum(segment, head..<segment.count)
    for index in 0..<4 {
        segment[head + 4 + index] = UInt8(truncatingIfNeeded: checksum >> UInt32(8 * index))
    }
    for record in read(segment) {
        var encoder = JournalEncoder()
        if let start = record.start { encoder.begin(start) }
        for entry in record.demand {
            let isTaken = encoder.append(entry.sample, sequence: entry.sequence)
            precondition(isTaken)
        }
        for entry in record.register {
            let isTaken = encoder.append(entry.sample, sequence: entry.sequence)
            precondition(isTaken)
        }
        var again: [UInt8] = []
        JournalEncoder.beginSegment(1, into: &again)
        encoder.seal(isStop: record.isStop, into: &again)
        let back = read(again)
        precondition(back.count == 1)
        // What only the ring sets is left out when it is written again.
        precondition(back[0].isStop == record.isStop && back[0].start == record.start)
        precondition(back[0].demand.map(\.sequence) == record.demand.map(\.sequence))
        for (left, right) in zip(back[0].demand, record.demand) {
            precondition(left.sample.demandMilliwatts == right.sample.demandMilliwatts)
            precondition(left.sample.timeUnixSeconds == right.sample.timeUnixSeconds)
        }
        for (left, right) in zip(back[0].register, record.register) {
            precondition(left.sequence == right.sequence)
            precondition(left.sample.hasSameValues(as: right.sample))
        }
    }
    return 0
}

private func read(_ bytes: [UInt8]) -> [JournalRecord] {
    var decoder = JournalDecoder(bytes)
    var records: [JournalRecord] = []
    while let record = decoder.nextRecord() { records.append(record) }
    precondition((decoder.damage == nil) == (decoder.offset == bytes.count))
    return records
}

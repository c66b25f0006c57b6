/// A shortcut for what a feed consists of almost entirely: readings with a period and a value alone,
/// written without attributes and with the prefix of their block. It takes such a reading as a whole
/// or leaves everything to the general way, which finds the same in it.
extension FeedDecoder {
    /// The next reading of the block, when all of it is in the buffer.
    mutating func takeQuickReading() -> IntervalReading? {
        // The first reading announces the block, which is the general way's to do.
        guard block.isAnnounced,
            let (period, value) = tokenizer.takePlainReading(
                readingTags, notBeforeUnixSeconds: earliestStartWithoutWarning)
        else { return nil }
        if log.mode == .lenient { block.newestStartUnixSeconds = period.startUnixSeconds }
        return IntervalReading(timePeriod: period, value: value)
    }

    private var earliestStartWithoutWarning: Int64? {
        log.mode == .lenient && !block.hasSaidDescending ? block.newestStartUnixSeconds : nil
    }
}

extension XMLTokenizer {
    fileprivate mutating func takePlainReading(
        _ tags: PlainReadingTags, notBeforeUnixSeconds: Int64?
    ) -> (period: DateTimeInterval, value: Int64)? {
        guard search == .none, !endTagIsDue, depth + 2 < limits.maximumDepth else { return nil }
        var scan = TagScan(
            index: position, line: line, lineStartOffset: lineStartOffset, baseOffset: baseOffset,
            maximumBlankCount: min(64, limits.maximumTokenByteCount))
        guard let (duration, start, value) = Self.plainReading(bytes, tags, &scan),
            let durationSeconds = UInt32(exactly: duration), Int48.readRange.contains(value),
            start >= notBeforeUnixSeconds ?? start
        else { return nil }
        line = scan.line
        lineStartOffset = scan.lineStartOffset
        use(upTo: scan.index)
        return (DateTimeInterval(durationSeconds: durationSeconds, startUnixSeconds: start), value)
    }

    private static func plainReading(
        _ bytes: borrowing [UInt8], _ tags: PlainReadingTags, _ scan: inout TagScan
    ) -> (duration: Int64, start: Int64, value: Int64)? {
        let span = bytes.span
        guard scan.pass(tags.reading.open, in: span), scan.pass(tags.timePeriod.open, in: span),
            let duration = scan.number(in: tags.duration, of: span),
            let start = scan.number(in: tags.start, of: span),
            scan.pass(tags.timePeriod.close, in: span),
            let value = scan.number(in: tags.value, of: span),
            scan.pass(tags.reading.close, in: span)
        else { return nil }
        return (duration, start, value)
    }
}

/// How far a scan over white space and expected tags has come.
private struct TagScan {
    var index: Int
    var line: Int
    var lineStartOffset: Int
    let baseOffset: Int
    /// More white space than this is left to the general way.
    let maximumBlankCount: Int

    /// Passes white space and a tag; false when something else stands there.
    @inline(__always)
    mutating func pass(_ tag: borrowing [UInt8], in span: borrowing Span<UInt8>) -> Bool {
        guard index < span.count, span[index] == 0x3C || passBlanks(in: span),
            tag.count <= span.count - index
        else { return false }
        let tag = tag.span
        for place in tag.indices where span[index + place] != tag[place] { return false }
        index += tag.count
        return true
    }

    /// Passes a number in an element of its own.
    @inline(__always)
    mutating func number(in tags: borrowing ElementTags, of span: borrowing Span<UInt8>) -> Int64? {
        guard pass(tags.open, in: span),
            let (number, end) = XMLTokenizer.quickInteger(span, from: index)
        else { return nil }
        index = end
        // White space behind the digits is left to the general way as well.
        guard index < span.count, span[index] == 0x3C, pass(tags.close, in: span) else {
            return nil
        }
        return number
    }

    private mutating func passBlanks(in span: borrowing Span<UInt8>) -> Bool {
        let end = min(span.count, index + maximumBlankCount)
        while index < end {
            switch span[index] {
            case 0x3C: return true
            case 0x0A:
                line += 1
                lineStartOffset = baseOffset + index + 1
            case 0x20, 0x09, 0x0D: break
            default: return false
            }
            index += 1
        }
        return false
    }
}

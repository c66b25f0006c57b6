// The framer as C sees it: see openseg.h. Compiled into one module with RavenKit, whose number rules it
// uses. It only cuts stanzas out of the stream, in the caller's memory: where RavenKit drops a damaged
// child, this drops its stanza.

private enum State {
    static let top: UInt8 = 0
    static let text: UInt8 = 1
    static let tag: UInt8 = 2
    static let complete: UInt8 = 3
}

/// `openseg_framer_make` of openseg.h.
@c(openseg_framer_make)
public func makeFramer(
    _ framer: UnsafeMutablePointer<openseg_framer>, _ buffer: UnsafeMutablePointer<UInt8>,
    _ byteCount: Int
) -> Int32 {
    guard byteCount >= 64 else { return Int32(OPENSEG_MEMORY) }
    unsafe framer.pointee = openseg_framer(
        buffer: buffer, capacity: UInt32(clamping: byteCount), count: 0, tag_start: 0,
        child_start: 0, fault_count: 0, state: State.top, has_children: false, is_in_noise: false)
    return Int32(OPENSEG_OK)
}

/// `openseg_framer_push` of openseg.h.
@c(openseg_framer_push)
public func pushByte(_ framer: UnsafeMutablePointer<openseg_framer>, _ byte: UInt8) -> Bool {
    // The caller's, for the time of this call.
    unsafe framer.pointee.push(byte)
}

/// `openseg_framer_is` of openseg.h.
@c(openseg_framer_is)
public func isFragment(
    _ framer: UnsafePointer<openseg_framer>, _ fragment: UnsafePointer<CChar>
) -> Bool {
    guard unsafe framer.pointee.state == State.complete else { return false }
    // As many bytes as the framer has filled in the caller's buffer.
    let bytes = unsafe Span(
        _unsafeStart: framer.pointee.buffer, count: Int(framer.pointee.count))
    return unsafe bytes.hasName(fragment, at: 1)
}

/// `openseg_framer_text` of openseg.h.
@c(openseg_framer_text)
public func childText(
    _ framer: UnsafePointer<openseg_framer>, _ child: UnsafePointer<CChar>,
    _ length: UnsafeMutablePointer<Int>
) -> UnsafePointer<UInt8>? {
    guard unsafe framer.pointee.state == State.complete else { return nil }
    // As above.
    let bytes = unsafe Span(
        _unsafeStart: framer.pointee.buffer, count: Int(framer.pointee.count))
    guard let range = unsafe bytes.text(of: child) else { return nil }
    unsafe length.pointee = range.count
    return unsafe UnsafePointer(framer.pointee.buffer + range.lowerBound)
}

/// `openseg_framer_number` of openseg.h.
@c(openseg_framer_number)
public func childNumber(
    _ framer: UnsafePointer<openseg_framer>, _ child: UnsafePointer<CChar>, _ notation: Int32,
    _ number: UnsafeMutablePointer<Int64>
) -> Int32 {
    guard unsafe framer.pointee.state == State.complete else { return Int32(OPENSEG_NONE) }
    // As above.
    let bytes = unsafe Span(
        _unsafeStart: framer.pointee.buffer, count: Int(framer.pointee.count))
    guard let range = unsafe bytes.text(of: child) else { return Int32(OPENSEG_NONE) }
    let kind: RavenFieldKind
    switch Int(notation) {
    case OPENSEG_NUMBER_PLAIN: kind = .integer32
    case OPENSEG_NUMBER_DEMAND: kind = .demand
    case OPENSEG_NUMBER_REGISTER: kind = .register
    case OPENSEG_NUMBER_TIME: kind = .utcTime
    case OPENSEG_NUMBER_ADDRESS: kind = .eui64
    default: return Int32(OPENSEG_RANGE)
    }
    switch NumberReading(kind, RavenNumber(bytes, range.lowerBound, range.upperBound)) {
    case .none: return Int32(OPENSEG_NO_VALUE)
    case .malformed: return Int32(OPENSEG_MALFORMED)
    case .number(let value):
        let epoch: Int64 = notation == OPENSEG_NUMBER_TIME ? 946_684_800 : 0
        unsafe number.pointee = Int64(bitPattern: value) &+ epoch
        return Int32(OPENSEG_OK)
    }
}

extension openseg_framer {
    fileprivate mutating func push(_ byte: UInt8) -> Bool {
        if state == State.complete { begin() }
        // NULs are removed everywhere.
        if byte == 0 { return false }
        if byte == UInt8(ascii: "<"), state != State.text {
            if state == State.tag { fault_count &+= 1 }
            begin()
            is_in_noise = false
            state = State.tag
        } else if state == State.top {
            if !byte.isBlank, !is_in_noise { drop() }
            return false
        }
        guard count < capacity else {
            drop()
            return false
        }
        // The caller's buffer, of that many bytes.
        var bytes = unsafe MutableSpan(_unsafeStart: buffer, count: Int(capacity))
        bytes[Int(count)] = byte
        count &+= 1
        if state == State.text {
            if byte == UInt8(ascii: "<") {
                tag_start = count &- 1
                state = State.tag
            }
        } else if byte == UInt8(ascii: ">") {
            return endTag(&bytes)
        } else if count &- 1 > tag_start, !byte.isNameByte, !byte.isBlank,
            byte != UInt8(ascii: "/")
        {
            drop()
        }
        return false
    }

    private mutating func begin() {
        count = 0
        tag_start = 0
        child_start = 0
        has_children = false
        state = State.top
    }

    /// What was being read is given up; what follows belongs to it until the next tag.
    private mutating func drop() {
        fault_count &+= 1
        begin()
        is_in_noise = true
    }

    /// A tag is whole. True where it ends a fragment.
    private mutating func endTag(_ bytes: inout MutableSpan<UInt8>) -> Bool {
        let tag = Int(tag_start)
        let child = Int(child_start)
        let isEnd = bytes[tag &+ 1] == UInt8(ascii: "/")
        let isEmpty = bytes[Int(count) &- 2] == UInt8(ascii: "/")
        state = State.text
        if bytes.span.nameByteCount(at: tag &+ (isEnd ? 2 : 1)) == 0 {
            drop()
        } else if tag == 0 {
            if isEnd || isEmpty { drop() }
        } else if isEnd {
            guard bytes.span.hasSameName(child &+ 1, tag &+ 2), child > 0 || has_children else {
                drop()
                return false
            }
            if child == 0 { state = State.complete }
            child_start = 0
            return child == 0
        } else if child > 0 {
            // Nesting is two levels deep: one of the tags begins another stanza.
            restart(&bytes, isEmpty: isEmpty)
        } else {
            has_children = true
            if !isEmpty { child_start = tag_start }
        }
        return false
    }

    /// The stanza is cut off. What looked like its child is the next root where only blanks stand
    /// behind it, else the tag just read is.
    private mutating func restart(_ bytes: inout MutableSpan<UInt8>, isEmpty: Bool) {
        fault_count &+= 1
        var index = bytes.span.endOfTag(Int(child_start))
        while index < Int(tag_start), bytes[index].isBlank { index &+= 1 }
        has_children = index == Int(tag_start)
        let start = has_children ? child_start : tag_start
        for index in 0..<Int(count &- start) { bytes[index] = bytes[Int(start) &+ index] }
        child_start = has_children && !isEmpty ? tag_start &- start : 0
        count &-= start
        tag_start = 0
        if !has_children, isEmpty { drop() }
    }
}

extension Span<UInt8> {
    /// How many bytes of a name stand there.
    fileprivate func nameByteCount(at start: Int) -> Int {
        var end = start
        while end < count, self[end].isNameByte { end &+= 1 }
        return end &- start
    }

    /// Whether two names are the same, in any case.
    fileprivate func hasSameName(_ one: Int, _ other: Int) -> Bool {
        let byteCount = nameByteCount(at: one)
        guard nameByteCount(at: other) == byteCount else { return false }
        for index in 0..<byteCount
        where self[one &+ index].asciiLowercased != self[other &+ index].asciiLowercased {
            return false
        }
        return true
    }

    /// Whether a name is that of a C string, in any case.
    fileprivate func hasName(_ name: UnsafePointer<CChar>, at start: Int) -> Bool {
        let byteCount = nameByteCount(at: start)
        for index in 0..<byteCount {
            // Up to the string's closing zero, which is no name byte.
            let expected = unsafe UInt8(bitPattern: name[index])
            guard expected.asciiLowercased == self[start &+ index].asciiLowercased else {
                return false
            }
        }
        return unsafe name[byteCount] == 0
    }

    /// The index behind the `>` of the tag there.
    fileprivate func endOfTag(_ start: Int) -> Int {
        var end = start
        while end < count, self[end] != UInt8(ascii: ">") { end &+= 1 }
        return end &+ 1
    }

    /// Where the text of a child of the whole fragment lies, without blanks around it; the last one.
    fileprivate func text(of child: UnsafePointer<CChar>) -> Range<Int>? {
        var found: Range<Int>?
        var index = endOfTag(0)
        while index &+ 1 < count {
            guard self[index] == UInt8(ascii: "<") else {
                index &+= 1
                continue
            }
            if self[index &+ 1] == UInt8(ascii: "/") { return found }
            let isWanted = unsafe hasName(child, at: index &+ 1)
            index = endOfTag(index)
            var start = index
            let isEmpty = self[index &- 2] == UInt8(ascii: "/")
            if !isEmpty {
                while index < count, self[index] != UInt8(ascii: "<") { index &+= 1 }
            }
            var end = index
            if !isEmpty { index = endOfTag(index) }
            guard isWanted else { continue }
            while start < end, self[start].isBlank { start &+= 1 }
            while start < end, self[end &- 1].isBlank { end &-= 1 }
            found = start..<end
        }
        return found
    }
}

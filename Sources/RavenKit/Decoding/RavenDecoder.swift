/// Turns the bytes of a RAVEn or EMU-2 into events.
///
/// Push bytes with ``receive(_:)-([UInt8])`` in whatever pieces they arrive, then pull with
/// ``nextEvent()`` until it says nil. No I/O, no clock, no thread: a value for one owner at a time.
///
/// - Each byte is looked at once, but for a number and the tags behind it that a piece ends in; the
///   outcome does not depend on the pieces (D5).
/// - Memory: what has been received and not yet pulled, plus one child of at most the fragment
///   limit. Nothing is kept of a fragment that was handed out.
/// - A known fragment made of numbers costs no allocation once the buffer has its size.
/// - After damage, decoding resumes at the next start tag of a known root (D2, D9); what was
///   skipped is reported as ``RavenFault`` (D14). No input traps (D12).
public struct RavenDecoder: Sendable {
    /// Only the first ``filledCount`` bytes count; the rest is room.
    private var buffer: [UInt8] = []
    private var filledCount = 0
    private var scanner: FragmentScanner
    private var handedOut = 0
    private var isFinishing = false

    // Bytes that came one at a time: they wait here, not yet in the buffer, until they fill the room
    // or a tag ends that could end a fragment. So most of them cost a few instructions.
    @usableFromInline var staged = InlineArray<64, UInt8>(repeating: 0)
    @usableFromInline var stagedCount = 0
    @usableFromInline var stagedLimit = 0
    /// Whether it is worth looking for an event.
    @usableFromInline var mayHaveEvent = false

    /// Makes a decoder at offset 0.
    ///
    /// - Parameters:
    ///   - maximumFragmentByteCount: the longest stanza that is accepted, tags included (D9).
    ///     Genuine ones stay below 4 KiB. Values below 64 count as 64.
    ///   - retainsFieldText: whether ``ReceivedFragment/fields`` is filled; costs allocations.
    public init(maximumFragmentByteCount: Int = 65_536, retainsFieldText: Bool = false) {
        scanner = FragmentScanner(
            maximumFragmentByteCount: max(64, maximumFragmentByteCount),
            retainsFieldText: retainsFieldText, hearsCommands: false)
    }

    /// A decoder for the device's side: commands come out as unknown fragments named `Command`.
    init(hearingCommandsUpTo maximumCommandByteCount: Int) {
        scanner = FragmentScanner(
            maximumFragmentByteCount: max(64, maximumCommandByteCount),
            retainsFieldText: false, hearsCommands: true)
    }

    /// Takes the next bytes of the stream.
    ///
    /// Inlined, so that a single byte costs no call.
    @inlinable
    public mutating func receive(_ bytes: borrowing Span<UInt8>) {
        guard bytes.count == 1, stagedCount < stagedLimit else {
            receiveAll(bytes)
            return
        }
        staged[stagedCount] = bytes[0]
        stagedCount &+= 1
        if bytes[0] == UInt8(ascii: ">") { lookAtTagEnd() }
    }

    /// Takes the next bytes of the stream.
    public mutating func receive(_ bytes: [UInt8]) {
        receive(bytes.span)
    }

    @usableFromInline
    mutating func receiveAll(_ bytes: borrowing Span<UInt8>) {
        if bytes.count == 1, stagedCount == 0, !mayHaveEvent {
            // The first one since the scanner looked: how many may wait is not known yet.
            stagedLimit = min(staged.count, scanner.postponableByteCount(filledCount))
            if stagedLimit > 0 {
                receive(bytes)
                return
            }
        }
        if stagedCount > 0 { takeStaged() }
        append(bytes)
        stagedLimit = 0
        // Looked for here, so that asking for an event that is not there costs no call.
        if scanner.events.isEmpty { scanner.scan(buffer, filledCount) }
        mayHaveEvent = isFinishing || !scanner.events.isEmpty
    }

    @inline(__always)
    private mutating func append(_ bytes: borrowing Span<UInt8>) {
        let end = filledCount &+ bytes.count
        if end > buffer.count { makeRoom(bytes.count) }
        // Only a copy of the whole span; nothing is parsed through the pointers.
        unsafe bytes.withUnsafeBytes { source in
            unsafe buffer.withUnsafeMutableBytes { room in
                unsafe UnsafeMutableRawBufferPointer(rebasing: room[filledCount...])
                    .copyMemory(from: source)
            }
        }
        filledCount &+= bytes.count
    }

    /// Makes room for more bytes by dropping what was scanned, in place where that is at least half of
    /// the buffer, else in a larger one: each byte is moved a bounded number of times.
    private mutating func makeRoom(_ byteCount: Int) {
        let start = scanner.retainedStart
        let kept = filledCount &- start
        let needed = kept &+ byteCount
        if start >= kept, needed <= buffer.count {
            for index in 0..<kept { buffer[index] = buffer[start &+ index] }
        } else {
            var larger = [UInt8](repeating: 0, count: max(needed, 2 &* kept, 4096))
            for index in 0..<kept { larger[index] = buffer[start &+ index] }
            buffer = larger
        }
        filledCount = kept
        scanner.drop(start)
    }

    /// A tag ends with the byte staged last.
    @usableFromInline
    mutating func lookAtTagEnd() {
        if stagedCount < 3
            || scanner.mayEndFragment(staged[stagedCount &- 3], staged[stagedCount &- 2])
        {
            mayHaveEvent = true
        }
    }

    @inline(never)
    private mutating func takeStaged() {
        let staged = staged
        append(staged.span.extracting(first: stagedCount))
        stagedCount = 0
    }

    /// Hands out the next event; nil when more bytes are needed.
    ///
    /// Inlined, so that asking in vain costs no call and moves no event about.
    @inlinable
    public mutating func nextEvent() -> RavenEvent? {
        mayHaveEvent && hasEvent() ? takeEvent() : nil
    }

    /// Reads on until there is an event or no byte is left.
    @usableFromInline
    mutating func hasEvent() -> Bool {
        if !scanner.events.isEmpty { return true }
        if stagedCount > 0 { takeStaged() }
        scanner.scan(buffer, filledCount)
        if isFinishing { finishScanning() }
        if !scanner.events.isEmpty { return true }
        mayHaveEvent = false
        stagedLimit = 0
        return false
    }

    private mutating func finishScanning() {
        while scanner.events.isEmpty, scanner.position < filledCount {
            // A run waits for bytes, and no more come.
            scanner.isRunUnusual = true
            scanner.scan(buffer, filledCount)
        }
        guard scanner.events.isEmpty else { return }
        isFinishing = false
        scanner.finish()
    }

    /// The event that ``hasEvent()`` found.
    @usableFromInline
    mutating func takeEvent() -> RavenEvent {
        if handedOut &+ 1 == scanner.events.count {
            // The last one is moved out, not copied.
            let event = scanner.events.removeLast()
            if handedOut > 0 {
                scanner.events.removeAll(keepingCapacity: true)
                handedOut = 0
            }
            return event
        }
        handedOut &+= 1
        return scanner.events[handedOut &- 1]
    }

    /// How many bytes are held at the moment.
    public var bufferedByteCount: Int { filledCount &+ stagedCount }

    /// Says that the stream has ended: what is open becomes a truncated fault or noise. Pull
    /// afterwards. The decoder can go on with another stream; offsets keep counting.
    public mutating func finish() {
        isFinishing = true
        mayHaveEvent = true
    }
}

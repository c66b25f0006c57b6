/// What holds for every input: no trap; the events do not depend on how the bytes were grouped, nor on
/// whether field texts are retained; offsets never fall; and what was decoded encodes to bytes that
/// decode to the same. Scaled texts of absurd scales are asked for, too.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let limit = bytes.count % 3 == 0 ? 128 : 65_536
    let whole = events(bytes, chunk: max(1, bytes.count), limit: limit, retains: true)
    precondition(events(bytes, chunk: 1, limit: limit, retains: true) == whole, "byte by byte")
    precondition(events(bytes, chunk: 7, limit: limit, retains: true) == whole, "seven bytes")
    let plain = events(bytes, chunk: 64, limit: limit, retains: false)
    precondition(plain.count == whole.count, "number of events without texts")
    for chunk in [1, 3, 17, 4096] {
        let again = events(bytes, chunk: chunk, limit: limit, retains: false)
        precondition(again == plain, "without texts, other pieces")
    }
    var offset: UInt64 = 0
    for (event, plainEvent) in zip(whole, plain) {
        switch (event, plainEvent) {
        case (.fragment(let received), .fragment(let plainReceived)):
            precondition(received.offset >= offset, "offsets never fall")
            offset = received.offset
            precondition(received.fragment == plainReceived.fragment, "fragment without texts")
            checkTexts(received)
            checkRoundTrip(received.fragment)
        case (.fault(let fault), .fault(let plainFault)):
            precondition(fault == plainFault, "fault without texts")
            precondition(fault.offset >= offset, "offsets never fall")
            offset = fault.offset
            precondition(
                fault.byteCount >= 0 && Int(fault.offset) + fault.byteCount <= bytes.count,
                "a fault lies inside the input")
        default: preconditionFailure("event without texts")
        }
    }
    checkCommands(bytes)
    return 0
}

private func events(_ bytes: [UInt8], chunk: Int, limit: Int, retains: Bool) -> [RavenEvent] {
    var decoder = RavenDecoder(maximumFragmentByteCount: limit, retainsFieldText: retains)
    var events: [RavenEvent] = []
    var start = 0
    while start < bytes.count {
        let end = min(bytes.count, start + chunk)
        decoder.receive(bytes.span.extracting(start..<end))
        while let event = decoder.nextEvent() { events.append(event) }
        start = end
    }
    decoder.finish()
    while let event = decoder.nextEvent() { events.append(event) }
    return events
}

private func checkTexts(_ received: ReceivedFragment) {
    for field in received.fields {
        guard case .reading(_, let scaled?, let hints) = field.meaning else { continue }
        _ = scaled.exactText
        guard let hints else { continue }
        let text = scaled.displayText(
            digitsRight: hints.digitsRight, digitsLeft: hints.digitsLeft,
            suppressLeadingZero: hints.suppressLeadingZero)
        precondition(!text.isEmpty, "a display text has a digit")
    }
}

private func checkRoundTrip(_ fragment: RavenFragment) {
    if case .unknown = fragment { return }
    var bytes: [UInt8] = []
    fragment.encode(into: &bytes)
    let again = events(bytes, chunk: max(1, bytes.count), limit: 1 << 20, retains: false)
    guard case .fragment(let received) = again.first else {
        preconditionFailure("what was encoded decodes")
    }
    precondition(received.fragment == fragment, "what was encoded decodes to the same")
}

private func checkCommands(_ bytes: [UInt8]) {
    var whole = RavenCommandDecoder()
    whole.receive(bytes)
    var pieces = RavenCommandDecoder()
    for byte in bytes {
        pieces.receive([byte])
        while let command = pieces.nextCommand() {
            precondition(whole.nextCommand() == command, "commands byte by byte")
        }
    }
    precondition(whole.nextCommand() == nil, "commands byte by byte")
}

/// Any bytes as a feed, or as a daylight rule: events or one of the documented errors, never a crash;
/// the same however the bytes are cut; and whatever strict mode accepts, lenient mode leaves alone.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFeed(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let start, count > 0 else { return 0 }
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    fuzzDaylightRule(bytes)

    let limits = DecodingLimits(
        maximumTokenByteCount: 4096, maximumDepth: 24, maximumAttributeCount: 16,
        maximumResourceElementCount: 256)
    let strict = decoded([bytes], .strict, limits)
    let lenient = decoded([bytes], .lenient, limits)
    let cut = Int(bytes[count - 1]) % count
    for (mode, whole) in [(DecodingMode.strict, strict), (.lenient, lenient)] {
        let halves = decoded([Array(bytes[..<cut]), Array(bytes[cut...])], mode, limits)
        precondition(halves.events == whole.events && halves.error == whole.error)
    }
    if strict.error == nil {
        let repairs = lenient.events.filter {
            if case .warning(let warning) = $0 {
                warning.code != .readingsNotAscending
            } else {
                false
            }
        }
        precondition(repairs.isEmpty)
    }
    return 0
}

private func decoded(
    _ pieces: [[UInt8]], _ mode: DecodingMode, _ limits: DecodingLimits
) -> (events: [FeedEvent], error: ESPIDecodingError?) {
    var decoder = FeedDecoder(mode: mode, limits: limits)
    var events: [FeedEvent] = []
    do throws(ESPIDecodingError) {
        for piece in pieces {
            decoder.receive(piece)
            while let event = try decoder.nextEvent() { events.append(event) }
        }
        decoder.finish()
        while let event = try decoder.nextEvent() { events.append(event) }
    } catch {
        precondition(error.location.line >= 1 && error.location.column >= 1)
        return (events, error)
    }
    return (events, nil)
}

/// Words that form a rule come back as the same rule; so does every pattern that makes sense.
private func fuzzDaylightRule(_ bytes: [UInt8]) {
    let text = String(decoding: bytes.prefix(80), as: UTF8.self)
    for rule in [try? DaylightRule.reading(text), DaylightRule(hex: text)] {
        guard let rule, let words = try? rule.text else { continue }
        precondition((try? DaylightRule.reading(words)) == rule)
        precondition(DaylightRule(hex: rule.hex) == rule)
        for year in [1, 1972, 2024, 9999] { _ = try? rule.wallClockSeconds(inYear: year) }
    }
    _ = ESPIUUID(text)
}

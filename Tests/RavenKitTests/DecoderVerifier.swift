import RavenKit
import Testing

/// Feeds one stream in many ways and insists on one outcome (D5).
enum DecoderVerifier {
    /// All events of a stream that ends behind `bytes`, fed `chunkSize` bytes at a time.
    static func events(
        _ bytes: [UInt8], chunkSize: Int = .max, limit: Int = 65_536, retainsFieldText: Bool = true
    ) -> [RavenEvent] {
        var decoder = RavenDecoder(
            maximumFragmentByteCount: limit, retainsFieldText: retainsFieldText)
        var events: [RavenEvent] = []
        var start = 0
        while start < bytes.count {
            let end = start + min(chunkSize, bytes.count - start)
            decoder.receive(Array(bytes[start..<end]))
            while let event = decoder.nextEvent() { events.append(event) }
            start = end
        }
        decoder.finish()
        while let event = decoder.nextEvent() { events.append(event) }
        return events
    }

    /// The events of `bytes`, after checking that every way of cutting them up gives the same, that
    /// offsets never fall, and that reported ranges stay inside the stream.
    static func verifiedEvents(
        _ bytes: [UInt8], everySplit: Bool = true, limit: Int = 65_536,
        sourceLocation: SourceLocation = #_sourceLocation
    ) -> [RavenEvent] {
        let whole = events(bytes, limit: limit)
        for chunkSize in [1, 7, 64] {
            #expect(
                events(bytes, chunkSize: chunkSize, limit: limit) == whole,
                "fed \(chunkSize) bytes at a time", sourceLocation: sourceLocation)
        }
        // Without texts, children in their usual order take a short cut: the same comes out.
        for chunkSize in [.max, 1, 3, 7, 64] {
            let plain = events(
                bytes, chunkSize: chunkSize, limit: limit, retainsFieldText: false)
            #expect(
                plain.fragments == whole.fragments && plain.faults == whole.faults,
                "without texts, \(chunkSize) bytes at a time", sourceLocation: sourceLocation)
        }
        if everySplit {
            for cut in bytes.indices {
                let retained = halves(bytes, cut, limit, retainsFieldText: true)
                let plain = halves(bytes, cut, limit, retainsFieldText: false)
                let isSame =
                    retained == whole && plain.fragments == whole.fragments
                    && plain.faults == whole.faults
                #expect(isSame, "cut at \(cut)", sourceLocation: sourceLocation)
                if !isSame { break }
            }
        }
        var last: UInt64 = 0
        for event in whole {
            #expect(event.offset >= last, "offsets never fall", sourceLocation: sourceLocation)
            last = event.offset
            if case .fault(let fault) = event {
                #expect(
                    fault.byteCount >= 0 && Int(fault.offset) + fault.byteCount <= bytes.count,
                    "a fault lies inside the stream", sourceLocation: sourceLocation)
            }
        }
        return whole
    }

    private static func halves(
        _ bytes: [UInt8], _ cut: Int, _ limit: Int, retainsFieldText: Bool
    ) -> [RavenEvent] {
        var decoder = RavenDecoder(
            maximumFragmentByteCount: limit, retainsFieldText: retainsFieldText)
        var events: [RavenEvent] = []
        decoder.receive(Array(bytes[..<cut]))
        while let event = decoder.nextEvent() { events.append(event) }
        decoder.receive(Array(bytes[cut...]))
        while let event = decoder.nextEvent() { events.append(event) }
        decoder.finish()
        while let event = decoder.nextEvent() { events.append(event) }
        return events
    }
}

extension RavenEvent {
    /// Where the event begins.
    var offset: UInt64 {
        switch self {
        case .fragment(let received): received.offset
        case .fault(let fault): fault.offset
        }
    }

    /// The fragment, if it is one.
    var received: ReceivedFragment? {
        if case .fragment(let received) = self { received } else { nil }
    }

    /// The fault, if it is one.
    var fault: RavenFault? {
        if case .fault(let fault) = self { fault } else { nil }
    }
}

extension [RavenEvent] {
    /// The typed fragments, in order.
    var fragments: [RavenFragment] { compactMap { $0.received?.fragment } }

    /// The faults, in order.
    var faults: [RavenFault] { compactMap(\.fault) }

    /// The kinds of the faults, in order.
    var faultKinds: [RavenFault.Kind] { faults.map(\.kind) }
}

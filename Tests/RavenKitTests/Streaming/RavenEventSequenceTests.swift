import RavenKit
import Testing

#if AsyncEvents
    @Suite("RavenEventSequence")
    struct RavenEventSequenceTests {
        private struct LineLost: Error, Equatable {}

        private var stream: [UInt8] {
            FragmentSamples.demandBytes + [0, 0] + FragmentSamples.summationBytes
                + Array("<TimeCluster>".utf8)
        }

        private func collect<Base: AsyncSequence>(_ events: RavenEventSequence<Base>) async throws
            -> [RavenEvent]
        {
            var collected: [RavenEvent] = []
            for try await event in events { collected.append(event) }
            return collected
        }

        @Test("pieces of a stream give the events of the whole, the end included")
        func pieces() async throws {
            let stream = stream
            let pieces = AsyncStream { continuation in
                for start in stride(from: 0, to: stream.count, by: 11) {
                    continuation.yield(stream[start..<min(start + 11, stream.count)])
                }
                continuation.finish()
            }
            let events = try await collect(pieces.ravenEvents(retainsFieldText: true))
            #expect(events == DecoderVerifier.events(stream))
        }

        @Test("single bytes do as well")
        func bytes() async throws {
            let stream = stream
            let bytes = AsyncStream { continuation in
                for byte in stream { continuation.yield(byte) }
                continuation.finish()
            }
            let events = try await collect(bytes.ravenEvents())
            #expect(events == DecoderVerifier.events(stream, retainsFieldText: false))
        }

        @Test("the source's error comes through behind the events before it")
        func failure() async {
            let source = AsyncThrowingStream<[UInt8], any Error> { continuation in
                continuation.yield(FragmentSamples.demandBytes)
                continuation.finish(throwing: LineLost())
            }
            var fragments: [RavenFragment] = []
            await #expect(throws: LineLost()) {
                for try await event in source.ravenEvents() {
                    if case .fragment(let received) = event { fragments.append(received.fragment) }
                }
            }
            #expect(fragments == [.instantaneousDemand(FragmentSamples.demand)])
        }
    }
#endif

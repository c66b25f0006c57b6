#if AsyncEvents && !hasFeature(Embedded)
    /// The events of a stream of byte pieces, as an asynchronous sequence.
    ///
    /// Made with `ravenEvents(maximumFragmentByteCount:retainsFieldText:)`. Takes the
    /// next piece only when all events of the one before have been handed out, so memory stays that
    /// of one ``RavenDecoder``. When the source ends, what is open becomes a fault; when it throws,
    /// the error is passed on.
    public struct RavenEventSequence<Base: AsyncSequence>: AsyncSequence
    where Base.Element: Collection<UInt8> {
        /// What the sequence hands out.
        public typealias Element = RavenEvent
        /// What the source may throw.
        public typealias Failure = Base.Failure

        private let base: Base
        private let decoder: RavenDecoder

        init(_ base: Base, decoder: RavenDecoder) {
            self.base = base
            self.decoder = decoder
        }

        /// Starts decoding with a decoder of its own.
        public func makeAsyncIterator() -> Iterator {
            Iterator(base: base.makeAsyncIterator(), decoder: decoder)
        }

        /// Pulls pieces from the source and events from the decoder.
        public struct Iterator: AsyncIteratorProtocol {
            private var base: Base.AsyncIterator
            private var decoder: RavenDecoder
            private var hasEnded = false

            init(base: Base.AsyncIterator, decoder: RavenDecoder) {
                self.base = base
                self.decoder = decoder
            }

            /// The next event; nil behind the last one.
            public mutating func next() async throws(Failure) -> RavenEvent? {
                try await next(isolation: #isolation)
            }

            /// The next event; nil behind the last one. Stays on the caller's actor.
            public mutating func next(
                isolation actor: isolated (any Actor)?
            ) async throws(Failure) -> RavenEvent? {
                while true {
                    if let event = decoder.nextEvent() { return event }
                    if hasEnded { return nil }
                    if let piece = try await base.next(isolation: actor) {
                        decoder.receive(Array(piece))
                    } else {
                        hasEnded = true
                        decoder.finish()
                    }
                }
            }
        }
    }

    extension RavenEventSequence: Sendable where Base: Sendable {}

    extension AsyncSequence where Element: Collection<UInt8> {
        /// Decodes a stream whose elements are pieces of any size, for instance what each read gave.
        public func ravenEvents(
            maximumFragmentByteCount: Int = 65_536, retainsFieldText: Bool = false
        ) -> RavenEventSequence<Self> {
            RavenEventSequence(
                self,
                decoder: RavenDecoder(
                    maximumFragmentByteCount: maximumFragmentByteCount,
                    retainsFieldText: retainsFieldText))
        }
    }

    extension AsyncSequence where Element == UInt8 {
        /// Decodes a stream of single bytes.
        public func ravenEvents(
            maximumFragmentByteCount: Int = 65_536, retainsFieldText: Bool = false
        ) -> RavenEventSequence<AsyncMapSequence<Self, CollectionOfOne<UInt8>>> {
            map { CollectionOfOne($0) }.ravenEvents(
                maximumFragmentByteCount: maximumFragmentByteCount,
                retainsFieldText: retainsFieldText)
        }
    }
#endif

/// What a decoder found in the stream, in the order of the stream.
///
/// Offsets never fall from one event to the next: faults inside a fragment follow it.
public enum RavenEvent: Hashable, Sendable {
    /// A whole fragment.
    case fragment(ReceivedFragment)
    /// Something that was skipped or damaged.
    case fault(RavenFault)
}

/// A run of samples that a meter took at a steady rhythm.
///
/// Source: Simple Metering cluster 0x0702, Get Sampled Data Response (0x07 to the client),
/// edition 1.2.
public struct SampledData: Hashable, Sendable {
    /// Identifies the sampling session.
    public var sampleIdentifier: UInt16
    /// The time of the first sample, nil for "not known".
    public var startTime: ZigBeeTime?
    /// What was sampled: 0 to 3 consumption, 4 instantaneous demand.
    public var sampleType: UInt8
    /// Seconds between samples.
    public var intervalSeconds: UInt16
    /// Raw samples, oldest first; nil where the meter has no value.
    public var samples: [Int32?]

    /// Whether the samples are signed demand.
    public var isDemand: Bool { sampleType == 4 }
}

/// A sample that can be plotted.
protocol PlottedSample: RingSample {
    /// The value of the plot in a form that is quicker to come by and has the same order.
    static func plotKey(wordPairs: (Int) -> UInt64) -> Int64?

    /// The value of a key.
    static func plotValue(ofKey key: Int64) -> Int64
}

extension DemandSample: PlottedSample {
    /// The receive offset below the demand tells apart only what is equal otherwise.
    @inline(__always)
    static func plotKey(wordPairs: (Int) -> UInt64) -> Int64? { Int64(bitPattern: wordPairs(1)) }

    @inline(__always)
    static func plotValue(ofKey key: Int64) -> Int64 { key >> 22 }
}

extension RegisterSample: PlottedSample {
    @inline(__always)
    static func plotKey(wordPairs: (Int) -> UInt64) -> Int64? { plotValue(wordPairs: wordPairs) }

    @inline(__always)
    static func plotValue(ofKey key: Int64) -> Int64 { key }
}

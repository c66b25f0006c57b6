import IntervalCache
import BenchmarkSupport

/// Does one thing so many times; the difference between two counts is the cost of the thing alone.
func countInstructions(_ name: String, _ count: Int) {
    let ours = FullRing(isRegular: !name.hasSuffix("irregular"))
    let ring = ours.ring
    let end = ours.time + 1
    let start = end - 4 * Int64(capacity)
    switch name {
    case "append": ours.append(count)
    case "append-irregular": ours.appendIrregularly(count)
    case "newest": consume(readNewest(ring, count))
    case "at": consume(readAt(ring, randomTimes(in: ring, count)))
    case "copy":
        var samples = [DemandSample](repeating: FullRing.sample(0, 0), count: capacity)
        let since = (ring.newest?.sequence ?? 0) - UInt64(capacity)
        for _ in 0..<count {
            var span = samples.mutableSpan
            consume(ring.copy(since: since, into: &span))
        }
    case "energy":
        for _ in 0..<count {
            consume(ring.powerEnergy(startUnixSeconds: end - 7_201, endUnixSeconds: end - 2))
        }
    case "plot", "plot-irregular":
        for _ in 0..<count {
            consume(
                ring.plot(startUnixSeconds: start, endUnixSeconds: end, bucketCount: 1_000))
        }
    default: print("known: append newest at copy energy plot append-irregular plot-irregular")
    }
}

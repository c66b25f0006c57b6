internal import GreenButtonESPI
internal import IntervalCache

extension OpenSEGAPI {
    /// `/meta_data/kvp`: what the demand series is, as `key=value` text with the numbers of the Green
    /// Button feed. One key without a line end; all keys one per line.
    func metadataAnswer(_ key: MetadataKey?) -> APIResponse {
        let text =
            key.map { pair($0) }
            ?? MetadataKey.allCases.map { pair($0) + "\n" }.joined()
        return APIResponse(
            status: 200, headers: [Self.notStored], contentType: "text/plain; charset=utf-8",
            body: .bytes(Array(text.utf8)))
    }

    private func pair(_ key: MetadataKey) -> String {
        "\(key.rawValue)=\(value(key))"
    }

    private func value(_ key: MetadataKey) -> String {
        let type = codes.readingType(.demand)
        return switch key {
        case .dateTimeInterval: heldInterval()
        case .commodity: Self.number(type.commodity?.rawValue)
        case .kind: Self.number(type.kind?.rawValue)
        case .flowDirection: Self.number(type.flowDirection?.rawValue)
        case .powerOfTen: Self.number(type.powerOfTenMultiplier?.rawValue)
        case .unitsOfMeasurement: Self.number(type.uom?.rawValue)
        }
    }

    private static func number(_ code: (some FixedWidthInteger)?) -> String {
        code.map { String($0) } ?? ""
    }

    /// From the earliest reading in the cache to the end of the latest, whatever order they came in.
    private func heldInterval() -> String {
        var earliest = Int64.max
        var latest = Int64.min
        var cursor = demand.cursor(over: .all)
        var batch: [StoredSample<DemandSample>] = []
        while cursor.read(into: &batch, maximumCount: 1024) > 0 {
            for stored in batch {
                earliest = min(earliest, stored.sample.timeUnixSeconds)
                latest = max(latest, stored.sample.timeUnixSeconds)
            }
        }
        guard earliest <= latest else { return "duration=0,start=0" }
        let duration = latest - earliest + Int64(demand.nominalIntervalSeconds)
        return "duration=\(duration),start=\(earliest)"
    }
}

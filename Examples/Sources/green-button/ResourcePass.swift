import GreenButtonESPI

/// The first pass: resources, links and warnings.
struct ResourcePass {
    private let mode: DecodingMode
    private(set) var directory = MeterReadingDirectory()
    private(set) var lines: [String] = []
    private(set) var warnings: [String] = []

    private var resourcesInEntry: [ESPIResource] = []
    private var entryHoldsBlocks = false
    private var entryCount = 0
    private var meterReadingCount = 0
    private var blockEntries: [(number: Int, location: DecodingLocation)] = []

    init(mode: DecodingMode) {
        self.mode = mode
    }

    mutating func take(_ event: FeedEvent) {
        directory.note(event)
        switch event {
        case .resource(let resource, _): resourcesInEntry.append(resource)
        case .beginBlock: entryHoldsBlocks = true
        case .warning(let warning): warnings.append(warning.description)
        case .endEntry(let head, let location):
            for resource in resourcesInEntry { lines.append(line(resource, head)) }
            if entryHoldsBlocks { blockEntries.append((entryCount, location)) }
            resourcesInEntry = []
            entryHoldsBlocks = false
            entryCount += 1
        case .reading, .endBlock, .extensionSkipped, .endFeed: break
        }
    }

    private mutating func line(_ resource: ESPIResource, _ head: EntryHead) -> String {
        var json = JSONText()
        json.add("resource", resource.elementName)
        if resource == .meterReading {
            json.add("meter", Int64(meterReadingCount))
            meterReadingCount += 1
        }
        json.add("self", head.href(.selfLink))
        json.add("title", head.title)
        if resource == .meterReading {
            let related = head.links.filter { $0.relation == .related }
            json.add("related", .list(related.map { .text($0.href) }))
        }
        for element in resource.elements { json.add(element.name, element.value) }
        return json.object
    }

    /// Every block must belong to a meter reading.
    mutating func checkLinks(failure: inout DecodingFailure?) {
        for (number, location) in blockEntries
        where directory.meterReadingIndex(ofEntry: number) == nil {
            let detail = "no MeterReading links to this IntervalBlock or its list"
            if mode == .strict {
                failure = failure ?? DecodingFailure(location: location, detail: detail)
            } else {
                warnings.append("\(location): \(detail)")
            }
        }
    }
}

extension RavenFragment {
    /// Appends the fragment as a device sends it: CR LF line ends, two-blank indentation, code page
    /// 1252, customary widths of numbers.
    ///
    /// What is nil is left out, except that readings and times which devices always send are written
    /// as their "not available" pattern. Decoding what was encoded gives the same value back, with
    /// three exceptions that the wire does not tell apart: an empty text comes back as nil, text
    /// loses NULs, and a price block without threshold has none afterwards either.
    public func encode(into output: inout [UInt8]) {
        var writer = FragmentWriter(rootName)
        switch self {
        case .connectionStatus(let status): writer.write(status)
        case .networkInfo(let info): writer.write(info)
        case .deviceInfo(let info): writer.write(info)
        case .scheduleInfo(let info): writer.write(info)
        case .meterList(let list): writer.write(list)
        case .meterInfo(let info): writer.write(info)
        case .timeCluster(let time): writer.write(time)
        case .messageCluster(let message): writer.write(message)
        case .priceCluster(let price): writer.write(price)
        case .instantaneousDemand(let demand): writer.write(demand)
        case .currentSummationDelivered(let summation): writer.write(summation)
        case .currentPeriodUsage(let usage): writer.write(usage)
        case .lastPeriodUsage(let usage): writer.write(usage)
        case .profileData(let profile): writer.write(profile)
        case .warning(let warning): writer.text("Text", warning.text)
        case .blockPriceDetail(let detail): writer.write(detail)
        case .fastPollStatus(let status): writer.write(status)
        case .unknown(let fragment):
            for field in fragment.fields { writer.text(field.name, field.text) }
        }
        writer.end()
        output += writer.bytes
    }
}

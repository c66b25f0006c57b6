internal import IntervalCache

/// The headers that every range answer carries.
enum RangeHeaders {
    static func all<Sample: ServedSample>(
        _ plan: RangePlan<Sample>, runStartedUnixSeconds: Int64
    ) -> [(name: String, value: String)] {
        var range = NumberFields()
        range.append("start", plan.startUnixSeconds)
        range.append("end", plan.endUnixSeconds)
        range.append("first", plan.report.firstTimeUnixSeconds)
        range.append("last", plan.report.lastTimeUnixSeconds)
        return [
            CoverageText.header(plan.report), (name: "OpenSEG-Range", value: range.text),
            sequence(
                plan.sequences, overwrittenCount: plan.report.overwrittenCount,
                runStartedUnixSeconds: runStartedUnixSeconds),
        ]
    }

    /// Which samples an answer holds, by number.
    static func sequence(
        _ sequences: ClosedRange<UInt64>, overwrittenCount: UInt64, runStartedUnixSeconds: Int64
    ) -> (name: String, value: String) {
        var fields = NumberFields()
        fields.append("first", sequences.lowerBound)
        fields.append("last", sequences.upperBound)
        fields.append("overwritten", overwrittenCount)
        fields.append("run", runStartedUnixSeconds)
        return (name: "OpenSEG-Sequence", value: fields.text)
    }
}

/// Entity tags (RFC 9110 section 8.8.3).
package enum EntityTag {
    /// Whether `If-None-Match` names this tag, or with `*`, which stands alone, any. Weak and strong
    /// compare alike here, as the standard asks.
    package static func matches(_ tag: String, ifNoneMatch: String) -> Bool {
        if ifNoneMatch == "*" { return true }
        return ifNoneMatch.split(separator: ",").contains { candidate in
            let trimmed = candidate.drop { $0 == " " || $0 == "\t" }
            let bare = trimmed.hasPrefix("W/") ? trimmed.dropFirst(2) : trimmed
            let known = bare.prefix { $0 != " " && $0 != "\t" }
            return known == tag
        }
    }
}

extension RangePlan {
    /// The tag of a closed range: the same samples in the same form have the same tag, nothing else
    /// has it. Nil while something can still come into the range.
    func entityTag(
        _ wanted: ReadingsRequest, isCompressed: Bool, runStartedUnixSeconds: Int64
    ) -> String? {
        guard isClosed else { return nil }
        var form = wanted.format.rawValue
        if isCompressed { form += "-gzip" }
        if wanted.hasHeaderRow { form += "-header" }
        if let points = wanted.points { form += "-\(points)" }
        if wanted.series == .intervalEnergy { form += "-\(wanted.periodSeconds)" }
        return "\"\(form)-\(wanted.flow.rawValue)-\(runStartedUnixSeconds)-"
            + "\(startUnixSeconds ?? 0)-\(endUnixSeconds ?? 0)-"
            + "\(sequences.lowerBound)-\(sequences.upperBound)-\(report.presentCount)\""
    }
}

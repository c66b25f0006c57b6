internal import IntervalCache

/// Coverage as it stands in headers and in JSON: expected and present samples, and the gaps.
enum CoverageText {
    /// The header that every range answer carries, a structured-field dictionary (RFC 8941):
    /// `expected=900, present=898, missing=2, gaps=1, longest-gap=12`.
    static func header(_ report: RangeReport) -> (name: String, value: String) {
        var fields = NumberFields()
        fields.append("expected", report.expectedCount)
        fields.append("present", report.presentCount)
        fields.append("missing", max(0, report.expectedCount - report.presentCount))
        fields.append("gaps", report.gapCount)
        fields.append("longest-gap", report.longestGapSeconds)
        return (name: "OpenSEG-Coverage", value: fields.text)
    }

    /// The same as the member `coverage` of a JSON object, with each gap and its cause.
    static func write(_ report: RangeReport, to json: inout JSONWriter) {
        json.beginObject("coverage")
        json.integer("expected", report.expectedCount)
        json.integer("present", report.presentCount)
        json.integer("missing", max(0, report.expectedCount - report.presentCount))
        json.integer("parts_per_million", report.coveragePartsPerMillion)
        json.integer("gap_count", report.gapCount)
        json.integer("longest_gap_seconds", report.longestGapSeconds)
        json.beginArray("gaps")
        for gap in report.gaps {
            json.beginObject()
            writeMembers(gap, to: &json)
            json.endObject()
        }
        json.endArray()
        json.endObject()
    }

    /// One gap: from the last reading before it to the first after it.
    static func writeMembers(_ gap: RangeGap, to json: inout JSONWriter) {
        json.integer("start", gap.startUnixSeconds)
        json.integer("end", gap.endUnixSeconds)
        json.integer("missing", gap.missingCount)
        json.string("cause", gap.cause?.word)
    }
}

/// What a path asks for. The query is not looked at here.
enum Route: Hashable {
    /// A series of readings in a format, over a window.
    case readings(ServedSeries, ReadingFormat, PathWindow)
    /// One metadata key, or all of them.
    case metadata(MetadataKey?)
    case trustReport
    case demandResponseReport
    case events
    case status
    case audit
    case metrics
    case health
    case openAPI

    /// The query parameters that this route takes, in the order of a refusal's list.
    var parameters: [QueryName] {
        switch self {
        case .readings(let series, let format, let window):
            ReadingsRequest.accepted(series, format, window)
        case .trustReport: [.start, .end]
        case .demandResponseReport: [.start, .end, .baselineStart, .baselineEnd]
        case .metadata, .events, .status, .audit, .metrics, .health, .openAPI: []
        }
    }

    /// Reads a path's segments. Throws 404 for an address that does not exist and 400 for a malformed number,
    /// each with the words that would have been right.
    init(_ words: [String]) throws(APIProblem) {
        switch words.first {
        case "meter" where words.count > 2 && words[1] == "electricity":
            try self.init(belowElectricity: words)
        case "status" where words.count == 1: self = .status
        case "audit" where words.count == 1: self = .audit
        case "metrics" where words.count == 1: self = .metrics
        case "health" where words.count == 1: self = .health
        case "openapi.json" where words.count == 1: self = .openAPI
        default: throw Self.unknownAddress
        }
    }

    private init(belowElectricity words: [String]) throws(APIProblem) {
        if let series = ServedSeries(rawValue: words[2]) {
            try self.init(below: series, words)
            return
        }
        switch words[2] {
        case "trust_report" where words.count == 3: self = .trustReport
        case "demand_response_report" where words.count == 3: self = .demandResponseReport
        case "events" where words.count == 3: self = .events
        case "meta_data" where words.count >= 4 && words[3] == "kvp" && words.count <= 5:
            guard words.count == 5 else {
                self = .metadata(nil)
                return
            }
            guard let key = MetadataKey(rawValue: words[4]) else {
                throw .notFound(
                    "there is no metadata key \(APIProblem.quoted(words[4])); accepted are "
                        + MetadataKey.allCases.map(\.rawValue).joined(separator: ", "))
            }
            self = .metadata(key)
        default: throw Self.unknownAddress
        }
    }

    private init(below series: ServedSeries, _ words: [String]) throws(APIProblem) {
        guard words.count > 3, let format = ReadingFormat(rawValue: words[3]) else {
            let given =
                words.count > 3
                ? "there is no format \(APIProblem.quoted(words[3]))" : "the format is missing"
            throw .notFound("\(given) after /\(series.rawValue)/; accepted are csv, json and gb")
        }
        guard words.count <= 5 else {
            throw .notFound(
                "there is nothing below /\(series.rawValue)/\(words[3])/; accepted are "
                    + "a number of seconds or the word all")
        }
        guard words.count == 5 else {
            self = .readings(series, format, .none)
            return
        }
        if words[4] == "all" {
            self = .readings(series, format, .all)
            return
        }
        guard let seconds = DecimalText.parse(words[4].utf8),
            PathWindow.acceptedSeconds.contains(seconds)
        else {
            throw .badRequest(
                "\(APIProblem.quoted(words[4])) is not a number of seconds; accepted are whole "
                    + "numbers from 1 to \(PathWindow.acceptedSeconds.upperBound), or the word all")
        }
        self = .readings(series, format, .lastSeconds(seconds))
    }

    private static let unknownAddress = APIProblem.notFound(
        "there is nothing at this address; /openapi.json lists what there is")
}

/// The series that can be asked for, by their names in the path.
enum ServedSeries: String, CaseIterable {
    /// Demand, as the meter told it.
    case intervalReading = "interval_reading"
    /// The energy registers, as the meter told them.
    case registerReading = "register_reading"
    /// Energy per aligned block, worked out.
    case intervalEnergy = "interval_energy"
}

/// The formats, by their names in the path.
enum ReadingFormat: String, CaseIterable {
    case csv
    case json
    /// Green Button: a NAESB ESPI feed.
    case gb
}

/// The part of the path behind the format.
enum PathWindow: Hashable {
    /// Nothing: the current reading, unless the query gives a range.
    case none
    /// The last so many seconds before the request.
    case lastSeconds(Int64)
    /// The whole cache.
    case all

    /// What `{seconds}` may be; the upper end is what a duration in a Green Button feed can hold.
    static let acceptedSeconds: ClosedRange<Int64> = 1...4_294_967_295
}

/// The keys of the metadata, in the spelling of the path and in the order of the list.
enum MetadataKey: String, CaseIterable {
    case dateTimeInterval = "DateTimeInterval"
    case commodity = "Commodity"
    case kind = "Kind"
    case flowDirection = "FlowDirection"
    case powerOfTen = "PowerOfTen"
    case unitsOfMeasurement = "UnitsOfMeasurement"
}

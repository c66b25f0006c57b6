/// `/openapi.json`: OpenAPI 3.1, written from the table of routes and the schemas beside it.
enum OpenAPIDocument {
    /// The whole document; made once.
    static let text: [UInt8] = {
        var json = JSONWriter()
        json.beginObject()
        json.string("openapi", "3.1.0")
        json.beginObject("info")
        json.string("title", "OpenSEG gateway")
        json.string("version", "1")
        json.string("description", introduction)
        json.endObject()
        json.beginObject("paths")
        for route in RouteDescription.all { write(route, to: &json) }
        json.endObject()
        json.beginArray("security")
        json.beginObject()
        json.beginArray("basic")
        json.endArray()
        json.endObject()
        json.endArray()
        json.raw("components", OpenAPISchemas.components)
        json.endObject()
        json.output.append(0x0A)
        return json.output
    }()

    private static let introduction =
        "Readings of one electricity meter out of a cache in memory. GET and HEAD only. Times are "
        + "Unix seconds of the meter's clock; a trailing slash makes no difference. Ranges state "
        + "their coverage in the header OpenSEG-Coverage. Errors are one sentence of text."

    private static func write(_ route: RouteDescription, to json: inout JSONWriter) {
        json.beginObject(named: route.path)
        json.beginObject("get")
        json.string("summary", route.summary)
        if route.path == "/health" {
            json.beginArray("security")
            json.endArray()
        }
        json.beginArray("parameters")
        if route.path.hasSuffix("{seconds}") {
            writeParameter("seconds", place: "path", "How far back, in seconds", to: &json) {
                json in
                json.string("type", "integer")
                json.integer("minimum", PathWindow.acceptedSeconds.lowerBound)
                json.integer("maximum", PathWindow.acceptedSeconds.upperBound)
            }
        }
        if route.path.hasSuffix("{key}") {
            writeParameter("key", place: "path", "The key", to: &json) { json in
                json.string("type", "string")
                writeEnumeration(MetadataKey.allCases.map(\.rawValue), to: &json)
            }
        }
        let isReport = route.parameters == Route.demandResponseReport.parameters
        for name in route.parameters {
            writeParameter(
                name.rawValue, place: "query", "Accepted: \(name.accepted)", isRequired: isReport,
                to: &json
            ) { json in
                writeSchema(name, isEnergy: route.parameters.contains(.period), to: &json)
            }
        }
        json.endArray()
        writeResponses(route, to: &json)
        json.endObject()
        json.endObject()
    }

    private static func writeParameter(
        _ name: String, place: String, _ description: String, isRequired: Bool = false,
        to json: inout JSONWriter, schema: (inout JSONWriter) -> Void
    ) {
        json.beginObject()
        json.string("name", name)
        json.string("in", place)
        json.bool("required", isRequired || place == "path")
        json.string("description", description)
        json.beginObject("schema")
        schema(&json)
        json.endObject()
        json.endObject()
    }

    private static func writeSchema(
        _ name: QueryName, isEnergy: Bool, to json: inout JSONWriter
    ) {
        switch name {
        case .start, .end, .baselineStart, .baselineEnd:
            json.beginArray("anyOf")
            json.beginObject()
            json.string("type", "integer")
            json.integer("minimum", UTCText.unixSecondsRange.lowerBound)
            json.integer("maximum", UTCText.unixSecondsRange.upperBound)
            json.endObject()
            json.beginObject()
            json.string("type", "string")
            json.string(
                "pattern", "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})$")
            json.endObject()
            json.endArray()
        case .since: writeInteger(0...Int64.max, to: &json)
        case .wait: writeInteger(ReadingsRequest.acceptedWaitSeconds, to: &json)
        case .points: writeInteger(ReadingsRequest.acceptedPoints, to: &json)
        case .header: writeInteger(0...1, to: &json)
        case .flow:
            json.string("type", "string")
            writeEnumeration(
                isEnergy ? ["net", "delivered", "received"] : ["delivered", "received"], to: &json)
        case .period:
            json.string("type", "integer")
            json.beginArray("enum")
            for seconds in ReadingsRequest.acceptedPeriodSeconds where 86_400 % seconds == 0 {
                json.integer(nil, seconds)
            }
            json.endArray()
        }
    }

    private static func writeInteger(_ limits: ClosedRange<Int64>, to json: inout JSONWriter) {
        json.string("type", "integer")
        json.integer("minimum", limits.lowerBound)
        json.integer("maximum", limits.upperBound)
    }

    private static func writeEnumeration(_ words: [String], to json: inout JSONWriter) {
        json.beginArray("enum")
        for word in words { json.string(nil, word) }
        json.endArray()
    }

    private static func writeResponses(_ route: RouteDescription, to json: inout JSONWriter) {
        json.beginObject("responses")
        json.beginObject("200")
        json.string("description", route.summary)
        json.beginObject("content")
        json.beginObject(named: route.content.type)
        json.beginObject("schema")
        if let schema = route.content.schema {
            json.string("$ref", "#/components/schemas/\(schema)")
        } else if route.content.type == "text/event-stream" {
            // Each event of the stream; OpenAPI 3.1 has no other place to say it.
            json.string("description", "One event: its id, its name, and a JSON object as text")
            json.string("type", "object")
        } else if route.content.type == "application/json" {
            json.string("type", "object")
        } else {
            json.string("type", "string")
        }
        json.endObject()
        json.endObject()
        json.endObject()
        json.endObject()
        var statuses = [400] + route.otherStatuses
        if route.path != "/health" { statuses += [401, 429] }
        for status in statuses.sorted() {
            json.beginObject(named: String(status))
            json.string("$ref", "#/components/responses/\(status)")
            json.endObject()
        }
        json.endObject()
    }
}

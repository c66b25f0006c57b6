import Foundation
import IntervalCache
import Testing

@testable import OpenSEGAPI

@Suite("/openapi.json")
struct OpenAPIDocumentTests {
    private func document() throws -> [String: Any] {
        let answer = try APIFixture.documented().ask("/openapi.json")
        #expect(answer.response.contentType == "application/json")
        return try answer.object()
    }

    private static let routes: [Route] =
        ServedSeries.allCases.flatMap { series in
            ReadingFormat.allCases.flatMap { format in
                [PathWindow.none, .all, .lastSeconds(60)].map {
                    Route.readings(series, format, $0)
                }
            }
        } + [
            .metadata(nil), .metadata(.kind), .trustReport, .demandResponseReport, .events,
            .status, .audit, .metrics, .health, .openAPI,
        ]

    private func route(_ template: String) throws -> Route {
        let path = template.replacingOccurrences(of: "{seconds}", with: "60")
            .replacingOccurrences(of: "{key}", with: "Kind")
        return try Route(RequestTarget(path: path, query: nil).segments)
    }

    @Test("The described paths are the routes, each once, with the parameters that they take")
    func routes() throws {
        let paths = try #require(try document()["paths"] as? [String: [String: Any]])
        #expect(paths.count == RouteDescription.all.count)
        var found: Set<Route> = []
        for (template, item) in paths {
            let route = try route(template)
            #expect(found.insert(route).inserted, "\(template)")
            let get = try #require(item["get"] as? [String: Any])
            let parameters = try #require(get["parameters"] as? [[String: Any]])
            let queries = parameters.filter { $0["in"] as? String == "query" }
            #expect(
                queries.compactMap { $0["name"] as? String } == route.parameters.map(\.rawValue))
        }
        #expect(found == Set(Self.routes))
    }

    @Test("Every described path answers, with the described content type")
    func answers() throws {
        let fixture = try APIFixture.documented()
        for route in RouteDescription.all {
            let path = route.path.replacingOccurrences(of: "{seconds}", with: "60")
                .replacingOccurrences(of: "{key}", with: "Kind")
            let answer = fixture.ask(path)
            if answer.status == 200 {
                let type = try #require(answer.response.contentType)
                #expect(
                    type.hasPrefix(route.content.type.components(separatedBy: "; header")[0]),
                    "\(path)")
            } else {
                #expect(([400] + route.otherStatuses).contains(answer.status), "\(path)")
            }
        }
    }

    @Test("The limits that are described are the limits that hold")
    func limits() throws {
        let paths = try #require(try document()["paths"] as? [String: [String: Any]])
        for (template, item) in paths {
            let route = try route(template)
            let get = item["get"] as? [String: Any]
            for parameter in get?["parameters"] as? [[String: Any]] ?? [] {
                guard let name = (parameter["name"] as? String).flatMap(QueryName.init),
                    let schema = parameter["schema"] as? [String: Any]
                else { continue }
                var accepted = (schema["enum"] as? [Any] ?? []).map { "\($0)" }
                for bound in ["minimum", "maximum"] {
                    if let value = schema[bound] as? Int64 { accepted.append("\(value)") }
                }
                for choice in schema["anyOf"] as? [[String: Any]] ?? [] {
                    for bound in ["minimum", "maximum"] {
                        if let value = choice[bound] as? Int64 { accepted.append("\(value)") }
                    }
                }
                #expect(!accepted.isEmpty, "\(template) \(name)")
                for value in accepted {
                    let answer = try APIFixture.documented().ask(
                        "\(template.replacingOccurrences(of: "{seconds}", with: "60"))"
                            + "?\(name.rawValue)=\(value)")
                    #expect(
                        !answer.body.contains("is not accepted;"),
                        "\(route) \(name)=\(value): \(answer.body)")
                }
            }
        }
    }

    @Test("Every JSON answer is as its schema says, and no member of it is undescribed")
    func schemas() throws {
        let validator = SchemaValidator(document: try document())
        let base = APIFixture.base
        let rich = try APIFixture(intervalSeconds: 60)
        for minute: Int64 in 0...200 where !(50..<60).contains(minute) {
            try rich.append(
                60 * minute, milliwatts: 1_234_567 - minute * 20_000,
                flags: minute % 7 == 0 ? .rounded : [], cause: minute == 60 ? .noReply : nil)
            try rich.append(60 * minute, delivered: UInt64(minute) * 20_576, received: nil)
        }
        let event =
            "?start=\(base + 6000)&end=\(base + 9000)&baseline_start=\(base)"
            + "&baseline_end=\(base + 3000)"
        for (fixture, second) in [
            (rich, 12_010), (try APIFixture.documented(), 20), (try APIFixture(), 0),
        ] as [(APIFixture, Int64)] {
            for route in RouteDescription.all {
                guard let schema = route.content.schema else { continue }
                for query in [
                    "", "?start=\(base)", "?start=\(base)&end=\(base + 900)",
                    "?points=20&start=\(base)", "?since=0", "?flow=delivered", event,
                ] {
                    let path = route.path.replacingOccurrences(of: "{seconds}", with: "7200")
                    let answer = fixture.ask(path + query, at: second)
                    guard answer.status == 200 else { continue }
                    let value = try JSONSerialization.jsonObject(with: Data(answer.body.utf8))
                    #expect(
                        validator.findings(value, schema: schema) == [], "\(path)\(query)")
                }
            }
        }
    }

    @Test("The validator of this test finds what is wrong")
    func control() throws {
        let validator = SchemaValidator(document: try document())
        let gap: [String: Any] = ["start": 1, "end": 2, "missing": 1, "cause": NSNull()]
        #expect(validator.findings(gap, schema: "Gap") == [])
        #expect(validator.findings(gap.merging(["x": 1]) { $1 }, schema: "Gap").count == 1)
        #expect(validator.findings(gap.merging(["cause": "no"]) { $1 }, schema: "Gap").count == 1)
        #expect(validator.findings(gap.merging(["end": "2"]) { $1 }, schema: "Gap").count == 1)
        #expect(validator.findings(gap.filter { $0.key != "end" }, schema: "Gap").count == 1)
    }
}

import Foundation
import TestSupport
import Testing

@testable import GreenButtonESPI

/// The code lists as the types know them, as their named values are written in the sources, as our own
/// schema has them, and as the official schemas list them: all the same.
@Suite struct CodeListTests {
    struct CodeList: CustomTestStringConvertible, Sendable {
        var name: String
        /// The type's name in the official schemas.
        var officialName: String
        var listed: Set<Int>

        init<Code: ESPICode>(_ type: Code.Type, official: String? = nil) {
            name = "\(type)"
            officialName = official ?? name
            listed = Set(
                (Int(Code.RawValue.min)...Int(Code.RawValue.max)).filter {
                    Code(rawValue: Code.RawValue($0)).isListed
                })
        }

        var testDescription: String { name }
    }

    static let lists = [
        CodeList(AccumulationBehaviour.self, official: "AccumulationKind"),
        CodeList(AuthorizationStatus.self),
        CodeList(CRUDOperation.self),
        CodeList(Commodity.self, official: "CommodityKind"),
        CodeList(Currency.self),
        CodeList(DataCustodianApplicationStatus.self),
        CodeList(DataQualifier.self, official: "DataQualifierKind"),
        CodeList(FlowDirection.self, official: "FlowDirectionKind"),
        CodeList(ItemKind.self),
        CodeList(MeasurementKind.self),
        CodeList(PhaseCode.self, official: "PhaseCodeKind"),
        CodeList(QualityOfReading.self),
        CodeList(ServiceAvailability.self, official: "ESPIServiceStatus"),
        CodeList(ServiceKind.self),
        CodeList(StatusCode.self),
        CodeList(ThirdPartyApplicationStatus.self, official: "ThirdPartyApplicatonStatus"),
        CodeList(ThirdPartyApplicationType.self),
        CodeList(ThirdPartyApplicationUse.self),
        CodeList(TimeAttributeKind.self),
        CodeList(TimePeriodOfInterest.self),
        CodeList(UnitMultiplier.self, official: "UnitMultiplierKind"),
        CodeList(UnitSymbol.self, official: "UnitSymbolKind"),
    ]

    private static let package = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: package.appending(path: path), encoding: .utf8)
    }

    /// The values that a schema enumerates for a type.
    private static func enumeration(_ type: String, in schema: String) throws -> [String] {
        let start = try #require(schema.range(of: "<xs:simpleType name=\"\(type)\">"))
        let end = try #require(
            schema.range(of: "</xs:simpleType>\n", range: start.upperBound..<schema.endIndex))
        // A list of the official schemas may be a union of two types, one inside the other.
        return schema[start.upperBound..<end.lowerBound]
            .matches(of: /<xs:enumeration value="([^"]*)"/).map { String($0.1) }
    }

    @Test("Every code type of the sources is in the table of this test")
    func everyTypeIsTested() throws {
        let folder = Self.package.appending(path: "Sources/GreenButtonESPI/Codes")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let types = Set(files.map { String($0.dropLast(".swift".count)) }).subtracting(["ESPICode"])
        #expect(types == Set(Self.lists.map(\.name)))
    }

    @Test("The listed numbers are those that have names", arguments: lists)
    func names(list: CodeList) throws {
        let source = try Self.text("Sources/GreenButtonESPI/Codes/\(list.name).swift")
        let named = source.matches(of: /static let \w+ = Self\(rawValue: (-?\d+)\)/)
            .compactMap { Int($0.1) }
        #expect(Set(named) == list.listed)
        #expect(named.count == list.listed.count, "a number has two names")
    }

    @Test("Our own schema accepts exactly the listed numbers", arguments: lists)
    func ownSchema(list: CodeList) throws {
        let schema = try Self.text("Tests/Schemas/strict-espi.xsd")
        let values = try Self.enumeration(list.name, in: schema).compactMap { Int($0) }
        #expect(Set(values) == list.listed)
    }

    @Test(
        "The official schemas list exactly the listed numbers",
        .enabled(if: SharedData.hasSchemas), arguments: lists)
    func officialSchemas(list: CodeList) throws {
        let folder = try #require(SharedData.schemas)
        for file in ["espi-3.3/usage.xsd", "espi-4.0/espi.xsd"] {
            let schema = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            let values = try Self.enumeration(list.officialName, in: schema)
                .compactMap { Int($0) }
            #expect(Set(values) == list.listed, "\(file)")
        }
    }

    static let words: [(own: String, official: String, limit: TextLimit)] = [
        ("AmiBillingReady", "AmiBillingReadyKind", .amiBillingReady),
        ("ConnectionState", "UsagePointConnectedKind", .connectionState),
        ("EnrollmentStatus", "EnrollmentStatus", .enrollmentStatus),
        ("ApnodeType", "ApnodeType", .apnodeType),
        ("AnodeType", "AnodeType", .anodeType),
        ("TariffNumberKind", "tOUorCPPorConsumptionTier", .tariffNumberKind),
        ("TokenEndpointAuthMethod", "TokenEndPointMethod", .tokenEndpointAuthMethod),
        ("GrantType", "GrantType", .grantType),
        ("ResponseType", "ResponseType", .responseType),
        ("TokenType", "TokenType", .tokenType),
        ("OAuthError", "OAuthError", .oAuthError),
    ]

    @Test("Lists of words are those of our own schema and of the official ones")
    func wordLists() throws {
        var schemas: [(text: String, isOwn: Bool)] = [
            (try Self.text("Tests/Schemas/strict-espi.xsd"), true)
        ]
        if SharedData.hasSchemas, let folder = SharedData.schemas {
            for file in ["espi-3.3/usage.xsd", "espi-4.0/espi.xsd"] {
                schemas.append(
                    (try String(contentsOf: folder.appending(path: file), encoding: .utf8), false))
            }
        }
        for list in Self.words {
            for schema in schemas {
                let words = try Self.enumeration(
                    schema.isOwn ? list.own : list.official, in: schema.text)
                #expect(words == list.limit.words)
            }
        }
    }

    @Test("A word outside of its list: refused by the encoder and in strict mode, kept in lenient")
    func unlistedWord() throws {
        var usagePoint = UsagePoint.electricity
        usagePoint.connectionState = "half connected"
        var description = Fixtures.description()
        description.usagePoint = usagePoint
        var encoder = FeedEncoder(description)
        var bytes: [UInt8] = []
        let error = #expect(throws: ESPIEncodingError.self) { try encoder.begin(into: &bytes) }
        #expect(error?.code == .valueOutOfRange)
        #expect(error?.element == "connectionState")
        #expect(bytes.isEmpty)

        usagePoint.connectionState = "connected"
        description.usagePoint = usagePoint
        encoder = FeedEncoder(description)
        try encoder.begin(into: &bytes)
        try encoder.end(into: &bytes)
        let text = String(decoding: bytes, as: UTF8.self)
            .replacing(">connected<", with: ">half connected<")
        let strict = DecodedFeed(Array(text.utf8), mode: .strict)
        #expect(strict.error?.code == .valueInvalid)
        #expect(strict.error?.location.element == "connectionState")
        let lenient = DecodedFeed(Array(text.utf8), mode: .lenient)
        #expect(lenient.error == nil)
        let kept = lenient.events.compactMap { event -> String? in
            guard case .resource(.usagePoint(let point), _) = event else { return nil }
            return point.connectionState
        }
        #expect(kept == ["half connected"])
        #expect(lenient.warnings.map(\.code) == [.valueInvalid])
    }
}

// swift-tools-version: 6.2
import PackageDescription

// Programs that use the libraries as anybody else would: README.md says which does what.

let settings: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// A program and the libraries of OpenSEG that it needs.
func example(
    _ name: String, uses products: [String], also own: [Target.Dependency] = ["Terminal"]
) -> Target {
    .executableTarget(
        name: name,
        dependencies: own + products.map { .product(name: $0, package: "OpenSEG") },
        swiftSettings: settings)
}

let package = Package(
    name: "OpenSEGExamples",
    traits: [
        .trait(name: "MQTT", description: "mqtt-bridge, where libmosquitto's header is there"),
        .default(enabledTraits: ["MQTT"]),
    ],
    dependencies: [.package(name: "OpenSEG", path: "..")],
    targets: [
        .target(name: "Terminal", swiftSettings: settings),

        // Whole command-line tools.
        .target(name: "JSONLines", swiftSettings: settings),
        example("raven-decode", uses: ["RavenKit"], also: ["Terminal", "JSONLines"]),
        example("zcl-decode", uses: ["SEPSimpleMetering"], also: ["Terminal", "JSONLines"]),
        example("green-button", uses: ["GreenButtonESPI"], also: ["Terminal", "JSONLines"]),

        // One library in a program.
        example("decode-dongle", uses: ["RavenKit"]),
        example("cpu-load-log", uses: ["IntervalCache"]),
        example("zigbee-to-ring", uses: ["SEPSimpleMetering", "IntervalCache"]),
        example("p1-to-ring", uses: ["IntervalCache"]),
        example("green-button-from-csv", uses: ["GreenButtonESPI"]),
        example("openseg-cgi", uses: ["OpenSEGAPI", "IntervalCache"]),

        // Clients of a gateway that runs.
        .target(name: "GatewayClient", swiftSettings: settings),
        example("last-hour", uses: [], also: ["Terminal", "GatewayClient"]),
        example("follow-events", uses: [], also: ["Terminal", "GatewayClient"]),
        example("fleet-load", uses: [], also: ["Terminal", "GatewayClient"]),
        .systemLibrary(
            name: "CLibMosquitto", pkgConfig: "libmosquitto",
            providers: [.apt(["libmosquitto-dev"])]),
        .target(
            name: "CMQTT",
            dependencies: [.target(name: "CLibMosquitto", condition: .when(traits: ["MQTT"]))],
            cSettings: [.define("CMQTT_WITH_MOSQUITTO", .when(traits: ["MQTT"]))]),
        .target(
            name: "MQTTBroker", dependencies: ["CMQTT", "Terminal"], swiftSettings: settings),
        example("mqtt-bridge", uses: [], also: ["Terminal", "GatewayClient", "MQTTBroker"]),
    ],
    swiftLanguageModes: [.v6]
)

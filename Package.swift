// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "OpenSEG",
    products: [
        .library(name: "RavenKit", targets: ["RavenKit"]),
        .library(name: "RavenDisruptiveCommands", targets: ["RavenDisruptiveCommands"]),
        .library(name: "SEPSimpleMetering", targets: ["SEPSimpleMetering"]),
        .library(name: "IntervalCache", targets: ["IntervalCache"]),
        .library(name: "GreenButtonESPI", targets: ["GreenButtonESPI"]),
        .library(name: "MeterAcquisition", targets: ["MeterAcquisition"]),
        .library(name: "OpenSEGAPI", targets: ["OpenSEGAPI"]),
        .library(name: "RavenSimulator", targets: ["RavenSimulator"]),
        .executable(name: "openseg", targets: ["OpenSEGServer"]),
        .executable(name: "raven-simulator", targets: ["RavenSimulatorCommand"]),
    ],
    traits: [
        .trait(name: "TLS", description: "HTTPS over OpenSSL, where its headers are there"),
        .trait(
            name: "Gzip", description: "Compressed answers with zlib, where its header is there"),
        .trait(
            name: "AsyncEvents",
            description: "RavenKit's asynchronous sequence, with Swift's concurrency library"),
        .default(enabledTraits: ["TLS", "Gzip", "AsyncEvents"]),
    ],
    targets: [
        .target(name: "RavenKit", swiftSettings: strict),
        .target(
            name: "RavenDisruptiveCommands", dependencies: ["RavenKit"], swiftSettings: strict),
        .target(name: "SEPSimpleMetering", swiftSettings: strict),
        .target(name: "IntervalCache", swiftSettings: strict),
        .target(name: "GreenButtonESPI", swiftSettings: strict),
        .target(
            name: "MeterAcquisition",
            dependencies: ["RavenKit", "SEPSimpleMetering", "IntervalCache"],
            swiftSettings: strict),
        .target(
            name: "OpenSEGAPI",
            dependencies: ["IntervalCache", "GreenButtonESPI", "CDeflate"],
            swiftSettings: strict),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "CDeflate",
            dependencies: [.target(name: "CZlib", condition: .when(traits: ["Gzip"]))],
            cSettings: [.define("CDEFLATE_WITH_ZLIB", .when(traits: ["Gzip"]))]),
        .systemLibrary(
            name: "COpenSSL", pkgConfig: "openssl", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(
            name: "CCrypt", pkgConfig: "libcrypt", providers: [.apt(["libcrypt-dev"])]),
        .target(
            name: "CTLS",
            dependencies: [
                .target(name: "COpenSSL", condition: .when(traits: ["TLS"])), "CCrypt",
            ],
            cSettings: [.define("CTLS_WITH_TLS", .when(traits: ["TLS"]))]),
        .executableTarget(
            name: "OpenSEGServer",
            dependencies: [
                "MeterAcquisition", "OpenSEGAPI", "IntervalCache", "GreenButtonESPI", "CTLS",
            ],
            resources: [
                .embedInCode("Display/display.html"), .embedInCode("Display/display.css"),
                .embedInCode("Display/plot.js"), .embedInCode("Display/display.js"),
            ],
            swiftSettings: strict),
        .target(name: "RavenSimulator", dependencies: ["RavenKit"], swiftSettings: strict),
        .executableTarget(
            name: "RavenSimulatorCommand", dependencies: ["RavenSimulator"], swiftSettings: strict),

        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .testTarget(
            name: "RavenKitTests",
            dependencies: ["RavenKit", "RavenDisruptiveCommands", "TestSupport"]),
        .testTarget(
            name: "SEPSimpleMeteringTests", dependencies: ["SEPSimpleMetering", "TestSupport"]),
        .testTarget(name: "IntervalCacheTests", dependencies: ["IntervalCache", "TestSupport"]),
        .testTarget(
            name: "GreenButtonESPITests",
            dependencies: ["GreenButtonESPI", "SEPSimpleMetering", "TestSupport"],
            exclude: ["Golden"]),
        .testTarget(
            name: "MeterAcquisitionTests",
            dependencies: [
                "MeterAcquisition", "RavenKit", "IntervalCache", "RavenSimulator", "TestSupport",
            ]),
        .testTarget(name: "OpenSEGAPITests", dependencies: ["OpenSEGAPI", "TestSupport"]),
        .testTarget(name: "OpenSEGServerTests", dependencies: ["OpenSEGServer", "TestSupport"]),
        .testTarget(
            name: "RavenSimulatorCommandTests",
            dependencies: ["RavenSimulatorCommand", "RavenSimulator"]),
        .testTarget(
            name: "RavenSimulatorTests",
            dependencies: ["RavenSimulator", "RavenKit", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6]
)

// Some checks build the tests in a way of their own, and name the targets that they want built.
let testTargets = Context.environment["OPENSEG_TEST_TARGETS"]
if let wanted = testTargets?.split(separator: " ").map(String.init) {
    package.targets.removeAll { $0.type == .test && !wanted.contains($0.name) }
}

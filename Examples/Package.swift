// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [.treatAllWarnings(as: .error)]

let package = Package(
    name: "OpenSEGExamples",
    dependencies: [.package(name: "OpenSEG", path: "..")],
    targets: [
        .executableTarget(
            name: "raven-decode",
            dependencies: [.product(name: "RavenKit", package: "OpenSEG")],
            swiftSettings: settings),
        .executableTarget(
            name: "zcl-decode",
            dependencies: [.product(name: "SEPSimpleMetering", package: "OpenSEG")],
            swiftSettings: settings),
        .executableTarget(
            name: "green-button",
            dependencies: [.product(name: "GreenButtonESPI", package: "OpenSEG")],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)

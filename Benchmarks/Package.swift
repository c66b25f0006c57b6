// swift-tools-version: 6.2
import PackageDescription

// Measures the libraries beside rivals, as a package of its own that depends on them as anybody else
// would. Run it with the scripts in this folder.
let package = Package(
    name: "Benchmarks",
    dependencies: [.package(name: "OpenSEG", path: "..")],
    targets: [
        .target(name: "BenchmarkSupport", dependencies: ["CAllocationCount"]),
        .target(
            name: "CRingRivals",
            cxxSettings: [.unsafeFlags(["-O3"], .when(configuration: .release))]
        ),
        .executableTarget(
            name: "RingBenchmark",
            dependencies: [
                "BenchmarkSupport", "CRingRivals",
                .product(name: "IntervalCache", package: "OpenSEG"),
            ]),
        .target(name: "CAllocationCount"),
        .executableTarget(
            name: "SEPSimpleMeteringBenchmark",
            dependencies: [
                "BenchmarkSupport", .product(name: "SEPSimpleMetering", package: "OpenSEG"),
            ]),
        .executableTarget(
            name: "RavenKitBenchmark",
            dependencies: [
                "CAllocationCount", .product(name: "RavenKit", package: "OpenSEG"),
            ]),
        .target(
            name: "CXMLRivals",
            cSettings: [
                .unsafeFlags(["-I/usr/include/libxml2"]),
                .unsafeFlags(["-O3"], .when(configuration: .release)),
            ],
            linkerSettings: [.linkedLibrary("xml2")]),
        .executableTarget(
            name: "FeedBenchmark",
            dependencies: [
                "BenchmarkSupport", "CAllocationCount", "CXMLRivals",
                .product(name: "GreenButtonESPI", package: "OpenSEG"),
            ]),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)

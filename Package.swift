// swift-tools-version: 6.1
import PackageDescription

// Vitrine builds from Foundation and the toolchain alone: there are no package dependencies, and the
// arrows between the modules below are the only ones allowed (Scripts/check-arrows compares the two).

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .testTarget(name: name, dependencies: dependencies + ["TestSupport"], swiftSettings: settings)
}

let package = Package(
    name: "Vitrine",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "vitrine", targets: ["vitrine"])
    ],
    dependencies: [],
    targets: [
        module("Text"),
        module("Documents", ["Text"]),
        module("Markdown", ["Text"]),
        module("Liquid", ["Text"]),
        module("Commerce", ["Text", "Documents"]),
        module("Site", ["Markdown", "Liquid", "Commerce", "Documents", "Text"]),
        // No code: the Linux calls that the Glibc module leaves out (epoll, eventfd, sendfile, accept4).
        .systemLibrary(name: "CLinux"),
        module("HTTP", ["Text", .target(name: "CLinux", condition: .when(platforms: [.linux]))]),
        module("Terminal", ["Text"]),
        .executableTarget(
            name: "vitrine",
            dependencies: [
                "Site", "HTTP", "Terminal", "Markdown", "Liquid", "Commerce", "Documents", "Text",
            ],
            swiftSettings: settings),
        .target(name: "TestSupport", dependencies: ["Text"], path: "Tests/TestSupport", swiftSettings: settings),
        tests("TextTests", ["Text"]),
        tests("DocumentsTests", ["Documents", "Text"]),
        tests("MarkdownTests", ["Markdown", "Documents", "Text"]),
        tests("LiquidTests", ["Liquid", "Documents", "Text"]),
        tests("CommerceTests", ["Commerce", "Documents", "Text"]),
        tests("SiteTests", ["Site", "Markdown", "Liquid", "Commerce", "Documents", "Text"]),
        tests("HTTPTests", ["HTTP", "Text"]),
    ]
)

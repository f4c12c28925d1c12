// swift-tools-version: 6.1
import PackageDescription

// Vitrine builds from the toolchain alone: there are no package dependencies and there is no Foundation, and the
// arrows between the modules below are the only ones allowed (Scripts/check-arrows compares the two).

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

// One file to copy, as operators do; and a call into Swift's library that needs no table costs a twentieth of a build less.
let programs: [LinkerSetting] = [
    .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
]

func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(
        name: name, dependencies: dependencies + ["TestSupport"], exclude: exclude, swiftSettings: settings)
}

let package = Package(
    name: "Vitrine",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "vitrine", targets: ["vitrine"]),
        .executable(name: "order-intake", targets: ["order-intake"]),
    ],
    dependencies: [],
    targets: [
        module("Text"),
        module("Platform", [.target(name: "CLinux", condition: .when(platforms: [.linux]))]),
        module("Languages", ["Text"]),
        module("Documents", ["Text"]),
        module("Markdown", ["Text"]),
        module("Liquid", ["Text"]),
        module("Commerce", ["Languages", "Text"]),
        module("Content", ["Commerce", "Documents", "Languages", "Text"]),
        module("Theming", ["Liquid", "Commerce", "Languages", "Documents", "Platform", "Text"]),
        module(
            "Site",
            ["Content", "Markdown", "Theming", "Liquid", "Commerce", "Languages", "Documents", "Platform", "Text"]),
        module("Orders", ["Theming", "Liquid", "Commerce", "Languages", "Documents", "Platform", "Text"]),
        // No code: the Linux calls that the Glibc module leaves out (epoll, eventfd, sendfile, accept4).
        .systemLibrary(name: "CLinux"),
        module("HTTP", ["Platform", "Text", .target(name: "CLinux", condition: .when(platforms: [.linux]))]),
        module("Intake", ["HTTP", "Orders", "Commerce", "Languages", "Documents", "Platform", "Text"]),
        module("Terminal", ["Platform", "Text"]),
        .executableTarget(
            name: "vitrine",
            dependencies: [
                "Site", "Content", "Intake", "Orders", "HTTP", "Terminal", "Markdown", "Theming", "Liquid", "Commerce",
                "Languages", "Documents", "Platform", "Text",
            ],
            swiftSettings: settings, linkerSettings: programs),
        .executableTarget(
            name: "order-intake",
            dependencies: [
                "Intake", "HTTP", "Orders", "Terminal", "Commerce", "Languages", "Documents", "Platform", "Text",
            ],
            swiftSettings: settings, linkerSettings: programs),
        .target(
            name: "TestSupport", dependencies: ["HTTP", "Content", "Commerce", "Documents", "Languages", "Text"],
            path: "Tests/TestSupport",
            swiftSettings: settings),
        tests("HouseTests", ["Platform"]),
        tests("TextTests", ["Text"]),
        tests("PlatformTests", ["Platform"]),
        tests("TerminalTests", ["Terminal", "Text"]),
        tests("DocumentsTests", ["Documents", "Text"]),
        tests("MarkdownTests", ["Markdown", "Documents", "Text"]),
        tests("LiquidTests", ["Liquid", "Documents", "Text"]),
        tests("LanguagesTests", ["Languages", "Text"]),
        tests("CommerceTests", ["Orders", "Content", "Commerce", "Languages", "Documents", "Text"]),
        tests(
            "SiteTests",
            [
                "Site", "Orders", "Content", "Markdown", "Theming", "Liquid", "Commerce", "Languages", "Documents",
                "Platform", "Text",
            ]),
        tests("HTTPTests", ["HTTP", "Platform", "Text"]),
        tests(
            "IntakeTests",
            ["Intake", "HTTP", "Orders", "Commerce", "Languages", "Documents", "Platform", "Text"]),
        tests(
            "OrdersTests",
            [
                "Orders", "Intake", "Site", "Content", "Theming", "Liquid", "Commerce", "Languages", "Documents",
                "Platform",
                "Text",
            ],
            exclude: ["Goldens", "Fixtures"]),
    ]
)

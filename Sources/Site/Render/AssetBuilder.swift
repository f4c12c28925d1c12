import Liquid
import Text
import Theming

/// Finishes assets one after another, those that are referred to first.
struct AssetBuilder {
    private let settings: SettingsView
    private var sources: [String: (file: SourceFile, isLiquid: Bool)] = [:]
    private var names: [String: String] = [:]
    private var contents: [String: [UInt8]] = [:]
    private var diagnostics: [Diagnostic] = []
    private var inProgress: [String] = []

    private init(settings: SettingsView) { self.settings = settings }

    /// All of a theme's assets.
    static func load(_ files: ThemeFiles, settings: SettingsView, _ diagnostics: inout [Diagnostic]) -> AssetSet {
        var builder = AssetBuilder(settings: settings)
        for entry in files.files(in: "assets", key: { $0.hasSuffix(".liquid") ? String($0.dropLast(7)) : $0 }) {
            guard let bytes = files.bytes(entry.path, layer: entry.layer, &diagnostics) else {
                // That was the one mistake; to templates the file is there.
                builder.names[entry.key] = entry.key
                continue
            }
            let source = SourceFile(path: "\(files.layers[entry.layer].folder)/\(entry.path)", bytes: bytes)
            if let secret = SecretFile(name: entry.path, bytes: bytes) {
                diagnostics.append(Diagnostic(.warning, path: source.path, message: secret.message))
                continue
            }
            builder.sources[entry.key] = (source, entry.path.hasSuffix(".liquid"))
        }
        for name in builder.sources.keys.sorted() { _ = builder.finish(name) }
        diagnostics += builder.diagnostics
        var set = AssetSet()
        set.names = builder.names
        set.contents = builder.contents
        set.assets = builder.names.sorted { $0.value < $1.value }.map { name, published in
            ThemeAsset(outputPath: "assets/\(published)", bytes: builder.contents[name] ?? [])
        }
        return set
    }

    /// The published name of an asset, finished if it was not; nil when there is none or it refers to itself.
    private mutating func finish(_ name: String) -> String? {
        if let published = names[name] { return published }
        guard let (source, isLiquid) = sources[name], !inProgress.contains(name) else { return nil }
        inProgress.append(name)
        defer { inProgress.removeLast() }
        var bytes = isLiquid ? render(source) : source.bytes
        let ending = PathText.split(name: PathText.lastPart(name)).ending
        // Offsets into a rendered file mean nothing to its author: faults then name the file alone.
        let place = isLiquid ? nil : source
        switch ending {
        case "css":
            bytes = replace(StyleReferences.find(bytes), in: bytes, of: name, source, place)
        case "js", "mjs":
            bytes = replace(ScriptScanner.moduleReferences(bytes).map(\.range), in: bytes, of: name, source, place)
        default: break
        }
        bytes = AssetMinifier.minify(bytes, fileExtension: ending)
        let published = AssetSet.published(name, bytes)
        names[name] = published
        contents[name] = bytes
        return published
    }

    private mutating func render(_ source: SourceFile) -> [UInt8] {
        let environment = StorefrontEnvironment.forAssets()
        var found: [Diagnostic] = []
        guard let template = LiquidTemplate.parse(source, environment, diagnostics: &found) else {
            diagnostics += found
            return []
        }
        let host = AssetScope(settings: settings, names: names(in: source))
        var options = RenderOptions()
        options.escapes = false
        var out = ByteWriter()
        diagnostics += found + template.unknownNames(besides: [])
        diagnostics += template.render(into: &out, globals: host, host: host, options: options)
        return out.bytes
    }

    /// The assets that a Liquid file may name, finished so that it can.
    private mutating func names(in source: SourceFile) -> [String: String] {
        for name in sources.keys.sorted() where source.bytes.contains(text: name) { _ = finish(name) }
        return names
    }

    /// Replaces references to other assets by their published names.
    private mutating func replace(
        _ ranges: [Range<Int>], in bytes: [UInt8], of name: String, _ source: SourceFile, _ place: SourceFile?
    ) -> [UInt8] {
        var out: [UInt8] = []
        var copied = 0
        for range in ranges {
            let text = String(decoding: bytes[range], as: UTF8.self)
            let cut = text.firstIndex { $0 == "?" || $0 == "#" } ?? text.endIndex
            guard let target = PathText.join(PathText.parent(name), String(text[..<cut])), sources[target] != nil else {
                continue
            }
            guard let published = finish(target) else {
                let message = "'\(name)' and '\(target)' refer to one another in a circle; one of the two must not"
                diagnostics.append(
                    place.map { Diagnostic(.error, $0, range, message) }
                        ?? Diagnostic(.error, path: source.path, message: message))
                continue
            }
            out.append(contentsOf: bytes[copied..<range.lowerBound])
            let prefix = text.hasPrefix("./") ? "./" : ""
            out.append(contentsOf: (prefix + relative(published, from: name) + text[cut...]).utf8)
            copied = range.upperBound
        }
        out.append(contentsOf: bytes[copied...])
        return out
    }

    /// The path of one asset seen from another's folder.
    private func relative(_ target: String, from name: String) -> String {
        let here = PathText.parent(name).split(separator: "/")
        let there = target.split(separator: "/")
        var common = 0
        while common < here.count, common < there.count - 1, here[common] == there[common] { common += 1 }
        return String(repeating: "../", count: here.count - common) + there[common...].joined(separator: "/")
    }
}

/// The host of an asset's render: settings and the other assets are all it sees.
final class AssetScope: GlobalScope, AssetHost {
    private let settings: SettingsView
    private let names: [String: String]

    private static let settingsName: Name = "settings"

    init(settings: SettingsView, names: [String: String]) {
        self.settings = settings
        self.names = names
    }

    func global(_ name: Name, _ context: RenderContext) -> LiquidValue? {
        name == Self.settingsName ? .object(settings) : nil
    }

    /// The published name of an asset, which lies in the same folder.
    func assetAddress(_ name: String) -> String? { names[name] }

    var assetNames: KnownNames { KnownNames { [names] in names.keys.sorted() } }
}

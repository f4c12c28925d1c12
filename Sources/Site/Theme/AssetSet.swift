import Liquid
import Text
import Theming

/// The files of `assets/`: rendered where they are Liquid, minified, and named by their content.
///
/// A file's published name holds the hash of what it finally is, references to other files included, so files that are
/// referred to are finished first. Style sheets and scripts that refer to one another in a circle cannot all be named
/// by their content; that is an error.
struct AssetSet {
    var assets: [ThemeAsset] = []
    /// `theme.css` -> `theme.0123456789.css`.
    var names: [String: String] = [:]
    var contents: [String: [UInt8]] = [:]

    /// Hexadecimal digits of SHA-256 in a name: enough that two versions never meet.
    static let hashDigits = 10

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

    /// `fonts/serif.woff2` with its hash before the ending.
    static func published(_ name: String, _ bytes: [UInt8]) -> String {
        let hash = Hex.string(SHA256.digest(bytes)).prefix(hashDigits)
        let folder = PathText.parent(name)
        let last = PathText.lastPart(name)
        let cut = last.utf8.lastIndex(of: ASCII.period).flatMap { $0 == last.startIndex ? nil : $0 }
        let file = cut.map { "\(last[..<$0]).\(hash)\(last[$0...])" } ?? "\(last).\(hash)"
        return folder.isEmpty ? file : "\(folder)/\(file)"
    }
}

/// Finishes assets one after another, those that are referred to first.
private struct AssetBuilder {
    let settings: SettingsView
    var sources: [String: (file: SourceFile, isLiquid: Bool)] = [:]
    var names: [String: String] = [:]
    var contents: [String: [UInt8]] = [:]
    var diagnostics: [Diagnostic] = []
    private var inProgress: [String] = []

    init(settings: SettingsView) { self.settings = settings }

    /// The published name of an asset, finished if it was not; nil when there is none or it refers to itself.
    mutating func finish(_ name: String) -> String? {
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

/// Where a style sheet names other files: `url(...)` and `@import "..."`.
enum StyleReferences {
    /// Byte ranges of the addresses, without quotes; none for a style sheet that cannot be scanned.
    static func find(_ bytes: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        var afterImport = false
        while index < bytes.count {
            switch bytes[index] {
            case ASCII.slash where index + 1 < bytes.count && bytes[index + 1] == 0x2A:
                guard let end = StyleScanner.endOfComment(bytes, from: index + 2) else { return found }
                index = end
            case ASCII.quote, ASCII.apostrophe:
                guard let end = StyleScanner.endOfString(bytes, from: index) else { return found }
                if afterImport || isInURL(bytes, before: index) { found.append(index + 1..<end - 1) }
                afterImport = false
                index = end
            case 0x40:
                afterImport = matches(bytes, index, "@import")
                index += 1
            case 0x3B, 0x7B:
                afterImport = false
                index += 1
            case ASCII.backslash: index += 2
            case _ where bytes[index] | 0x20 == 0x75:
                if let end = StyleScanner.endOfUnquotedURL(
                    bytes, from: index, after: index > 0 ? bytes[index - 1] : nil)
                {
                    var range = index + 4..<end - 1
                    while let first = range.first, ASCII.isWhitespace(bytes[first]) {
                        range = first + 1..<range.upperBound
                    }
                    while let last = range.last, ASCII.isWhitespace(bytes[last]) { range = range.lowerBound..<last }
                    found.append(range)
                    afterImport = false
                    index = end
                } else {
                    index += 1
                }
            default: index += 1
            }
        }
        return found
    }

    private static func isInURL(_ bytes: [UInt8], before start: Int) -> Bool {
        var at = start - 1
        while at >= 0, ASCII.isWhitespace(bytes[at]) { at -= 1 }
        return at >= 3 && matches(bytes, at - 3, "url(")
    }

    private static func matches(_ bytes: [UInt8], _ at: Int, _ text: StaticString) -> Bool {
        guard at >= 0, at + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy { ASCII.lowercased(bytes[at + $0]) == text.utf8Start[$0] }
    }
}

import Commerce
import Site
import Testing
import Text

/// One table of addresses for every place at which one becomes an `href` or a `src`.
@Suite struct LinkSafetyTests {
    static let refused = [
        "javascript:alert(1)", "JavaScript:alert(1)", "JAVASCRIPT:alert(1)", " javascript:alert(1)",
        "javascript :alert(1)",
        "java\tscript:alert(1)", "\u{1}javascript:alert(1)", "javascript\t:alert(1)", "&#106;avascript:alert(1)",
        "&#x6A;avascript:alert(1)", "&#0000106avascript:alert(1)", "javascript&colon;alert(1)",
        "java&Tab;script:alert(1)",
        "java&NewLine;script:alert(1)", "java&#9;script:alert(1)", "\u{A0}javascript:alert(1)",
        "\u{200B}javascript:alert(1)", "\u{FEFF}javascript:alert(1)", "javascript://%0aalert(1)", "vbscript:msgbox(1)",
        "VbScRiPt:msgbox(1)", "data:text/html,<script>alert(1)</script>", "DATA:text/html;base64,PHNjcmlwdD4=",
        " data:image/svg+xml,<svg onload=alert(1)>", "file:///etc/passwd", "blob:https://shop.example/1",
        "view-source:https://shop.example/", "about:blank", "filesystem:https://x/y", "jar:https://x!/y",
    ]

    static let accepted = [
        "", "/", "/pages/about/", "pages/about.md", "../pages/about.md", "#top", "?a=b:c", "//cdn.example/a",
        "https://shop.example/a?b=c&amp;d", "HTTPS://shop.example/", "http://shop.example/", "mailto:a@shop.example",
        "tel:+353155501", "sms:+353155501", "a/b:c", "/a:b", "./javascript:x", "/javascript:alert(1)", "#javascript:",
        "Café: open", "12:30",
    ]

    @Test(arguments: refused) func schemes(address: String) { #expect(!LinkScheme.isSafe(address)) }

    @Test(arguments: accepted) func paths(address: String) { #expect(LinkScheme.isSafe(address)) }

    @Test(.timeLimit(.minutes(1))) func longAddressesAreQuick() {
        #expect(LinkScheme.isSafe(String(repeating: "&#32;", count: 200_000) + "javascript:"))
        #expect(LinkScheme.of(String(repeating: "a", count: 1_000_000)) == nil)
        #expect(LinkScheme.of("&#99999999999999999999999;x:") == nil)
    }

    // MARK: Doors

    /// A YAML text in double quotes, which can say any character.
    static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\t": out += "\\t"
            default:
                if scalar.value < 0x20 || scalar.value == 0xFEFF {
                    let digits = String(scalar.value, radix: 16)
                    out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }

    /// Where an address is written, with `ADDRESS` in its place; the theme prints whatever comes through.
    static let doors: [(name: String, path: String, text: String)] = [
        (
            "a theme's setting", "content/store.yaml",
            Self.store.replacing("{name: main}", with: "{name: main, settings: {link: ADDRESS}}")
        ),
        (
            "a setting's default", "themes/main/theme.yaml",
            "name: Main\nsettings:\n  link: {type: url, default: ADDRESS}\n"
        ),
        (
            "a section's setting", "themes/main/templates/index.json",
            "{\"sections\": {\"a\": {\"type\": \"links\", \"settings\": {\"link\": ADDRESS}}}, \"order\": [\"a\"]}"
        ),
        (
            "a block's setting", "themes/main/templates/index.json",
            "{\"sections\": {\"a\": {\"type\": \"links\", \"blocks\": {\"b\": {\"type\": \"one\", \"settings\": {\"link\": ADDRESS}}}, \"block_order\": [\"b\"]}}, \"order\": [\"a\"]}"
        ),
        ("a menu", "content/store.yaml", Self.store + "menus: {main: [{title: X, url: ADDRESS}]}\n"),
        (
            "a menu's second level", "content/store.yaml",
            Self.store + "menus: {main: [{title: X, url: /, children: [{title: Two, url: ADDRESS}]}]}\n"
        ),
        ("a profile", "content/store.yaml", Self.store + "social: {mastodon: ADDRESS}\n"),
        ("the terms", "content/store.yaml", Self.store + "orders: {terms: ADDRESS}\n"),
        ("where orders go", "content/store.yaml", Self.store + "orders: {url: ADDRESS}\n"),
        ("a way to pay", "content/store.yaml", Self.store + "payment: [{type: link, name: Card, url: ADDRESS}]\n"),
        ("a policy", "content/store.yaml", Self.store + "returns: [{countries: [IE], days: 14, page: ADDRESS}]\n"),
        ("a feed's terms", "content/store.yaml", Self.store + "feeds: {terms: ADDRESS, privacy: ADDRESS}\n"),
        (
            "the shop's own address", "content/store.yaml",
            Self.store.replacing("https://kiln.example/", with: "ADDRESS")
        ),
        ("link_to", "themes/main/templates/index.liquid", "{{ 'x' | link_to: ADDRESS }}"),
        ("script_tag", "themes/main/templates/index.liquid", "{{ ADDRESS | script_tag }}"),
        ("stylesheet_tag", "themes/main/templates/index.liquid", "{{ ADDRESS | stylesheet_tag }}"),
    ]

    static let store = "name: Kiln\nurl: https://kiln.example/\ncurrency: EUR\ntheme: {name: main}\n"

    static func files(_ path: String, _ text: String) -> [String: String] {
        var files = Fault.sound
        files["themes/main/theme.yaml"] = "name: Main\nsettings:\n  link: {type: url, default: \"\"}\n"
        files["themes/main/layout/theme.liquid"] = """
            <html><head>{{ content_for_header }}</head><body><a href="{{ settings.link }}">link</a>
            {% for link in linklists.main.links %}<a href="{{ link.url }}">x</a>{% for more in link.links %}<a href="{{ more.url }}">y</a>{% endfor %}{% endfor %}
            {{ content_for_layout }}</body></html>
            """
        files["themes/main/sections/links.liquid"] = """
            <a href="{{ section.settings.link }}">x</a>{% for block in section.blocks %}<a href="{{ block.settings.link }}">y</a>{% endfor %}
            {% schema %}{"name": "Links", "settings": [{"type": "url", "id": "link", "label": "Link"}],
            "blocks": [{"type": "one", "name": "One", "settings": [{"type": "url", "id": "link", "label": "Link"}]}]}{% endschema %}
            """
        if path.hasSuffix("index.json") { files["themes/main/templates/index.liquid"] = nil }
        files[path] = text
        return files
    }

    /// Everything that is said, nothing written.
    static func check(_ path: String, _ text: String) throws -> BuildReport {
        var options = BuildOptions(
            root: "/nowhere", output: "/nowhere/output", workFolder: "/nowhere/.vitrine", now: TemporaryShop.now)
        options.writes = false
        var build = SiteBuild(options, reader: MemoryReader(files(path, text)))
        return try build.run()
    }

    @Test(arguments: doors.indices) func everyDoorIsShut(index: Int) throws {
        let door = Self.doors[index]
        for address in Self.refused {
            let isLiquid = door.path.hasSuffix(".liquid")
            if isLiquid, address.contains("\"") || address.contains("\u{1}") { continue }
            let written = isLiquid ? "\"\(address)\"" : Self.quoted(address)
            let report = try Self.check(door.path, door.text.replacing("ADDRESS", with: written))
            let faults = report.diagnostics.filter { $0.severity == .error && $0.path == door.path }
            #expect(!report.succeeded && !faults.isEmpty, "\(door.name): \(address)")
            #expect(faults.allSatisfy { $0.location != nil }, "\(door.name): \(address)")
        }
    }

    /// In texts they are dropped with a word, as ever.
    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "javascript&colon;alert(1)",
    ])
    func textsDropThem(address: String) throws {
        let shop = try TemporaryShop(Self.files("content/pages/about.md", "---\ntitle: About\n---\n[x](\(address))\n"))
        let report = try shop.build()
        #expect(report.diagnostics.contains { $0.message.contains("would run a program") })
        let page = try shop.read("output/pages/about/index.html").lowercased()
        #expect(!page.contains("javascript") && !page.contains("href=\"&#106"))
    }

    @Test(arguments: [
        "https://elsewhere.example/a?b=c", "mailto:a@shop.example", "tel:+353155501", "/pages/about/", "pages/about.md",
        "#top",
    ])
    func whatLeadsSomewhereIsTaken(address: String) throws {
        for door in Self.doors.prefix(6) {
            let report = try Self.check(door.path, door.text.replacing("ADDRESS", with: Self.quoted(address)))
            #expect(
                report.diagnostics.map { $0.report() }.filter { !$0.contains("the shop takes no orders") } == [],
                "\(door.name)")
            #expect(report.succeeded)
        }
    }

    @Test func theErrorNamesThePlace() throws {
        let report = try Self.check(
            "content/store.yaml",
            "name: Kiln\nurl: https://kiln.example/\ncurrency: EUR\ntheme:\n  name: main\n  settings:\n    link: javascript:alert(1)\norders: false\n"
        )
        #expect(
            report.diagnostics.map { $0.report() } == [
                """
                content/store.yaml:7:11: error: 'link' must begin with https:, mailto: or tel:, or be a path of the shop, not 'javascript:alert(1)'
                  7 |     link: javascript:alert(1)
                    |           ^^^^^^^^^^^^^^^^^^^
                """
            ])
    }
}

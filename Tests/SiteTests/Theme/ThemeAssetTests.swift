import Site
import Testing
import Text
import Theming

@Suite struct ThemeAssetTests {
    @Test(arguments: [
        ("a { color: red; }\n\n/* note */\nb,\n c > d { margin: 0 auto; }\n", "a{color: red}b,c > d{margin: 0 auto}"),
        ("a :hover{} a:hover {}", "a :hover{}a:hover{}"), ("a/**/b{} a /* x */ b{}", "a/**/b{}a b{}"),
        (
            "a { width: calc(1px + 2px); content: \"  a  ; /* no */\" }",
            "a{width: calc(1px + 2px);content: \"  a  ; /* no */\"}"
        ),
        (":root { --a:  { x: y }; --b: ; --c: 1 , 2 }", ":root{--a:  { x: y };--b: ;--c: 1 , 2 }"),
        ("a { background: url( a b.png ) }", "a{background: url( a b.png )}"), ("/*! keep */ a { }", "/*! keep */ a{}"),
        (".\\31  .b { } .\\31 0{}", ".\\31  .b{}.\\31 0{}"),
        ("@media (min-width: 1px) and (max-width: 2px) { a { } }", "@media (min-width: 1px) and (max-width: 2px){a{}}"),
        ("@charset \"utf-8\";\na{}", "@charset \"utf-8\";a{}"), ("a { b: 'x", "a { b: 'x"),
        ("a { } /* open", "a { } /* open"),
        ("a::before { content: '\\'' } b { }", "a::before{content: '\\''}b{}"),
    ])
    func styleSheets(source: String, expected: String) {
        let out = String(decoding: AssetMinifier.minify(Array(source.utf8), fileExtension: "css"), as: UTF8.self)
        #expect(out == expected)
    }

    @Test(arguments: [
        ("// note\nlet a = 1;   // more\n\n\n  let b = 2;\n", "let a = 1;\nlet b = 2;\n"),
        ("a = b /* x */ + c;\n/* one\n two */ d()\n", "a = b + c;\nd()\n"),
        ("let u = 'http://x  //y'; // z\n", "let u = 'http://x  //y';\n"),
        ("let r = /[/]\\/ \"/g; // z\n", "let r = /[/]\\/ \"/g;\n"),
        ("let t = `a  ${ b + `//` }  // c`; // z\n", "let t = `a  ${ b + `//` }  // c`;\n"),
        ("let t = `${ a / b }  // c`; // z\n", "let t = `${ a / b }  // c`; // z\n"),
        ("let t = `a  // c`; // z\n", "let t = `a  // c`;\n"), ("x = a / b; // z\n", "x = a / b;\n"),
        ("x = (a) / b; // z\n", "x = (a) / b; // z\n"), ("x = (a) / b;\n// z\n", "x = (a) / b;\n"),
        ("return /x/.test(y) // z\n", "return /x/.test(y)\n"), ("/*! licence */ f()  ;\n", "/*! licence */ f() ;\n"),
        ("a++\n  / b\n// c\n", "a++\n/ b\n"), ("#!/bin/x\nf()  // c\n", "#!/bin/x\nf()\n"),
        ("a <!--b\n  // c\n", "a <!--b\n  // c\n"),
        ("let s = 'open\n// c\n", "let s = 'open\n// c\n"), ("o.return / 2; // c\n", "o.return / 2;\n"),
    ])
    func scripts(source: String, expected: String) {
        let out = String(decoding: AssetMinifier.minify(Array(source.utf8), fileExtension: "js"), as: UTF8.self)
        #expect(out == expected)
    }

    @Test func namesHoldTheHashOfTheContentAndReferencesFollow() throws {
        var shop = ThemeShop()
        shop.theme["main/assets/fonts/serif.woff2"] = "font"
        shop.theme["main/assets/bg.svg"] = "<svg/>"
        shop.theme["main/assets/base.css"] = "b{}"
        shop.theme["main/assets/style.css.liquid"] =
            "@import \"base.css\"; a { font: url(fonts/serif.woff2?x#y); background: url( 'bg.svg' ); c: url(https://e.example/a.png); d: url(data:image/png;base64,xx); color: {{ settings.accent }} }"
        shop.theme["main/assets/app.js"] = "import { x } from './lib.js'; import('./lib.js'); let s = './lib.js';"
        shop.theme["main/assets/lib.js"] = "export let x = 1"
        shop.theme["main/theme.yaml"] = "settings: {accent: {type: color, default: '#abc'}}"
        let theme = try #require(try shop.load().theme)
        func path(_ stem: String) throws -> String {
            try #require(theme.assets.first { $0.outputPath.hasPrefix("assets/\(stem).") }?.outputPath)
        }
        func text(_ stem: String) throws -> String {
            String(
                decoding: try #require(theme.assets.first { $0.outputPath.hasPrefix("assets/\(stem).") }?.bytes),
                as: UTF8.self)
        }
        #expect(
            try path("fonts/serif")
                == "assets/fonts/serif.\(Hex.string(SHA256.digest(Array("font".utf8))).prefix(10)).woff2")
        let style = try text("style")
        #expect(style.contains("@import \"\(try path("base").dropFirst(7))\";"))
        #expect(style.contains("url(\(try path("fonts/serif").dropFirst(7))?x#y)"))
        #expect(style.contains("url( '\(try path("bg").dropFirst(7))' )"))
        #expect(style.contains("url(https://e.example/a.png);d: url(data:image/png;base64,xx);color: #aabbcc"))
        let lib = try path("lib").dropFirst(7)
        #expect(try text("app") == "import { x } from './\(lib)'; import('./\(lib)'); let s = './lib.js';")
        #expect(theme.assets.map(\.outputPath) == theme.assets.map(\.outputPath).sorted())
        let before = try path("style")
        shop.theme["main/assets/fonts/serif.woff2"] = "another font"
        let changed = try #require(try shop.load().theme)
        #expect(!changed.assets.contains { $0.outputPath == before })
        shop.theme["main/templates/try.liquid"] = ""
        #expect(
            try ThemeShop.show(
                "{{ 'style.css' | asset_url | stylesheet_tag }}{{ 'lib.js' | inline_asset_content }}", shop: shop
            )
            .contains("href=\"/shop/assets/style."))
    }
}

/// Plural forms after Unicode CLDR.
@Suite struct ThemePluralTests {
    @Test func zeroIsUsedWhereTheTextHasIt() throws {
        var shop = ThemeShop()
        shop.theme["main/locales/en.default.json"] = #"{"n": {"zero": "none", "one": "one", "other": "{{ count }}"}}"#
        #expect(
            try ThemeShop.show(
                "{{ 'n' | t: count: 0 }} {{ 'n' | t: count: 1 }} {{ 'n' | t: count: 2 }} {{ 'n' | t: count: '1.5' }}",
                shop: shop) == "none one 2 1.5")
    }
}

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
    @Test(arguments: [
        ("en", "1", "one"), ("en", "0", "other"), ("en", "1.0", "other"), ("de", "2", "other"), ("fr", "0", "one"),
        ("fr", "1.5", "one"),
        ("fr", "1000000", "many"), ("pt-BR", "0", "one"), ("pt-PT", "0", "other"), ("ja", "1", "other"),
        ("ru", "1", "one"), ("ru", "2", "few"),
        ("ru", "5", "many"), ("ru", "11", "many"), ("ru", "21", "one"), ("ru", "1.5", "other"), ("pl", "22", "few"),
        ("pl", "12", "many"),
        ("pl", "21", "many"), ("cs", "3", "few"), ("cs", "1.5", "many"), ("sl", "101", "one"), ("sl", "2", "two"),
        ("sl", "3", "few"),
        ("sl", "0.5", "few"), ("lt", "21", "one"), ("lt", "11", "other"), ("lt", "3", "few"), ("lv", "0", "zero"),
        ("lv", "21", "one"),
        ("lv", "11", "zero"), ("ar", "0", "zero"), ("ar", "2", "two"), ("ar", "103", "few"), ("ar", "111", "many"),
        ("ar", "100", "other"),
        ("he", "2", "two"), ("ga", "7", "many"), ("cy", "6", "many"), ("cy", "3", "few"), ("ro", "0", "few"),
        ("ro", "19", "few"), ("ro", "20", "other"),
        ("hr", "22", "few"), ("hr", "0.1", "one"), ("da", "0.5", "one"), ("is", "21", "one"), ("mt", "11", "many"),
        ("hi", "0", "one"),
        ("it", "1000000", "many"), ("es", "1.0", "one"), ("xx", "1", "one"),
    ])
    func forms(language: String, number: String, expected: String) throws {
        let operands = try #require(PluralOperands(number))
        #expect(PluralRules.form(operands, language: language).rawValue == expected)
    }

    @Test(arguments: ["", "-", "1.", ".5", "1e3", "1,5", "99999999999999999999999"])
    func whatIsNoNumber(text: String) { #expect(PluralOperands(text) == nil) }

    @Test func zeroIsUsedWhereTheTextHasIt() throws {
        var shop = ThemeShop()
        shop.theme["main/locales/en.default.json"] = #"{"n": {"zero": "none", "one": "one", "other": "{{ count }}"}}"#
        #expect(
            try ThemeShop.show(
                "{{ 'n' | t: count: 0 }} {{ 'n' | t: count: 1 }} {{ 'n' | t: count: 2 }} {{ 'n' | t: count: '1.5' }}",
                shop: shop) == "none one 2 1.5")
    }
}

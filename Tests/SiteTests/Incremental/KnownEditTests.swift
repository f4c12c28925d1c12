import Commerce
import Site
import Testing
import Text

/// Edits after which a build in place once differed from a full one, and why it must not.
@Suite struct KnownEditTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// The shop before the edit, beside the standard one.
        let files: [String: String]
        let edit: ShopEdit
        var now = TemporaryShop.now.seconds

        var testDescription: String { name }

        init(_ name: String, _ files: [String: String], _ steps: [ShopEdit.Step]) {
            self.name = name
            self.files = files
            edit = ShopEdit(name, steps)
        }
    }

    private static func page(_ text: String, _ more: [String: String] = [:]) -> [String: String] {
        more.merging(["content/pages/about.md": "---\ntitle: About\n---\n\(text)\n"]) { $1 }
    }

    /// A page that shows a piece of a template and nothing else.
    private static func shown(_ text: String, _ more: [String: String] = [:]) -> [String: String] {
        more.merging(["themes/starter/templates/page.liquid": "{% layout none %}\(text)\n"]) { $1 }
    }

    private static func write(_ path: String, _ text: String) -> ShopEdit.Step { .write(path, Array(text.utf8)) }

    private static let plate = "---\ntitle: Plate\nprice: 9\nvendor: Oven\ntype: Plates\ntags: [flat]\n---\nFlat.\n"

    static let cases: [Case] = [
        Case(
            "an alias goes, the link to it stays",
            page(
                "[x](/plates/)",
                ["content/products/plate.md": plate.replacing("tags:", with: "aliases: [/plates/]\ntags:")]),
            [write("content/products/plate.md", plate)]),
        Case(
            "a nearer picture comes", page("![x](jug.svg)"),
            [.write("content/pages/jug.svg", RandomShop.svg(9, 9))]),
        Case(
            "a nearer picture goes", page("![x](jug.svg)", ["content/pages/jug.svg": ShopFixture.svg(9, 9)]),
            [.remove("content/pages/jug.svg")]),
        Case(
            "a picture goes whose name has another Unicode form",
            page("[x](e\u{301}.svg)", ["content/media/\u{E9}.svg": ShopFixture.svg(9, 9)]),
            [.remove("content/media/\u{E9}.svg")]),
        Case(
            "an alias goes whose letters have another Unicode form",
            page(
                "[x](/e\u{301}/)",
                ["content/products/plate.md": plate.replacing("tags:", with: "aliases: [/\u{E9}/]\ntags:")]),
            [write("content/products/plate.md", plate)]),
        Case(
            "a nearer download comes", page("[x](guide.txt)"), [write("content/pages/guide.txt", "Nearer.\n")]),
        Case(
            "a tag that a filter leads to goes",
            shown("{{ 'x' | link_to_tag: 'flat' }}", ["content/products/plate.md": plate]),
            [.remove("content/products/plate.md")]),
        Case(
            "a collection that a filter leads to goes",
            shown(
                "{{ 'Oven' | link_to_vendor }}{{ 'Oven' | url_for_type }}",
                ["content/collections/oven.md": "---\ntitle: Oven\n---\n"]),
            [.remove("content/collections/oven.md")]),
        Case("a vendor comes", shown("{{ shop.vendors | join }}"), [write("content/products/plate.md", plate)]),
        Case("a type comes", shown("{{ shop.types | join }}"), [write("content/products/plate.md", plate)]),
        Case("a tag comes", shown("{{ tags | join }}"), [write("content/products/plate.md", plate)]),
        Case(
            "a tag of a post comes", shown("{{ blogs.journal.all_tags | join }}"),
            [write("content/journal/third.md", "---\ntitle: Third\ndate: 2026-12-09\ntags: [new]\n---\n")]),
        Case("the day passes", shown("{{ 'now' | date: '%F' }}"), [.now(TemporaryShop.now.seconds + 86_400)]),
        Case("the year passes", shown("{{ 'today' | date: '%Y' }}"), [.now(TemporaryShop.now.seconds + 366 * 86_400)]),
        Case("a second passes", shown("{{ 'now' | date: '%s' }}"), [.now(TemporaryShop.now.seconds + 1)]),
        Case("a time of today", shown("{{ '11:30' | date: '%F' }}"), [.now(TemporaryShop.now.seconds + 86_400)]),
        Case(
            "a file that a menu leads to moves",
            [
                "content/store.yaml": ShopFixture.files["content/store.yaml", default: ""].replacing(
                    "url: /journal/", with: "url: guide.txt")
            ],
            [.rename("content/media/guide.txt", to: "content/pages/guide.txt")]),
        Case(
            "the last page of a list goes", page("[x](/collections/all/page/2/)"),
            [
                .remove("content/products/sets.json"),
                write("content/collections/chosen.md", "---\ntitle: Chosen\nproducts: [jug]\n---\n"),
                .remove("content/products/linen-towel.md"),
            ]),
        Case(
            "the journal's feed goes", page("[x](/feed.xml)"),
            [
                .remove("content/journal/first.md"), .remove("content/journal/second.md"),
                write(
                    "content/store.yaml",
                    ShopFixture.files["content/store.yaml", default: ""].replacing(
                        "    - {title: Journal, url: /journal/}\n", with: "")),
            ]),
        Case("the price book's addresses", [:], [.baseURL("https://other.example/base/")]),
        Case(
            "the price book's clocks", [:],
            [
                write(
                    "content/store.yaml",
                    ShopFixture.files["content/store.yaml", default: ""] + "utc_offset: \"-08:00\"\n")
            ]),
        Case(
            "all products read by one page", shown("{% for p in all_products %}{{ p.title }}{% endfor %}", many(80)),
            [write("content/products/many-7.md", "---\ntitle: Other\nprice: 1\n---\n")]),
    ]

    /// More products than a page is said to read one by one.
    private static func many(_ count: Int) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: (0..<count).map {
                ("content/products/many-\($0).md", "---\ntitle: Many \($0)\nprice: 1\n---\n")
            })
    }

    @Test(arguments: cases, [false, true]) func equalsAFullBuild(_ edit: Case, keepsSession: Bool) throws {
        let files = ShopFixture.files.merging(edit.files) { $1 }
        let shop = try EditedShop(ShopState(files: files.mapValues { Array($0.utf8) }), keepsSession: keepsSession)
        try #require(!shop.isBroken)
        #expect(try shop.make(edit.edit) == [])
    }
}

import Commerce
import Content
import TestSupport
import Text

/// Random edits of every kind of input, and the reverse of earlier ones.
struct RandomEdits {
    private var dice: Dice
    /// Earlier edits with what takes them back.
    private var past: [ShopEdit] = []

    init(_ dice: Dice) { self.dice = dice }

    /// One to three changes for one build.
    ///
    /// - Parameter mustMend: the shop is full of errors: go back before going on.
    mutating func next(_ state: ShopState, mustMend: Bool) -> ShopEdit {
        if mustMend, let last = past.popLast() { return last }
        if !past.isEmpty, dice.oneIn(4) { return past.remove(at: dice.roll(0...past.count - 1)) }
        var edit = change(state)
        var after = state
        after.apply(edit)
        while dice.oneIn(4) {
            let more = change(after)
            after.apply(more)
            edit.name += ", " + more.name
            edit.steps += more.steps
        }
        past.append(state.reverse(of: edit))
        return edit
    }

    private mutating func change(_ state: ShopState) -> ShopEdit {
        for _ in 0..<20 {
            let edit: ShopEdit? =
                switch dice.roll(1...100) {
                case ...30: field(state, "content/products/")
                case ...36: field(state, "content/collections/")
                case ...40: field(state, "content/pages/")
                case ...44: field(state, "content/journal/")
                case ...56: body(state)
                case ...66: coming(state)
                case ...76: media(state)
                case ...83: moment(state)
                case ...88: store(state)
                case ...93: theme(state)
                case ...95: touch(state)
                case ...97: list(state)
                case 98: ShopEdit("discounts", [.write("content/discounts.yaml", Array(discounts().utf8))])
                case 99: ShopEdit("strict", [.strict(!state.strict)])
                default:
                    dice.oneIn(2)
                        ? ShopEdit("drafts", [.drafts(!state.drafts)])
                        : ShopEdit("base URL", [.baseURL(state.baseURL == nil ? "https://other.example/base/" : nil)])
                }
            if let edit { return edit }
        }
        return ShopEdit("nothing", [])
    }

    // MARK: Fields

    /// Values that matter to more than the file they stand in; every other field takes the example of its reference.
    private static let values: [String: [String]] = [
        "title": ["Zebra", "Äpfel", "Another", "Stone Mug"], "summary": ["Short.", "Another summary."],
        "price": ["1.00", "18.00", "95.00", "22.99"], "compare_at_price": ["99.00"], "stock": ["0", "1", "9"],
        "vendor": ["Kiln", "Marlow", "Fresh 2", "Cups"], "type": ["Cups", "Textiles", "Fresh 2", "fresh-1"],
        "tags": ["[new]", "[linen, rare]", "[ceramic]", "[old, hidden]", "[fresh 1, New]", "[studio]", "[kiln]"],
        "collections": ["[cups]", "[textiles]", "[textiles, cups]", "[chosen]", "[all]"],
        "related": ["[mug]", "[apron, bowl]", "[later]", "[plain, gone]"],
        "images": ["[a.svg]", "[{file: b.svg, alt: Other}]", "[sub/b.svg, mug.jpg]", "[in.svg]"],
        "image": ["a.svg", "{file: sub/b.svg, alt: Other}", "letter.jpg"],
        "aliases": ["[/old/mug/]", "[/old/jug/]", "[/alias.html, /agb/]", "[/tags/fresh/]"],
        "sale": [
            "{price: 0.50, from: 2027-01-02}", "{percent: 10, until: 2027-01-20}",
            "{price: 0.99, from: 2027-02-06, until: 2027-02-15}",
        ],
        "date": ["2026-01-01", "2026-06-15", "2026-12-01"], "publish_at": ["2027-01-20", "2026-01-01"],
        "unpublish_at": ["2027-02-01", "2027-01-01"], "preorder": ["2027-02-20"], "backorder": ["2027-02-05", "true"],
        "seo": ["{noindex: true}", "{title: For engines, description: What engines read}", "{image: b.svg}"],
        "sort": ["title", "price", "price-descending", "newest", "best-rated", "manual"],
        "products": ["[mug, apron]", "[set-one, jug]", "[later, bowl]"],
        "rules": [
            "[{tag: new}]", "[{vendor: Kiln}]", "[{type: Cups}]", "[{price: over 20}, {available: true}]",
            "[{on_sale: true}]",
        ],
        "rating": ["{value: 4.5, count: 3}"], "shipping_class": ["bulky"], "tax_class": ["exempt"],
        "options": ["{Size: [S, M]}"], "variants": ["[{Size: S, stock: 4}, {Size: M, stock: 0, image: b.svg}]"],
        "template": ["none-such"], "google_category": ["\"166\""], "sku": ["APRON", "OWN"],
    ]

    private static let references: [String: [FieldReference]] = [
        "content/products/": Product.fieldReference, "content/collections/": Collection.fieldReference,
        "content/pages/": Page.fieldReference, "content/journal/": Post.fieldReference,
    ]

    private mutating func field(_ state: ShopState, _ folder: String) -> ShopEdit? {
        guard let path = file(state, folder), let text = state.text(path), let fields = Self.references[folder] else {
            return nil
        }
        // The fields that other pages read come up more often than the rest.
        let field = dice.pick(fields)
        let known = Self.values[field.name]
        guard field.name != "handle", field.name != "body", known != nil || dice.oneIn(2) else { return nil }
        if field.name == "template", !dice.oneIn(5) { return nil }
        let value: String? = field.isRequired || dice.oneIn(2) ? dice.pick(known ?? [field.example]) : nil
        guard let changed = text.setting(field.name, to: value), changed != text else { return nil }
        return write("\(path): \(field.name)", path, changed)
    }

    // MARK: Texts

    private static let sections = ["products", "collections", "pages", "journal"]

    /// A link or picture of any form, nearly always to something that is there.
    private mutating func link(_ state: ShopState) -> String {
        let there = !dice.oneIn(25)
        func handles(_ section: String) -> [String] {
            state.files.keys.filter {
                $0.hasPrefix("content/\(section)/") && $0.hasSuffix(".md") && !$0.contains("/probe-")
            }
            .sorted().map {
                $0.hasSuffix("/index.md") ? "boxed" : String($0.dropLast(3).split(separator: "/").last ?? "")
            }
        }
        let section = dice.pick(Self.sections)
        let handle =
            there ? dice.pick(handles(section) + ["mug"].filter { _ in section == "products" }) : "nothing-here"
        switch dice.roll(1...16) {
        case 1, 2, 3: return "[x](../\(section)/\(handle == "boxed" ? "deep/boxed/index" : handle).md)"
        case 4, 5: return "[x](/\(section)/\(handle)/)"
        case 6: return "[x](https://kiln.example/shop/\(section)/\(handle)/?a=b#c)"
        case 7: return "[x](/shop/\(section)/\(handle))"
        case 8: return "[x](../../\(section)/\(handle)/)"
        case 9: return "[x](/tags/\(there ? dice.pick(Self.tags) : "none")/)"
        case 10: return "[x](\(dice.pick(Self.oldAddresses)))"
        case 11: return "[x](\(dice.pick(Self.fixedAddresses)))"
        case 12: return "![x](\(there ? dice.pick(Self.pictures) : "none.svg"))"
        case 13: return "[x](\(dice.pick(Self.downloads)))"
        case 14: return "[x](\(dice.pick(Self.furtherPages)))"
        case 15: return "[x](\(dice.pick(["#top", "mailto:a@kiln.example", "https://elsewhere.example/a", "?q=1"])))"
        default: return dice.oneIn(3) ? "<b>html</b>" : "*word* \(dice.roll(1...99))"
        }
    }

    private static let tags = ["new", "linen", "rare", "old", "ceramic", "stoneware"]
    private static let oldAddresses = ["/old/jug/", "/old/jug", "/jug.html", "/agb/", "/old/mug/", "/alias.html"]
    private static let fixedAddresses = [
        "/", "/index.html", "/collections/", "/journal/", "/cart/", "/checkout/", "/search/", "/404.html", "/feed.xml",
        "/sitemap.xml", "/robots.txt", "/orders/", "/products/mug/index.json", "/products/later/index.json",
    ]
    private static let pictures = [
        "a.svg", "b.svg", "sub/b.svg", "../media/a.svg", "/media/sub/b.svg", "mug.jpg", "in.svg",
        "../products/deep/boxed/in.svg", "/products/deep/boxed/in.svg", "/media/products/deep/boxed/in.svg",
        "/media/a.svg",
    ]
    private static let downloads = [
        "guide.pdf", "../media/guide.pdf", "/media/guide.pdf", "names.csv", "a.svg",
        "../products/deep/boxed/sheet.txt", "../products/deep/idle.txt",
    ]
    /// Of lists split over several pages, which have now more and now fewer.
    private static let furtherPages = [
        "/collections/all/page/2/", "/collections/all/page/3", "../../collections/all/page/4/",
        "/collections/cups/page/2/", "/shop/collections/cheap/page/2/", "/tags/new/page/2/#x",
    ]

    private mutating func body(_ state: ShopState) -> ShopEdit? {
        guard let path = file(state, "content/" + dice.pick(Self.sections) + "/"), let text = state.text(path) else {
            return nil
        }
        let links = (0..<dice.roll(0...3)).map { _ in link(state) }
        guard let changed = text.withBody(links.joined(separator: "\n\n")) else { return nil }
        return write("\(path): text", path, changed)
    }

    // MARK: Things that come and go

    private mutating func coming(_ state: ShopState) -> ShopEdit? {
        let section = dice.pick(Self.sections)
        let name = dice.pick(["fresh-1", "fresh-2", "a-first", "zz-last"] + (section == "collections" ? ["all"] : []))
        let path = "content/\(section)/\(name).md"
        if state.files[path] != nil {
            switch dice.roll(1...4) {
            case 1: return ShopEdit("rename \(path)", [.rename(path, to: "content/\(section)/\(name)-moved.md")])
            case 2: return ShopEdit("move \(path)", [.rename(path, to: "content/\(section)/sub/\(name).md")])
            default: return ShopEdit("remove \(path)", [.remove(path)])
            }
        }
        if dice.oneIn(6), let other = file(state, "content/\(section)/") {
            return dice.oneIn(2)
                ? ShopEdit("remove \(other)", [.remove(other)])
                : ShopEdit("rename \(other)", [.rename(other, to: other.replacing(".md", with: "-moved.md"))])
        }
        var fields = [("title", dice.pick(["Fresh", "Zebra", "A first"]))]
        switch section {
        case "products":
            fields += [
                ("price", "7.00"), ("vendor", dice.pick(["Kiln", "Fresh 2"])),
                ("tags", dice.pick(["[new]", "[fresh 1]"])),
            ]
            if dice.oneIn(2) { fields.append(("collections", "[cups]")) }
        case "journal": fields.append(("date", dice.pick(["2026-04-01", "2026-12-12"])))
        case "collections": if name != "all" || dice.oneIn(2) { fields.append(("rules", "[{tag: new}]")) }
        default: break
        }
        return write("new \(path)", path, RandomShop.product(fields, dice.oneIn(2) ? link(state) : "Fresh."))
    }

    /// The products of the list file.
    private mutating func list(_ state: ShopState) -> ShopEdit? {
        let path = "content/products/sets.json"
        guard let text = state.text(path) else { return nil }
        let changes = [
            ("\"40.00\"", "\"41.00\""), ("\"41.00\"", "\"40.00\""), ("A **set**", "One *set*"),
            ("Another.", "The second."),
            ("[\"new\"]", "[\"rare\", \"new\"]"), ("\"Kiln\"", "\"Soon\""), ("\"Set two\"", "\"Two sets\""),
            ("\"Set one\"", "\"One set\""),
        ]
        let (old, new) = dice.pick(changes)
        return text.contains(old) ? write("\(path): \(new)", path, text.replacing(old, with: new)) : nil
    }

    // MARK: Files

    private mutating func media(_ state: ShopState) -> ShopEdit? {
        let there = state.files.keys.filter { path in
            path.hasPrefix("content/") && ![".md", ".json", ".yaml"].contains { path.hasSuffix($0) }
        }.sorted()
        // Nearer and farther copies, and names that templates ask for before they are there.
        let names = [
            "content/products/a.svg", "content/pages/a.svg", "content/journal/b.svg", "content/collections/a.svg",
            "content/media/fresh-1.svg", "content/products/fresh-1.svg", "content/products/deep/boxed/a.svg",
            "content/products/guide.pdf", "content/pages/guide.pdf", "content/media/in.svg",
            "content/products/sub/b.svg",
            "content/products/letter.jpg", "content/media/new notes.txt", "content/pages/logo.svg",
        ]
        let path = dice.oneIn(3) ? dice.pick(there) : dice.pick(names)
        guard let bytes = state.files[path] else {
            return ShopEdit("new \(path)", [.write(path, fresh(path))])
        }
        switch dice.roll(1...6) {
        case 1,
            2 where names.contains(path), 3 where names.contains(path):
            return ShopEdit("remove \(path)", [.remove(path)])
        case 4:
            let to = dice.pick(names)
            return state.files[to] == nil ? ShopEdit("rename \(path)", [.rename(path, to: to)]) : nil
        case 5 where path.hasSuffix(".svg"):
            // Another picture of the same size in bytes, with the time of the old one.
            let text = String(decoding: bytes, as: UTF8.self)
            let changed =
                text.contains("teal") ? text.replacing("teal", with: "pink") : text.replacing("pink", with: "teal")
            return ShopEdit("slip into \(path)", [.slip(path, Array(changed.utf8))])
        default: return ShopEdit("change \(path)", [.write(path, fresh(path))])
        }
    }

    private mutating func fresh(_ path: String) -> [UInt8] {
        let width = dice.roll(10...99)
        if path.hasSuffix(".svg") { return RandomShop.svg(width, dice.roll(10...99)) }
        if path.hasSuffix(".jpg") { return ImageProbeTests.jpeg(width * 10, 400) }
        if path.hasSuffix(".png") || path.hasSuffix(".webp") { return ImageProbeTests.png(width * 10, 500) }
        return Array("Words \(width).\n".utf8)
    }

    private mutating func moment(_ state: ShopState) -> ShopEdit? {
        let moment = dice.pick(RandomShop.moments)
        return moment == state.now ? nil : ShopEdit("the moment", [.now(moment)])
    }

    private mutating func touch(_ state: ShopState) -> ShopEdit? {
        let path = dice.pick(state.files.keys.sorted())
        return ShopEdit("touch \(path)", [.touch(path)])
    }

    // MARK: Store and theme

    private mutating func store(_ state: ShopState) -> ShopEdit? {
        let path = "content/store.yaml"
        let lines: [String: [String]] = [
            "name": ["Kiln & Co", "Other"], "description": ["Things from the kiln.", "Others."],
            "language": ["en", "de"], "currency": ["EUR", "USD"], "logo": ["logo.svg", "a.svg", "products/a.svg"],
            "favicon": ["icon.svg", "b.svg"],
            "seo": ["{title: Kiln, image: share.png}", "{title: Kiln, image: letter.jpg}"],
            "theme": [
                "{name: main, settings: {words: Made by hand, picture: sub/b.svg, the_product: mug, the_page: about.md}}",
                "{name: main, settings: {words: Other, picture: a.svg, the_product: jug, the_page: terms}}", "main",
            ],
            "menus": [
                "{main: [{title: Home, url: /}, {title: Notes, url: /journal/}], footer: [{title: About, url: pages/about.md}]}",
                "{main: [{title: Later, url: products/later.md}, {title: Old, url: /old/jug/}], fresh-1: [{title: Feed, url: /feed.xml}]}",
                "{main: [{title: Guide, url: guide.pdf}, {title: More, url: /collections/all/page/2/}], footer: [{title: Idle, url: products/deep/idle.txt}]}",
            ],
            "feeds": ["{privacy: pages/privacy.md}", "{journal: false}"],
            "orders": ["{url: /orders, terms: pages/terms.md}", "false", "{url: \"https://orders.example/x\"}"],
            "closed": ["{from: 2027-01-25, until: 2027-02-03, message: Away}", "true"],
            "markdown": ["{raw_html: true}"], "time_zone": ["Europe/Berlin"], "utc_offset": ["\"-08:00\""],
            "returns": ["{days: 30, fees: free, page: pages/returns.md}", "{days: none}"],
        ]
        let key = dice.pick(lines.keys.sorted())
        guard let text = state.text(path), let values = lines[key] else { return nil }
        let isOptional = [
            "closed", "markdown", "time_zone", "utc_offset", "returns", "feeds", "logo", "favicon", "seo",
        ].contains(key)
        let value: String? = isOptional && dice.oneIn(2) ? nil : dice.pick(values)
        let framed = "---\n" + text + "---\n"
        guard let changed = framed.setting(key, to: value), changed != framed else { return nil }
        return write("store: \(key)", path, String(changed.dropFirst(4).dropLast(4)))
    }

    private mutating func theme(_ state: ShopState) -> ShopEdit? {
        let files = state.files.keys.filter { $0.hasPrefix("themes/main/") }.sorted()
        let path = dice.pick(files)
        guard let text = state.text(path) else { return nil }
        let inside = path.dropFirst("themes/main/".count)
        switch inside.split(separator: "/").first {
        case "templates" where path.hasSuffix(".liquid"):
            if path.contains("orders") || !dice.oneIn(8) { return write("\(path): a word", path, text + "x") }
            // Two templates trade places: the pages read something else from now on.
            let others = files.filter { $0.hasPrefix("themes/main/templates/page.probe-") }
            guard path.contains("page.probe-"), !others.isEmpty else { return nil }
            let other = dice.pick(others)
            return ShopEdit(
                "\(path) trades places", [.write(path, state.files[other] ?? []), .write(other, Array(text.utf8))])
        case "snippets", "layout": return write("\(path): a word", path, text + "x")
        case "assets": return write("\(path): a rule", path, text + "i { color: red }\n")
        case "locales":
            return write(
                "\(path): words", path,
                text.contains("Thank you")
                    ? text.replacing("Thank you", with: "Thanks") : text.replacing("Thanks", with: "Thank you"))
        case "sections":
            return write(
                "\(path): a word", path, (path.hasSuffix(".json") ? "" : "y") + text.replacing("Welcome", with: "Hi"))
        case "theme.yaml":
            return write(
                "\(path): a default", path,
                text.contains("kind_product: {type: product, default: jug}")
                    ? text.replacing("default: jug", with: "default: fresh-1").replacing(
                        "default: footer", with: "default: main")
                    : text.replacing("default: fresh-1", with: "default: jug"))
        default: return nil
        }
    }

    private mutating func discounts() -> String {
        dice.pick([
            "- {code: TEN, percent: 10}\n", "- {code: MUG, percent: 5, products: [mug, later], collections: [all]}\n",
            "- {code: OFF, amount: 3}\n",
        ])
    }

    // MARK: Small things

    /// Any file of content below a folder that has fields.
    private mutating func file(_ state: ShopState, _ folder: String) -> String? {
        let files = state.files.keys.filter {
            $0.hasPrefix(folder) && $0.hasSuffix(".md") && (!$0.contains("probe-") || $0.hasSuffix("0.md"))
        }
        return files.isEmpty ? nil : dice.pick(files.sorted())
    }

    private func write(_ name: String, _ path: String, _ text: String) -> ShopEdit {
        ShopEdit(name, [.write(path, Array(text.utf8))])
    }
}

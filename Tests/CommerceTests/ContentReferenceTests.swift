import Commerce
import Content
import Foundation
import TestSupport
import Testing
import Text

/// `docs/content.md` and the tables that decode say the same, and every example in them is good content.
@Suite("Content reference")
struct ContentReferenceTests {
    /// A kind of content: its heading in the reference and how one field of it stands in a file.
    struct Kind: Sendable, CustomTestStringConvertible {
        var heading: String
        var fields: [FieldReference]
        /// Puts `name: example` into a whole file.
        var file: @Sendable (_ field: FieldReference, _ line: String) -> (path: String, text: String)

        var testDescription: String { heading }
    }

    static let kinds: [Kind] = {
        @Sendable func product(_ field: FieldReference, _ line: String) -> (path: String, text: String) {
            if field.name == "handle" || field.name == "body" {
                return (
                    "products/mug.json", "[{\"handle\": \"mug\", \"title\": \"Mug\", \"price\": 20, \"body\": \"Hi\"}]"
                )
            }
            var lines = ["title: Mug", "price: 12.50"].filter { !$0.hasPrefix(field.name + ":") } + [line]
            if field.name == "variants" { lines.append("options: {Size: [S, M], Colour: [Grey, Indigo]}") }
            if field.name == "track_stock" { lines.append("stock: 1") }
            return ("products/mug.md", "---\n" + lines.joined(separator: "\n") + "\n---\n")
        }
        @Sendable func within(_ key: String, _ others: [String])
            -> @Sendable (FieldReference, String) -> (path: String, text: String)
        {
            { field, line in
                let lines = others.filter { !$0.hasPrefix(field.name + ":") } + [line]
                return (
                    "products/mug.md",
                    "---\ntitle: Mug\nprice: 12.50\n\(key):\n  "
                        + lines.joined(separator: "\n  ") + "\n---\n"
                )
            }
        }
        @Sendable func page(_ folder: String, _ others: [String])
            -> @Sendable (FieldReference, String) -> (path: String, text: String)
        {
            { field, line in
                if field.name == "handle" || field.name == "body" {
                    return (
                        "\(folder)/about.json",
                        "[{\"handle\": \"about\", \"title\": \"A\", \"body\": \"B\"\(folder == "journal" ? ", \"date\": \"2026-01-01\"" : "")}]"
                    )
                }
                var lines = others.filter { !$0.hasPrefix(field.name + ":") } + [line]
                if field.name == "match" { lines.append("rules: [{tag: a}]") }
                return ("\(folder)/about.md", "---\n" + lines.joined(separator: "\n") + "\n---\n")
            }
        }
        @Sendable func store(_ line: String, _ others: [String] = []) -> (path: String, text: String) {
            let name = line.prefix { $0 != ":" } + ":"
            let standard = ["name: Shop", "url: https://shop.example/", "currency: GBP"].filter { !$0.hasPrefix(name) }
            return ("store.yaml", (standard + others + [line]).joined(separator: "\n") + "\n")
        }
        /// Where the fields of a group of the store stand.
        @Sendable func group(_ heading: String, _ field: FieldReference, _ line: String) -> (path: String, text: String)
        {
            func joined(_ others: [String]) -> String {
                "{" + (others.filter { !$0.hasPrefix(field.name + ":") } + [line]).joined(separator: ", ") + "}"
            }
            let isCountryNeeded = ["regions", "postcodes", "except_postcodes"].contains(field.name)
            let country = isCountryNeeded ? ["countries: [\(field.name == "regions" ? "US" : "GB")]"] : []
            switch heading {
            case "Address": return store("address: " + joined([]))
            case "Theme": return store("theme: " + joined([]))
            case "Menu links": return store("menus: {main: [" + joined(["title: A", "url: /a/"]) + "]}")
            case "Markdown": return store("markdown: " + joined([]))
            case "Orders": return store("orders: " + joined([]))
            case "Unpaid orders": return store("orders: {unpaid_after: " + joined([]) + "}")
            case "Closed": return store("closed: " + joined([]))
            case "Payment methods":
                let type = field.name == "url" ? "type: link" : "type: invoice"
                return store("payment: [" + joined([type, "name: A"]) + "]")
            case "Shipping zones":
                return store("shipping: [" + joined(["name: A", "rates: [{name: P, price: 1}]"] + country) + "]")
            case "Shipping rates":
                var others = ["name: P"]
                if field.name == "by" {
                    others.append("tiers: [{price: 1}]")
                } else if field.name != "tiers" {
                    others.append("price: 1")
                }
                if field.name == "address" || field.name == "hours" { others.append("pickup: true") }
                return store("shipping: [{name: A, rates: [" + joined(others) + "]}]")
            case "Shipping tiers":
                return store("shipping: [{name: A, rates: [{name: P, tiers: [" + joined(["price: 1"]) + "]}]}]")
            case "Shipping surcharges":
                return store(
                    "shipping: [{name: A, rates: [{name: P, price: 1, surcharges: [" + joined(["class: a", "price: 1"])
                        + "]}]}]")
            case "Tax": return store("tax: " + joined([]))
            case "Tax rates": return store("tax: {rates: [" + joined(["name: A", "rate: 1"] + country) + "]}")
            case "Returns": return store("returns: " + joined(["days: 1"]))
            case "Search": return store("search: " + joined([]))
            case "Feeds": return store("feeds: " + joined([]))
            default: return store(line)
            }
        }
        var kinds = [
            Kind(heading: "Product", fields: Product.fieldReference, file: product),
            Kind(heading: "Variants", fields: Product.variantFieldReference) { field, line in
                var lines = [line, "Size: S"]
                if field.name == "track_stock" { lines.append("stock: 1") }
                return (
                    "products/mug.md",
                    "---\ntitle: Mug\nprice: 12.50\noptions: {Size: [S, M]}\nvariants:\n  - "
                        + lines.joined(separator: "\n    ") + "\n---\n"
                )
            },
            Kind(heading: "Sale", fields: Product.saleFieldReference) { field, line in
                let other = field.name == "percent" ? [] : ["price: 1.00"]
                let end = field.name == "until" ? [] : ["until: 2027-01-01"]
                return within("sale", other + end)(field, line)
            },
            Kind(heading: "Reviews", fields: Product.reviewFieldReference) { field, line in
                let file = within("reviews", ["author: Ada", "rating: 5"])(field, line)
                return (file.path, file.text.replacing("reviews:\n  ", with: "reviews:\n- "))
            },
            Kind(
                heading: "Rating", fields: Product.ratingFieldReference,
                file: within("rating", ["value: 5", "count: 1"])),
            Kind(heading: "Pictures", fields: Product.imageFieldReference, file: within("images", ["file: a.webp"])),
            Kind(heading: "SEO", fields: SEO.fieldReference, file: within("seo", [])),
            Kind(heading: "Collection", fields: Collection.fieldReference, file: page("collections", ["title: A"])),
            Kind(heading: "Rules", fields: Collection.ruleFieldReference) { _, line in
                ("collections/a.md", "---\ntitle: A\nrules:\n  - \(line)\n---\n")
            },
            Kind(heading: "Page", fields: Page.fieldReference, file: page("pages", ["title: A"])),
            Kind(
                heading: "Journal post", fields: Post.fieldReference,
                file: page("journal", ["title: A", "date: 2026-01-01"])),
            Kind(heading: "Discount", fields: Discount.fieldReference) { field, line in
                let benefit = ["amount", "free_shipping", "percent"].contains(field.name) ? [] : ["percent: 1"]
                let lines = ["title: A"].filter { !$0.hasPrefix(field.name + ":") } + benefit + [line]
                return ("discounts.yaml", "- " + lines.joined(separator: "\n  ") + "\n")
            },
        ]
        for (heading, fields) in Store.fieldReferences {
            kinds.append(Kind(heading: heading, fields: fields) { group(heading, $0, $1) })
        }
        return kinds
    }()

    @Test("The example of every field is good content", arguments: kinds)
    func examples(_ kind: Kind) throws {
        let pounds = ContentConventions(currency: try #require(Currency(code: "GBP")))
        for field in kind.fields {
            let file = kind.file(field, "\(field.name): \(field.example)")
            let reports = ContentDecoding.diagnostics(of: file.path, file.text, pounds).map { $0.report() }
            #expect(reports == [], "\(field.name)")
        }
    }

    @Test("A key that is not in a table is an error in every kind of content", arguments: kinds)
    func unknownKeys(_ kind: Kind) throws {
        let pounds = ContentConventions(currency: try #require(Currency(code: "GBP")))
        let odd = FieldReference(name: "qqq", type: "", isRequired: false, about: "", example: "1")
        let file = kind.file(odd, "qqq: 1")
        guard kind.heading != "Variants" || !file.text.isEmpty else { return }
        let errors = ContentDecoding.diagnostics(of: file.path, file.text, pounds).filter { $0.severity == .error }
        #expect(errors.first?.message.hasPrefix("'qqq' is not ") == true)
    }

    /// Run with VITRINE_RECORD=1 to write the tables into the reference; the run then fails, so that it is looked at.
    @Test("docs/content.md holds the tables as they decode")
    func documentation() throws {
        let url = URL(fileURLWithPath: Repository.root + "/docs/content.md")
        let text = try String(contentsOf: url, encoding: .utf8)
        let marker = "<!-- The tables below are written by the tests from the tables that decode. -->\n"
        let head = try #require(text.range(of: marker))
        let expected = String(text[..<head.upperBound]) + Self.tables()
        if text == expected { return }
        if ProcessInfo.processInfo.environment["VITRINE_RECORD"] == "1" {
            try expected.write(to: url, atomically: true, encoding: .utf8)
        }
        Issue.record("docs/content.md differs from the field tables; record it with VITRINE_RECORD=1 and look at it")
    }

    static func tables() -> String {
        var out = ""
        for kind in kinds {
            out += "\n## \(kind.heading)\n\n| field | takes | example | what it does |\n| --- | --- | --- | --- |\n"
            for field in kind.fields {
                let name = "`\(field.name)`" + (field.isRequired ? " (needed)" : "")
                out += "| \(name) | \(field.type) | `\(field.example.replacing("|", with: "\\|"))` | \(field.about) |\n"
            }
        }
        return out
    }
}

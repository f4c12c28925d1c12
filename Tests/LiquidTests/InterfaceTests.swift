import Liquid
import Testing
import Text

/// What a host builds upon: objects, its own tags and filters, libraries of templates.
@Suite struct InterfaceTests {
    final class Product: LiquidObject {
        let title: String
        let price: Int
        let tags: [String]

        init(_ title: String, _ price: Int, _ tags: [String]) {
            self.title = title
            self.price = price
            self.tags = tags
        }

        static let shape = ObjectSchema(
            "product", Product.self, "Something the shop sells.",
            otherKeys: .init(key: "attributes", type: .string, summary: "Whatever the product says.")
        ) {
            Field<Product>("title", .string, "Its name.", example: "{{ product.title }}") { product, _ in
                .string(product.title)
            }
            Field<Product>("price", .money, "Its price.") { product, _ in .integer(product.price) }
            Field<Product>("tags", .list(of: .string), "Its tags.") { product, _ in LiquidValue(product.tags) }
            Field<Product>("twin", .object("product"), "Itself.") { product, _ in .object(product) }
        }

        var schema: ObjectSchema { Product.shape }

        func read(key: String, _ context: RenderContext) -> LiquidValue? {
            key == "colour" ? .string("red") : nil
        }
    }

    final class Shelf: LiquidObject, LiquidSequence {
        let products: [Product]

        init(_ products: [Product]) { self.products = products }

        static let shape = ObjectSchema("shelf", Shelf.self, "Products in order.") {
            Field<Shelf>("name", .string, "Its name.") { _, _ in "top" }
        }

        var schema: ObjectSchema { Shelf.shape }
        var elements: (any LiquidSequence)? { self }
        var count: Int { products.count }
        func element(at index: Int, _ context: RenderContext) -> LiquidValue { .object(products[index]) }
    }

    final class Label: LiquidObject {
        static let shape = ObjectSchema("label", Label.self, "A text with a field.") {
            Field<Label>("length", .integer, "Its length.") { _, _ in 3 }
        }
        var schema: ObjectSchema { Label.shape }
        func plainValue(_ context: RenderContext?) -> LiquidValue? { "tea" }
    }

    final class Nothing: LiquidObject {
        static let shape = ObjectSchema("nothing", Nothing.self, "Stands for nothing.") {
            Field<Nothing>("size", .integer, "Nought.") { _, _ in 0 }
        }
        var schema: ObjectSchema { Nothing.shape }
        var isTruthy: Bool { false }
    }

    @Test func objects() {
        let mug = Product("Mug & co", 1250, ["a", "b"])
        let shelf = Shelf([mug, Product("Cup", 900, []), Product("Pot", 1250, ["a"])])
        let data: LiquidValue = [
            "product": .object(mug), "shelf": .object(shelf), "lazy": .sequence(shelf), "label": .object(Label()),
            "void": .object(Nothing()),
        ]
        let rows: [(String, String)] = [
            ("{{ product.title }}", "Mug &amp; co"),
            ("{{ product['title'] }}{% assign k = 'price' %}{{ product[k] }}", "Mug &amp; co1250"),
            ("{{ product.colour }}{{ product['colour'] }}{{ product.nope }}", "redred"),
            ("{{ product.tags.size }}{{ product.tags[1] }}{{ product.tags | join: '+' }}", "2ba+b"),
            ("{{ product.twin.twin.title }}", "Mug &amp; co"),
            ("{{ product }}", "ProductDrop"),
            ("{% if product == product.twin %}y{% endif %}", "y"),
            ("{% if product == shelf[1] %}y{% else %}n{% endif %}", "n"),
            ("{% if shelf contains product %}y{% endif %}{% if product contains 'title' %}y{% endif %}", "yy"),
            ("{% for p in shelf %}{{ p.title }};{% endfor %}", "Mug &amp; co;Cup;Pot;"),
            ("{% for p in lazy reversed limit: 2 %}{{ p.title }};{% endfor %}", "Cup;Mug &amp; co;"),
            (
                "{{ shelf.size }}{{ shelf.first.title }}{{ shelf.last.title }}{{ shelf[1].price }}{{ shelf.name }}",
                "3Mug &amp; coPot900top"
            ),
            ("{{ lazy.size }}{{ lazy.last.title }}{{ lazy[-1].title }}", "3PotPot"),
            ("{{ shelf | map: 'price' | join: ',' }}", "1250,900,1250"),
            ("{{ shelf | where: 'price', 1250 | map: 'title' | last }}", "Pot"),
            ("{{ lazy | sort: 'title' | map: 'title' | first }}", "Cup"),
            ("{{ shelf | sum: 'price' }}", "3400"),
            ("{{ shelf | has: 'title', 'Cup' }}{{ shelf | find_index: 'title', 'Pot' }}", "true2"),
            ("{{ shelf | uniq: 'price' | size }}{{ shelf | slice: 1, 2 | size }}", "22"),
            ("{{ label }}{{ label | upcase }}{{ label.length }}{% if label == 'tea' %}y{% endif %}", "teaTEA3y"),
            (
                "{% case label %}{% when 'tea' %}y{% endcase %}{% if label contains 'e' %}y{% endif %}{% if label < 'u' %}y{% endif %}",
                "yyy"
            ),
            ("{% if void %}y{% else %}n{% endif %}{{ void | default: 'd' }}", "nd"),
            ("{% render 'card' for shelf as p %}", "<Mug &amp; co><Cup><Pot>"),
            ("{% render 'card', p: product %}", "<Mug &amp; co>"),
        ]
        for (template, expected) in rows {
            let outcome = render(template, data: data, snippets: [("card", "<{{ p.title }}>")], escapes: true)
            #expect(outcome.faultText == "", "\(template)")
            #expect(outcome.output == expected, "\(template)")
        }
    }

    final class Shop { let currency = "EUR" }

    final class NoteTag: LiquidTag {
        let body: Body
        let title: Expression
        init(_ title: Expression, _ body: Body) { (self.title, self.body) = (title, body) }

        func render(_ context: RenderContext, into out: inout ByteWriter) throws(LiquidFault) {
            out.append("<aside>")
            try context.print(context.evaluate(title), into: &out)
            try context.withBindings([("inside", .bool(true))]) { () throws(LiquidFault) in
                try context.render(body, into: &out)
            }
            out.append("</aside>")
        }
    }

    private var environment: LiquidEnvironment {
        var environment = LiquidEnvironment()
        environment.register(
            FilterDefinition(
                "money", "A price in the shop's currency.", input: .money,
                named: [.init("cents", .boolean, required: false)], result: .string
            ) { input, call throws(LiquidFault) in
                guard let shop = call.context.host as? Shop else { throw LiquidFault("there is no shop") }
                let cents = call.named("cents")?.isTruthy ?? true
                let text = try call.context.text(of: input)
                return .string(cents ? "\(text) \(shop.currency)" : text)
            })
        environment.register(
            FilterDefinition("t", "A translation.", arguments: [], takesOtherNames: true) {
                input, call throws(LiquidFault) in
                let pairs = try call.namedArguments.map { pair throws(LiquidFault) in
                    "\(pair.name)=\(try call.context.text(of: pair.value))"
                }
                return .string("\(try call.context.text(of: input))(\(pairs.joined(separator: ",")))")
            })
        environment.register(
            TagDefinition("note", syntax: "{% note 'title' %}...{% endnote %}", "An aside.", endTag: "endnote") {
                parser throws(ParseFailure) in
                let title = try parser.expression()
                try parser.expectEnd()
                return NoteTag(title, parser.body(until: ["endnote"], defining: ["inside"]).body)
            })
        environment.register(global: "product", .object("product"), "The product of the page.")
        environment.register(Product.shape)
        return environment
    }

    @Test func ownFiltersAndTags() {
        let rows: [(String, String, String)] = [
            ("{{ 5 | money }}", "5 EUR", ""),
            ("{{ 5 | money: cents: false }}", "5", ""),
            ("{{ 'k' | t: count: 2, name: 'x' }}", "k(count=2,name=x)", ""),
            ("{% note '<a>' %}{{ inside }}{% endnote %}{{ inside }}", "<aside>&lt;a&gt;true</aside>", ""),
            ("{{ 5 | money: cent: false }}", "", "1:15: filter 'money' has no argument 'cent'; did you mean 'cents'?"),
            ("{% note %}{% endnote %}", "", "1:4: 'note' needs a value"),
            ("{% note 'a' %}", "", "1:4: 'note' is never closed; add {% endnote %}"),
            ("{% endnote %}", "", "1:4: 'endnote' stands outside of 'note'"),
            ("{% nott 'a' %}", "", "1:4: there is no tag 'nott'; did you mean 'note'?"),
        ]
        for (template, expected, faults) in rows {
            var diagnostics: [Diagnostic] = []
            let source = SourceFile(path: "t", text: template)
            var out = ByteWriter()
            if let compiled = LiquidTemplate.parse(source, environment, diagnostics: &diagnostics) {
                diagnostics += compiled.render(into: &out, globals: nil, host: Shop())
            }
            #expect(out.string == expected, "\(template)")
            #expect(Outcome(output: nil, faults: diagnostics).faultText == faults, "\(template)")
        }
    }

    private func library(_ files: [(String, String)]) -> TemplateLibrary {
        TemplateLibrary(
            files.map { .init(name: $0.0, source: SourceFile(path: $0.0, text: $0.1), isSnippet: !$0.0.contains("/")) },
            environment)
    }

    @Test func librariesKnowTheirSnippetsAndNames() {
        let good = library([
            ("templates/product", "{% render 'card', item: product %}{% include 'old' %}{{ from_old }}"),
            ("card", "{{ item.title }}{% assign x = 1 %}{{ x }}{{ forloop.index }}"),
            ("old", "{% assign from_old = product.title %}"),
        ])
        #expect(Outcome(output: nil, faults: good.diagnostics).faultText == "")
        var out = ByteWriter()
        let faults = good.template(named: "templates/product")?.render(
            into: &out, globals: LiquidMap([("product", .object(Product("Mug", 1, [])))]), loader: good)
        #expect(faults == [])
        #expect(out.string == "Mug1Mug")

        let bad = library([
            ("templates/product", "{% render 'crad' %}{{ prodct.title }}{% render 'templates/product' %}"),
            ("card", "{{ nobody }}"),
        ])
        #expect(
            Outcome(output: nil, faults: bad.diagnostics).faultText
                == [
                    "templates/product:1:11: there is no snippet 'crad'; did you mean 'card'?",
                    "templates/product:1:48: there is no snippet 'templates/product'",
                    "templates/product:1:23: warning: nothing defines the variable 'prodct'; did you mean 'product'?",
                    "card:1:4: warning: nothing defines the variable 'nobody'",
                ].joined(separator: " ;; "))
    }

    @Test func unknownFieldsAreWarnedAbout() {
        var environment = environment
        environment.register(global: "shelf", .object("shelf"), "Products in order.")
        environment.register(global: "products", .list(of: .object("closed")), "All products.")
        environment.register(
            ObjectSchema("closed", Label.self, "Without other keys.") {
                Field<Label>("title", .string, "Its name.") { _, _ in "x" }
                Field<Label>("twin", .object("closed"), "Another.") { _, _ in nil }
            })
        let rows: [(String, String)] = [
            ("{{ products[0].title }}{{ products.first.twin.title }}{{ products.size }}", ""),
            ("{{ products[0].titel }}", "1:16: warning: 'closed' has no field 'titel'; did you mean 'title'?"),
            ("{{ products.last.twin.tilte }}", "1:23: warning: 'closed' has no field 'tilte'; did you mean 'title'?"),
            ("{{ products[0]['nope'] }}", "1:17: warning: 'closed' has no field 'nope'"),
            (
                "{% for p in products %}{{ p.nope }}{{ p.title }}{{ forloop.idnex }}{% endfor %}",
                "1:29: warning: 'closed' has no field 'nope' ;; 1:60: warning: 'forloop' has no field 'idnex'; did you mean 'index'?"
            ),
            (
                "{% for product in products %}{{ product.nope }}{% endfor %}",
                "1:41: warning: 'closed' has no field 'nope'"
            ),
            // Nothing is known of what was assigned, of other keys, or of what is no object.
            ("{% assign products = 1 %}{{ products[0].nope }}", ""),
            ("{{ product.anything }}{{ shelf.size }}{{ shelf.first.x }}{{ products[0].title.nope }}", ""),
            ("{% for x in other %}{{ x.nope }}{% endfor %}", ""),
        ]
        for (template, expected) in rows {
            var diagnostics: [Diagnostic] = []
            let source = SourceFile(path: "t", text: template)
            let compiled = LiquidTemplate.parse(source, environment, diagnostics: &diagnostics)
            diagnostics += compiled?.unknownFields(besides: []) ?? []
            #expect(Outcome(output: nil, faults: diagnostics).faultText == expected, "\(template)")
        }
    }

    @Test func everyExampleOfTheReferenceHolds() {
        let environment = LiquidEnvironment()
        var count = 0
        for filter in environment.filters.values {
            for example in filter.examples {
                let outcome = render(example.template, escapes: true)
                #expect(outcome.output == example.output, "\(filter.name)")
                #expect(outcome.faults.isEmpty, "\(filter.name)")
                count += 1
            }
        }
        for tag in environment.tags.values {
            for example in tag.examples {
                #expect(render(example.template, escapes: true).output == example.output, "\(tag.name)")
                count += 1
            }
        }
        #expect(count > 60)
    }

    @Test func theReferenceIsPrintedFromTheTables() {
        let environment = environment
        let tags = LiquidReference.tags(environment)
        let filters = LiquidReference.filters(environment)
        let objects = LiquidReference.objects(environment)
        for name in environment.tags.keys { #expect(tags.contains("### `\(name)`\n")) }
        for name in environment.filters.keys { #expect(filters.contains("### `\(name)`\n")) }
        for schema in environment.schemas.values {
            #expect(objects.contains("### `\(schema.name)`\n"))
            for field in schema.fields { #expect(objects.contains("| `\(field.name.text)` |")) }
        }
        #expect(
            filters.contains(
                """
                ### `truncate`

                Cuts a text to so many characters, the ending counted. HTML that is too long becomes the text it shows.

                `string | truncate[: length][, ending]` gives a string.

                | argument | type | |
                | --- | --- | --- |
                | `length` | integer | 50 if left out |
                | `ending` | string | '...' if left out |

                ```liquid
                {{ 'Handmade linen apron' | truncate: 11 }}
                ```

                ```text
                Handmade...
                ```
                """))
        #expect(objects.contains("| `title` | string | Its name. | `{{ product.title }}` |"))
        #expect(objects.contains("| *attributes* | string | Whatever the product says. | |"))
        #expect(LiquidReference.globals(environment).contains("| `product` | product | The product of the page. |"))
        // Nothing is documented with an empty sentence.
        for filter in environment.filters.values where filter.name != "money" && filter.name != "t" {
            #expect(filter.summary.hasSuffix("."))
        }
        for tag in environment.tags.values { #expect(tag.summary.hasSuffix(".")) }
    }

    @Test func rendersAtTheSameTime() async {
        let source = SourceFile(
            path: "t", text: "{% for i in (1..50) %}{% cycle 'a', 'b' %}{{ i | times: n }}{% increment c %}{% endfor %}"
        )
        var diagnostics: [Diagnostic] = []
        guard let template = LiquidTemplate.parse(source, LiquidEnvironment(), diagnostics: &diagnostics) else {
            Issue.record("does not parse")
            return
        }
        let outputs = await withTaskGroup(of: String.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    var out = ByteWriter()
                    _ = template.render(into: &out, globals: LiquidMap([("n", 3)]))
                    return out.string
                }
            }
            return await group.reduce(into: Set<String>()) { $0.insert($1) }
        }
        #expect(outputs.count == 1)
    }
}

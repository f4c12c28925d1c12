import Commerce
import Content
import Documents
import Testing
import Text

/// Content files with something wrong in them, and all that is said about it: line, column, columns underlined, text.
@Suite("Invalid content")
struct InvalidContentTests {
    struct InvalidFile: Sendable, CustomTestStringConvertible {
        var path: String
        var currency: String
        var text: String
        var reports: [String]

        init(_ path: String, in currency: String = "EUR", _ text: String, _ reports: String...) {
            self.path = path
            self.currency = currency
            self.text = text
            self.reports = reports
        }

        var testDescription: String { reports.first ?? path }
    }

    @Test("Every fault is told once, with its place and its mend", arguments: files)
    func reports(_ file: InvalidFile) throws {
        let currency = try #require(Currency(code: file.currency))
        let diagnostics = ContentDecoding.diagnostics(of: file.path, file.text, ContentConventions(currency: currency))
        let reports = diagnostics.map { diagnostic in
            let place = diagnostic.location.map { "\($0.line):\($0.column)+\(diagnostic.length): " } ?? ""
            return place + "\(diagnostic.severity.rawValue): \(diagnostic.message)"
        }
        #expect(reports == file.reports)
        #expect(diagnostics.allSatisfy { $0.path == "content/" + file.path })
    }

    static let files: [InvalidFile] = [
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nprize: 12.00\n---\n",
            "4:1+5: error: 'prize' is not a product field; did you mean 'price'?"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nCompare-At-Price: 15.00\n---\n",
            "4:1+16: error: 'Compare-At-Price' is not a product field; did you mean 'compare_at_price'?"),
        InvalidFile(
            "products/mug.md", "---\nprice: 12.00\n---\n",
            "2:1+12: error: 'title' is missing, such as 'title: Linen apron'"),
        InvalidFile(
            "products/mug.md", "---\ntitle:\nprice: 12.00\n---\n",
            "2:1+5: error: 'title' is empty; write it as 'title: Linen apron'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: \"  \"\nprice: 12.00\n---\n",
            "2:8+4: error: 'title' is empty"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\n---\n",
            "2:1+10: error: 'price' is missing, such as 'price: 12.50'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: [Mug, Cup]\nprice: 12.00\n---\n",
            "2:8+10: error: 'title' must be text, not a list"),
        InvalidFile(
            "products/mug.md", "---\ntitle: true\nprice: 12.00\n---\n",
            "2:8+4: error: 'title' must be text; put quotes around it: \"true\""),
        InvalidFile(
            "products/mug.md", "---\ntitle: |\n  Mug\n  Cup\nprice: 12.00\n---\n",
            "2:8+1: error: 'title' must be one line of text"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: twelve\n---\n",
            "3:8+6: error: 'price' must be an amount such as 12.50, not 'twelve'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: [12, 13]\n---\n",
            "3:8+8: error: 'price' must be an amount such as 12.50, not a list"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12,50\n---\n",
            "3:8+5: error: 'price' must be written with a point, without commas, such as 12.50"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: €12.50\n---\n",
            "3:8+6: error: 'price' must be written without a currency, such as 12.50; the store's is EUR"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.50 EUR\n---\n",
            "3:8+9: error: 'price' must be written without a currency, such as 12.50; the store's is EUR"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.505\n---\n",
            "3:8+6: error: 'price' has too many decimals: EUR has 2 decimals, such as 12.50"),
        InvalidFile(
            "products/mug.md", in: "JPY", "---\ntitle: Mug\nprice: 1200.50\n---\n",
            "3:8+7: error: 'price' has too many decimals: JPY has no decimals, such as 1200"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: -1.00\n---\n",
            "3:8+5: error: 'price' must not be negative"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 99999999999999999999\n---\n",
            "3:8+20: error: 'price' is too large: 99999999999999999999"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 0\n---\n",
            "3:8+1: warning: 'price' is zero: the product is free, and search engines leave it out"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ncompare_at_price: 9.00\n---\n",
            "4:19+4: warning: 'compare_at_price' is not above the price of 12.00, so nothing is struck through"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nstock: many\n---\n",
            "4:8+4: error: 'stock' must be a whole number such as 12, not 'many'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nstock: -1\n---\n",
            "4:8+2: error: 'stock' must be 0 or more, not -1"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nstock: 1.5\n---\n",
            "4:8+3: error: 'stock' must be a whole number such as 12, not 1.5"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nstock: 99999999999\n---\n",
            "4:8+11: error: 'stock' is too large: 99999999999"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ntrack_stock: true\n---\n",
            "4:14+4: error: 'track_stock' needs a count in 'stock'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ntrack_stock: yes please\n---\n",
            "4:14+10: error: 'track_stock' must be true or false, not 'yes please'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nbackorder: maybe\n---\n",
            "4:12+5: error: 'backorder' must be true, false or the date new ones are expected, not 'maybe'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\npreorder: soon\n---\n",
            "4:11+4: error: 'preorder' must be a date such as 2026-03-31 or 2026-03-31T09:30:00+02:00, not 'soon'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ndate: 2026-02-30\n---\n",
            "4:7+10: error: 'date' is not a day of the calendar: 2026-02-30"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ndate: 31.03.2026\n---\n",
            "4:7+10: error: 'date' must be a date such as 2026-03-31 or 2026-03-31T09:30:00+02:00, not '31.03.2026'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nmin_quantity: 0\n---\n",
            "4:15+1: error: 'min_quantity' must be 1 or more, not 0"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nmin_quantity: 5\nmax_quantity: 2\n---\n",
            "5:15+1: error: 'max_quantity' is less than 'min_quantity', which is 5"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ngtin: 4006381333932\n---\n",
            "4:7+13: error: 'gtin' has a wrong check digit: the last digit should be 1"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ngtin: 12345\n---\n",
            "4:7+5: error: 'gtin' must have 8, 12, 13 or 14 digits, not '12345'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ncondition: newish\n---\n",
            "4:12+6: error: 'condition' must be 'new', 'refurbished' or 'used', not 'newish'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nweight: 350 grams\n---\n",
            "4:9+9: error: 'grams' is not a unit of weight; use g, kg, oz or lb"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nweight: heavy\n---\n",
            "4:9+5: error: 'weight' must be a weight such as 350 g or 1.2 kg, not 'heavy'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nweight: 1.5\n---\n",
            "4:9+3: error: 'weight' must be a weight such as 350 g or 1.2 kg, not 1.5"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ndimensions: 30 x 20 cm\n---\n",
            "4:13+10: error: 'dimensions' must be length x width x height such as 30 x 20 x 10 cm, not '30 x 20 cm'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nunit_price: 250 ml / 1 kg\n---\n",
            "4:13+13: error: 'unit_price' compares different things: ml and kg"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nunit_price: {amount: 250 mil, per: 1 l}\n---\n",
            "4:22+7: error: 'mil' is not a unit; use one of mg, g, kg, oz, lb, ml, cl, l, floz, mm, cm, m, in, ft, m2, ct"
        ),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nimages: [{alt: A mug}]\n---\n",
            "4:10+12: error: 'file' is missing, such as 'file: mug.webp'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nimages: [https://cdn.example/mug.png]\n---\n",
            "4:10+27: error: 'https://cdn.example/mug.png' is an address elsewhere; put the file into media/ and write its name"
        ),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nimages: ['img\\mug.png']\n---\n",
            "4:10+13: error: 'img\\mug.png' has a backslash in it; write folders with /"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ncollections: {kitchen: true}\n---\n",
            "4:14+15: error: 'collections' must be a list of handles, not a group of fields"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ncollections: [kitchen, kitchen]\n---\n",
            "4:24+7: warning: 'kitchen' is in 'collections' twice"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ncollections: [kit chen]\n---\n",
            "4:15+8: error: 'kit chen' is not a handle such as kitchen: it has a space in it; use letters, digits and hyphens"
        ),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ntags: ['!!']\n---\n",
            "4:8+4: error: the tag '!!' has no letter and no digit"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nrelated: [mug]\n---\n",
            "4:11+3: error: the product is related to itself"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nreviews: [{author: Ada, rating: 6}]\n---\n",
            "4:33+1: error: 'rating' must be a number from 1 to 5, not 6"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nreviews: [{author: Ada}]\n---\n",
            "4:11+13: error: 'rating' is missing, such as 'rating: 4.5'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nrating: 4.5\n---\n",
            "4:9+3: error: 'rating' must be a group of fields such as {value: 4.5, count: 12}, not 4.5"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\nreviews: [{author: Ada, rating: 5}]\nrating: {value: 4.5, count: 2}\n---\n",
            "5:9+22: error: a product has 'reviews' or a 'rating', not both: the rating is the reviews' average"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nseo: Great mugs\n---\n",
            "4:6+10: error: 'seo' must be a group of fields such as {title: Linen aprons}, not 'Great mugs'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nseo: {titel: Great mugs}\n---\n",
            "4:7+5: error: 'titel' is not an SEO field; did you mean 'title'?"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\naliases: [old-mug]\n---\n",
            "4:11+7: error: 'old-mug' must be a path of the shop such as /old/mug/"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\naliases: [/../../etc/passwd]\n---\n",
            "4:11+17: error: '/../../etc/passwd' must be a path of the shop such as /old/mug/"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\ntemplate: ../secret\n---\n",
            "4:11+9: error: '../secret' is not the name of a template, such as product.gift"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\npublish_at: 2026-05-01\nunpublish_at: 2026-04-01\n---\n",
            "5:15+10: error: 'unpublish_at' is not after 'publish_at'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nhandle: cup\n---\n",
            "4:9+3: error: the file's name is the handle, 'mug'; rename the file, or remove 'handle'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nbody: Hello\n---\n",
            "4:1+4: error: the text of a Markdown file stands below the front matter, not in 'body'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nsale: 9.00\n---\n",
            "4:7+4: error: 'sale' must be a group of fields such as {price: 9.50, until: 2026-11-30}, not 9.00"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nsale: {price: 9.00}\n---\n",
            "4:7+13: warning: this sale has no dates and never ends; give it 'until', or lower 'price' and set 'compare_at_price'"
        ),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nsale: {from: 2026-01-01}\n---\n",
            "4:7+18: error: a sale needs a 'price', such as {price: 9.50}"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nsale: {price: 12.00, until: 2026-01-01}\n---\n",
            "4:15+5: error: the sale's price is not below the price of 12.00"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\nsale: {price: 9.00, percent: 10, until: 2026-01-01}\n---\n",
            "4:7+45: error: a sale has either a 'price' or a 'percent', not both"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\nsale: {price: 9.00, from: 2026-02-01, until: 2026-01-01}\n---\n",
            "4:46+10: error: the sale ends before it begins"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nshipping_class: very bulky\n---\n",
            "4:17+10: error: 'shipping_class' must be one word such as bulky, not 'very bulky'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\noptions: [Size]\n---\n",
            "4:10+6: error: 'options' must be a group of fields such as {Size: [S, M, L]}, not a list"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\noptions: {Size: [S, S]}\n---\n",
            "4:21+1: error: the option 'Size' has the value 'S' twice"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\noptions: {Size: []}\n---\n",
            "4:11+4: error: the option 'Size' has no values; write them as [S, M, L]"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\noptions: {price: [low, high]}\n---\n",
            "4:11+5: error: an option cannot be called 'price', because variants have a field of that name"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\noptions: {Size: [S, M]}\nstock: 4\n---\n",
            "5:8+1: error: 'stock' cannot be shared by 2 combinations of options; list them in 'variants' with a stock each"
        ),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\nprice: 12.00\nvariants: [{sku: A}]\n---\n",
            "4:12+8: error: variants need 'options' to tell them apart, such as 'options: {Size: [S, M]}'"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\noptions: {Size: [S, M], Colour: [Grey, Blue]}\nstock: 4\nvariants:\n  - {Size: S, Colour: Grey}\n---\n",
            "5:8+1: error: 'stock' belongs to the variants of a product that has variants"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\noptions: {Size: [S, M], Colour: [Grey, Blue]}\nvariants:\n  - {Size: S}\n---\n",
            "6:5+9: error: this variant does not say its 'Colour', such as 'Colour: Grey'"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\noptions: {Size: [S, M], Colour: [Grey, Blue]}\nvariants:\n  - {Size: XL, Colour: Grey}\n---\n",
            "6:12+2: error: 'XL' is not a value of 'Size' ('S', 'M')"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\noptions: {Size: [S, M], Colour: [Grey, Blue]}\nvariants:\n  - {Size: S, Colour: grey}\n---\n",
            "6:23+4: error: 'grey' is not a value of 'Colour' ('Grey', 'Blue'); did you mean 'Grey'?"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\noptions: {Size: [S, M], Colour: [Grey, Blue]}\nvariants:\n  - {Size: S, Color: Grey}\n---\n",
            "6:15+5: error: 'Color' is not a variant field; did you mean 'Colour'?"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\noptions: {Size: [S, M], Colour: [Grey, Blue]}\nvariants:\n  - {Size: S, Colour: Grey}\n  - {Size: S, Colour: Grey, sku: B}\n---\n",
            "7:5+31: error: the variant 'S / Grey' is listed twice"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\noptions: {Size: [S, M], Colour: [Grey, Blue]}\nvariants:\n  - {sku: A, Size: S, Colour: Grey}\n  - {sku: A, Size: M, Colour: Grey}\n---\n",
            "7:11+1: error: the SKU 'A' is used twice in this product"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\noptions: {Size: [S, M], Colour: [Grey, Blue]}\nvariants: []\n---\n",
            "5:11+2: error: 'variants' is empty; list at least one, or leave it out for every combination"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\noptions: {Size: [S, M], Colour: [Grey, Blue]}\nvariants: none\n---\n",
            "5:11+4: error: 'variants' must be a list of variants, each with its own fields, not 'none'"),
        InvalidFile(
            "products/mug.md", "---\ntitle: Mug\noptions: {Size: [S, M]}\nvariants:\n  - {Size: S}\n---\n",
            "5:5+9: error: 'price' is missing: neither this variant nor the product has one"),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\noptions: {Size: [S, M], Colour: [Grey, Blue]}\nsale: {price: 9.00, until: 2026-12-31}\nvariants:\n  - {Size: S, Colour: Grey}\n  - {Size: M, Colour: Grey, price: 14.00}\n---\n",
            "5:15+4: warning: this sale does not hold for the variants with a price of their own; use 'percent', or give them a sale each"
        ),
        InvalidFile(
            "products/mug.md",
            "---\ntitle: Mug\nprice: 12.00\noptions: {A: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], B: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], C: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], D: [1, 2, 3]}\n---\n",
            "4:10+1: error: the options make 3000 combinations; a product has at most 2000 variants: list those that there are in 'variants'"
        ),
        InvalidFile(
            "products/mug.md", "A mug without front matter.\n",
            "1:1+1: error: a product begins with its fields between two lines of three hyphens (---)"),
        InvalidFile(
            "products/mug.md", "---\n- title: Mug\n---\n",
            "2:1+12: error: a product is written as fields, one a line, such as 'title: Linen apron'"),
        InvalidFile(
            "products/my mug.md", "---\ntitle: Mug\nprice: 12.00\n---\n",
            "1:1+1: error: the file's name becomes part of an address, but 'my mug' has a space in it; use letters, digits and hyphens"
        ),
        InvalidFile(
            "products/mug.json", "{\"title\": \"Mug\", \"price\": true}\n",
            "1:27+4: error: 'price' must be an amount such as 12.50, not true"),
        InvalidFile(
            "products/mug.json", "{\"title\": \"Mug\\u0007\", \"price\": \"12.00\"}\n",
            "1:11+11: error: 'title' has a control character in it (U+0007); remove it"),
        InvalidFile(
            "products/mugs.json", "[{\"title\": \"Mug\", \"price\": \"12.00\"}]\n",
            "1:2+34: error: a product in a list needs a 'handle', such as 'linen-apron'"),
        InvalidFile(
            "products/mugs.json", "[{\"handle\": \"../mug\", \"title\": \"Mug\", \"price\": \"12.00\"}]\n",
            "1:13+8: error: the handle '../mug' begins or ends with a point"),
        InvalidFile(
            "collections/kitchen.md", "---\ntitle: Kitchen\nproducts: [mug]\nrules: [{tag: linen}]\n---\n",
            "4:8+14: error: a collection has 'products' or 'rules', not both"),
        InvalidFile(
            "collections/kitchen.md", "---\ntitle: Kitchen\nmatch: any\n---\n",
            "3:8+3: error: 'match' says how 'rules' come together, but there are none"),
        InvalidFile(
            "collections/kitchen.md", "---\ntitle: Kitchen\nsort: prise\n---\n",
            "3:7+5: error: 'sort' must be 'manual', 'title', 'price', 'price-descending', 'newest' or 'best-rated', not 'prise'; did you mean 'price'?"
        ),
        InvalidFile(
            "collections/kitchen.md", "---\ntitle: Kitchen\nrules: [{colour: red}]\n---\n",
            "3:10+6: error: 'colour' is not a rule"),
        InvalidFile(
            "collections/kitchen.md", "---\ntitle: Kitchen\nrules: [{price: cheap}]\n---\n",
            "3:17+5: error: 'price' must be a comparison such as 'under 50', 'up to 50', 'over 20' or 'from 20', not 'cheap'"
        ),
        InvalidFile(
            "collections/kitchen.md", "---\ntitle: Kitchen\nrules: [linen]\n---\n",
            "3:9+5: error: 'rules' must be a list of rules such as {tag: linen}, each with its own fields, not 'linen'"),
        InvalidFile(
            "pages/about.md", "---\ntitel: About\n---\n",
            "2:1+5: error: 'titel' is not a page field; did you mean 'title'?"),
        InvalidFile(
            "pages/about.md", "---\ntitle: About\ndraft: no\n---\n",
            "3:8+2: warning: no without quotes is the text 'no' here, but false to programs that read YAML 1.1; write false if that is meant, or 'no' in quotes for the text",
            "3:8+2: error: 'draft' must be true or false, not 'no'"),
        InvalidFile(
            "journal/kiln.md", "---\ntitle: A new kiln\n---\n",
            "2:1+17: error: 'date' is missing, such as 'date: 2026-03-31'"),
        InvalidFile(
            "journal/kiln.md", "---\ntitle: A new kiln\ndate: yesterday\n---\n",
            "3:7+9: error: 'date' must be a date such as 2026-03-31 or 2026-03-31T09:30:00+02:00, not 'yesterday'"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\n",
            "1:1+10: error: 'currency' is missing, such as 'currency: GBP'"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\ncurrency: EURO\n",
            "3:11+4: error: 'EURO' is not a currency's three-letter code (ISO 4217), such as EUR"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\ncurrency: eur\n",
            "3:11+3: error: a currency is written in capital letters: EUR"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: shop.example\ncurrency: EUR\n",
            "2:6+12: error: 'url' must be an address such as https://shop.example/, not 'shop.example'"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\ncurrency: EUR\ncurency: USD\n",
            "4:1+7: error: 'curency' is not a store field; did you mean 'currency'?"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nlanguage: german please\n",
            "4:11+13: error: 'language' must be a language tag such as en or de-CH, not 'german please'"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nutc_offset: Europe/Berlin\n",
            "4:13+13: error: 'utc_offset' must be hours from UTC such as \"+01:00\"; where clocks are set twice a year write 'time_zone: Europe/Berlin' instead"
        ),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nemail: hello\n",
            "4:8+5: error: 'email' must be an e-mail address such as shop@example.com, not 'hello'"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\ncurrency: EUR\naddress: {country: UK}\n",
            "4:20+2: error: 'UK' is not a country's two-letter code (ISO 3166), such as DE; the United Kingdom is 'GB'"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nsocial: {instagram: harbour}\n",
            "4:21+7: error: 'instagram' must be an address such as https://instagram.com/name, not 'harbour'"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nmenus: {main: [{title: Kitchen}]}\n",
            "4:16+16: error: 'url' is missing, such as 'url: collections/kitchen.md'"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nmenus: {main: [{title: Evil, url: 'javascript:alert(1)'}]}\n",
            "4:35+21: error: 'javascript:alert(1)' must begin with https:, mailto: or tel:, or be a path"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Post, rates: []}]\n",
            "4:32+2: error: 'rates' is empty; a zone needs at least one, such as {name: Post, price: 4.90}"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, countries: [Germany], rates: [{name: Post, price: 4.90}]}]\n",
            "4:37+7: error: 'Germany' is not a country's two-letter code (ISO 3166), such as DE"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, postcodes: [BT], rates: [{name: Post, price: 4.90}]}]\n",
            "4:36+4: error: regions and postcodes mean something only within 'countries', such as 'countries: [US]'"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, countries: [US], regions: [Kalifornia], rates: [{name: Post, price: 4.90}]}]\n",
            "4:52+10: error: 'Kalifornia' is not a region of US; did you mean 'California'?"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, countries: [US, CA], regions: [Bavaria], rates: [{name: Post, price: 4.90}]}]\n",
            "4:56+7: error: 'Bavaria' is not a region of one of US, CA"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, countries: [GG], regions: [X], rates: [{name: Post, price: 4.90}]}]\n",
            "4:52+1: error: no regions are known of GG; say the place by postcodes, or leave it out"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, countries: [GB], postcodes: [XX], rates: [{name: Post, price: 4.90}]}]\n",
            "4:54+2: error: no postcode of GB begins with 'XX'; write a beginning such as 80, a whole outward code such as 'N1 *', or a range such as 1000-1999"
        ),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, countries: [HK], postcodes: [99], rates: [{name: Post, price: 4.90}]}]\n",
            "4:54+2: error: there are no postcodes in HK"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, countries: [DK], postcodes: [1999-1000], rates: [{name: Post, price: 4.90}]}]\n",
            "4:54+9: error: '1999-1000' ends before it begins; write the lower end first"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, countries: [DK], postcodes: ['?'], rates: [{name: Post, price: 4.90}]}]\n",
            "4:54+3: error: '?' has no letter and no digit that a postcode could begin with"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, countries: [DE], except_postcodes: [AB-AC], rates: [{name: Post, price: 4.90}]}]\n",
            "4:61+5: error: no postcode of DE begins with 'AB'; write a beginning such as 80, a whole outward code such as 'N1 *', or a range such as 1000-1999"
        ),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\naddress: {country: US, region: Kalifornja}\nshipping: [{name: A, rates: [{name: Counter, pickup: true, price: 0}]}]\ntax: {rates: [{name: T, countries: [US], regions: [CA], rate: 7.25}]}\n",
            "4:1+7: error: the tax of orders that are fetched goes by the shop's own state: write it in 'address' as 'region'"
        ),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\naddress: {country: US, region: CA, postcode: 94105}\nshipping: [{name: A, rates: [{name: Counter, pickup: true, price: 0, address: {country: US}}]}]\ntax: {rates: [{name: T, countries: [US], regions: [CA], postcodes: [94], rate: 7.25}]}\n",
            "5:70+7: error: the tax of orders that are fetched here goes by the state: write it in 'address' as 'region'",
            "5:70+7: error: the tax of orders that are fetched here goes by the ZIP code: write it in 'address' as 'postcode'"
        ),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, rates: [{name: Post}]}]\n",
            "4:33+12: error: a rate needs a 'price', such as 'price: 4.90', or 'tiers'"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, rates: [{name: Post, price: 4.90}, {name: post, price: 5.90}]}]\n",
            "4:60+25: error: there are two rates 'post' in this zone; give one an 'id' of its own"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, rates: [{name: Post, tiers: [{up_to: 5 kg, price: 4.90}, {up_to: 2 kg, price: 8.90}]}]}]\n",
            "4:90+4: error: tiers must rise: this one is not above the one before it"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nshipping: [{name: Home, rates: [{name: Post, price: 4.90, transit_days: 4-2}]}]\n",
            "4:73+3: error: 'transit_days' runs backwards: 4 is more than 2"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\ntax: {rates: [{name: VAT, rate: 190}]}\n",
            "4:33+3: error: 'rate' must be between 0 and 100, not 190"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\ntax: {rates: [{name: VAT, rate: 19}, {name: VAT, rate: 7}]}\n",
            "4:38+20: error: there are two rates 'VAT' for the same place"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\ncurrency: EUR\ntax: {rounding: down}\n",
            "4:17+4: error: 'rounding' must be 'line' or 'total', not 'down'"),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\npayment: [{type: paypal, name: PayPal}]\n",
            "4:18+6: error: 'type' must be 'bank_transfer', 'cash_on_delivery', 'cash_on_pickup', 'invoice' or 'link', not 'paypal'"
        ),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\npayment: [{type: link, name: Card}]\n",
            "4:11+24: error: a payment of type 'link' needs a 'url', such as \"https://pay.example/{number}?amount={total}\""
        ),
        InvalidFile(
            "store.yaml",
            "name: Shop\nurl: https://shop.example/\ncurrency: EUR\npayment: [{type: cash_on_pickup, name: Counter}]\n",
            "4:1+7: warning: there is 'cash_on_pickup', but no shipping rate with 'pickup: true'"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nreturns: {days: soon}\n",
            "4:17+4: error: 'days' must be a number of days, 'unlimited' or 'none', not 'soon'"),
        InvalidFile(
            "store.yaml", "name: Shop\nurl: https://shop.example/\ncurrency: EUR\nreturns: {days: 30, fees: fre}\n",
            "4:27+3: error: 'fees' must be 'free', 'customer' or an amount, not 'fre'; did you mean 'free'?"),
        InvalidFile(
            "discounts.yaml", "- code: TEN\n",
            "1:3+9: error: a discount needs 'percent', 'amount' or 'free_shipping', such as 'percent: 10'"),
        InvalidFile(
            "discounts.yaml", "- percent: 10\n",
            "1:3+11: error: a discount needs a 'title', or a 'code' that customers type"),
        InvalidFile(
            "discounts.yaml", "- {code: TEN, percent: 10, amount: 5.00}\n",
            "1:36+4: error: a discount has one of 'percent', 'amount' and 'free_shipping'"),
        InvalidFile(
            "discounts.yaml", "- {code: TEN, percent: 110}\n",
            "1:24+3: error: 'percent' must be between 0 and 100, not 110"),
        InvalidFile(
            "discounts.yaml", "- {code: 'ten percent', percent: 10}\n",
            "1:10+13: error: a code is made of letters, digits and hyphens, at most 50, not 'ten percent'"),
        InvalidFile(
            "discounts.yaml", "- {code: TEN, percent: 10}\n- {code: ten, percent: 20}\n",
            "2:10+3: error: the code 'ten' is there twice"),
        InvalidFile(
            "discounts.yaml", "- {code: TEN, amount: 5.00, maximum: 3.00}\n",
            "1:38+4: error: 'maximum' limits a 'percent'; this discount has none"),
        InvalidFile(
            "discounts.yaml", "- {code: TEN, percent: 10, from: 2026-02-01, until: 2026-01-01}\n",
            "1:53+10: error: the discount ends before it begins"),
        InvalidFile(
            "discounts.yaml", "- {code: TEN, procent: 10}\n",
            "1:15+7: error: 'procent' is not a discount field; did you mean 'percent'?"),
    ]
}

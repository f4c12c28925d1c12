import Platform
import Site
import Testing
import Text

/// A snippet that is rendered once for many pages prints on each what it would have printed there.
@Suite struct SnippetMemoryTests {
    /// The starter theme with one snippet more, rendered by the layout on every page.
    private func shop(_ snippet: String, layout: String = "{% render 'probe' %}") throws -> TemporaryShop {
        let shop = try TemporaryShop.standard()
        try shop.write("themes/starter/snippets/probe.liquid", snippet)
        try shop.replace("themes/starter/layout/theme.liquid", "</body>", "<samp>\(layout)</samp></body>")
        return shop
    }

    private func probes(_ shop: TemporaryShop) throws -> [String: String] {
        #expect(try shop.build().succeeded)
        return try Dictionary(
            uniqueKeysWithValues: ["index", "pages/about/index", "products/jug/index", "products/blue-mug/index"].map {
                let page = try shop.read("output/\($0).html")
                let start = page.firstRange(of: "<samp>")?.upperBound ?? page.startIndex
                let end = page.firstRange(of: "</samp>")?.lowerBound ?? page.endIndex
                return ($0, String(page[start..<end]))
            })
    }

    @Test func whatThePageAloneKnowsIsNotRemembered() throws {
        let found = try probes(shop("{{ page_title }} {{ product.handle }} {{ request.path }}"))
        #expect(found["pages/about/index"]?.hasSuffix("  /pages/about/") == true)
        #expect(found["products/jug/index"] == "Milk jug jug /products/jug/")
        #expect(found["products/blue-mug/index"] == "Blue mug blue-mug /products/blue-mug/")
    }

    @Test func theCurrentLinkIsFoundOnEveryPage() throws {
        let found = try probes(
            shop(
                "{% for l in linklists.main.links %}{% if l.active %}{{ l.title }}{% endif %}{% endfor %}{{ template }}"
            ))
        #expect(found["pages/about/index"] == "Aboutpage")
        #expect(found["products/jug/index"] == "product")
        #expect(found["index"] == "index")
    }

    @Test func variablesTellSnippetsApart() throws {
        let found = try probes(
            shop(
                "{{ a }}{{ b }}{{ p.title }}",
                layout:
                    "{% render 'probe', a: 1, p: product %}|{% render 'probe', b: 1 %}|{% render 'probe', a: '1' %}|{% render 'probe', a: true %}|{% render 'probe', a: '<' %}"
            ))
        #expect(found["products/jug/index"] == "1Milk jug|1|1|true|&lt;")
        #expect(found["products/blue-mug/index"] == "1Blue mug|1|1|true|&lt;")
        #expect(found["index"] == "1|1|1|true|&lt;")
    }

    @Test func aSnippetInsideAPaginatedListShowsThePagesPart() throws {
        let shop = try shop(
            "{% for p in collections.all.products %}{{ p.handle }} {% endfor %}",
            layout:
                "{% paginate collections.all.products by 1 %}{% render 'probe' %}{% endpaginate %}{% render 'probe' %}")
        let found = try probes(shop)
        let all = found["index"] ?? ""
        #expect(all.contains("jug") && all.contains("blue-mug"))
        #expect(found["pages/about/index"] == all)
    }

    @Test func picturesNamedInASnippetAreKnownOutside() throws {
        let found = try probes(
            shop(
                "{{ p.featured_image | image_url: width: 20 }}",
                layout:
                    "{% assign jug = all_products.jug %}{% capture url %}{% render 'probe', p: jug %}{% endcapture %}{{ url | image_tag }}"
            ))
        let tag = try #require(found["index"])
        #expect(tag.contains("alt=\"A jug\"") && tag.contains("width="))
        for (page, text) in found { #expect(text == tag, "\(page)") }
    }

    @Test func aFaultIsSaidForEveryPageThatHasIt() throws {
        let shop = try shop("{{ 1 | divided_by: zero }}", layout: "{% assign z = 0 %}{% render 'probe', zero: z %}")
        let report = try shop.build()
        #expect(report.hasErrors)
        // One message, which tells how many pages there are.
        #expect(Set(report.diagnostics.map(\.message)).count == 1)
        #expect(report.diagnostics.contains { ($0.subject?.others ?? 0) > 2 })
    }

    @Test func whatARememberedSnippetReadMakesItsPagesAgain() throws {
        let shop = try shop(
            "{% for p in collections.all.products limit: 1 %}{{ all_products.jug.title }}{{ p.handle }}{% endfor %}")
        _ = try probes(shop)
        try shop.replace("content/products/jug.md", "title: Milk jug", "title: Cream jug")
        for (page, text) in try probes(shop) { #expect(text.hasPrefix("Cream jug"), "\(page)") }
        #expect(differences(try shop.tree(), try IncrementalTests.fresh(shop, Edit("none"))) == [])
    }
}

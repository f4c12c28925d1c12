import Commerce
import Languages
import Text

/// The engine's part of `<head>`: title, description, canonical address, Open Graph, feeds and JSON-LD.
///
/// A theme prints it as `{{ content_for_header }}` and has right metadata without writing any.
package enum PageHead {
    package static func html(_ page: PageContext, _ metadata: PageMetadata) -> String {
        var out = ByteWriter(reserving: 4096)
        let catalogue = page.catalogue
        let store = catalogue.store
        let addresses = catalogue.addresses
        var title = page.title
        if page.page.number > 1 { title += " (\(page.page.number))" }
        let fullTitle =
            title.isEmpty || title == store.name ? (title.isEmpty ? store.name : title) : "\(title) | \(store.name)"
        element(&out, "<title>", fullTitle, "</title>\n")
        if let description = page.description, !description.isEmpty {
            element(&out, "<meta name=\"description\" content=\"", description, "\">\n")
        }
        if metadata.noindex {
            out.append("<meta name=\"robots\" content=\"noindex\">\n")
        } else {
            element(&out, "<link rel=\"canonical\" href=\"", page.canonicalURL, "\">\n")
        }
        if page.page.number > 1 {
            let previous = addresses.absolute(addresses.numbered(page.page.address, page.page.number - 1))
            element(&out, "<link rel=\"prev\" href=\"", previous, "\">\n")
        }
        if page.paginatedTotal > page.page.number {
            let next = addresses.absolute(addresses.numbered(page.page.address, page.page.number + 1))
            element(&out, "<link rel=\"next\" href=\"", next, "\">\n")
        }
        openGraph(page, title: title.isEmpty ? store.name : title, &out)
        if let feed = page.links.address(of: .journalFeed, page.trace) {
            element(&out, "<link rel=\"alternate\" type=\"application/atom+xml\" title=\"", store.name, "\" href=\"")
            out.append(string: feed)
            out.append("\">\n")
        }
        favicon(page, &out)
        JSONLD.append(page, &out)
        return out.string
    }

    private static func openGraph(_ page: PageContext, title: String, _ out: inout ByteWriter) {
        let catalogue = page.catalogue
        let store = catalogue.store
        func property(_ name: StaticString, _ value: String) {
            out.append("<meta property=\"")
            out.append(name)
            out.append("\" content=\"")
            out.appendEscapingHTML(string: value)
            out.append("\">\n")
        }
        property("og:site_name", store.name)
        property("og:url", page.canonicalURL)
        property("og:title", title)
        switch page.page.subject {
        case .product: property("og:type", "product")
        case .post: property("og:type", "article")
        default: property("og:type", "website")
        }
        property("og:locale", page.language.tag.split(separator: "-").joined(separator: "_"))
        if let description = page.description { property("og:description", description) }
        if let image = page.image {
            page.trace.touch(Dependency(.media, image))
            let file = catalogue.media[image]
            let url = catalogue.addresses.absolute(catalogue.addresses.file(file.outputPath))
            property("og:image", url)
            if url.hasPrefix("https://") { property("og:image:secure_url", url) }
            property("og:image:width", String(file.width))
            property("og:image:height", String(file.height))
        }
        if case .product(let id) = page.page.subject {
            let product = catalogue.products[id].product
            let range = product.priceRange(at: catalogue.now)
            let price = range.lowerBound.decimalText(store.currency)
            property("product:price:amount", price)
            property("product:price:currency", store.currency.code)
            property("og:price:amount", price)
            property("og:price:currency", store.currency.code)
            property("product:availability", product.isAvailable(at: catalogue.now) ? "in stock" : "out of stock")
        }
        out.append("<meta name=\"twitter:card\" content=\"summary_large_image\">\n")
    }

    /// The link to the shop's icon; without one a browser asks for `/favicon.ico`.
    static func favicon(_ page: PageContext, _ out: inout ByteWriter) {
        guard let name = page.catalogue.store.favicon?.value, let id = page.links.file(named: name, page.trace) else {
            return
        }
        page.trace.touch(Dependency(.media, id))
        let file = page.catalogue.media[id]
        out.append("<link rel=\"icon\" href=\"")
        out.appendEscapingHTML(string: page.links.address(ofFile: id))
        if file.outputPath.hasSuffix(".svg") {
            out.append("\" type=\"image/svg+xml\">\n")
        } else {
            out.append(string: "\" sizes=\"\(file.width)x\(file.height)\">\n")
        }
    }

    static func element(_ out: inout ByteWriter, _ before: StaticString, _ text: String, _ after: StaticString) {
        out.append(before)
        out.appendEscapingHTML(string: text)
        out.append(after)
    }
}

extension Money {
    /// `12.50` with a dot whatever the language: for metadata and feeds.
    package func decimalText(_ currency: Currency) -> String {
        let digits = String(minor.magnitude)
        let sign = minor < 0 ? "-" : ""
        guard currency.exponent > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, currency.exponent + 1 - digits.count)) + digits
        let cut = padded.index(padded.endIndex, offsetBy: -currency.exponent)
        return sign + padded[..<cut] + "." + padded[cut...]
    }
}

import Commerce
import Languages
import Text

/// The small files beside the pages: robots, redirects, headers, aliases, a product's JSON.
package enum SiteFiles {
    package static func robots(_ catalogue: Catalogue) -> [UInt8] {
        let addresses = catalogue.addresses
        var out = "User-agent: *\n"
        for address in [addresses.cart, addresses.checkout] { out += "Disallow: \(address)\n" }
        if let orders = catalogue.store.orders.url?.value, orders.hasPrefix("/") {
            out += "Disallow: \(orders)/\n"
        }
        out += "\nSitemap: \(addresses.absolute(addresses.file(EngineFile.sitemap.path)))\n"
        return Array(out.utf8)
    }

    /// `_headers`, which several static hosts read.
    package static func headers(_ catalogue: Catalogue) -> [UInt8] {
        let base = catalogue.addresses.basePath
        return Array(
            """
            \(base)/assets/*
              Cache-Control: public, max-age=31536000, immutable
            \(base)/*
              X-Content-Type-Options: nosniff
              Referrer-Policy: strict-origin-when-cross-origin

            """.utf8)
    }

    /// `_redirects`, which several static hosts read: one `from to 301` a line.
    package static func redirects(_ aliases: [Alias]) -> [UInt8] {
        var out = ByteWriter()
        for alias in aliases {
            out.append(string: alias.from)
            out.append(ASCII.space)
            out.append(string: alias.to)
            out.append(" 301\n")
        }
        return out.take()
    }

    /// A page that leads on, for hosts that know no redirects.
    package static func redirectPage(_ alias: Alias, _ catalogue: Catalogue, _ language: Language) -> [UInt8] {
        let url = catalogue.addresses.absolute(alias.to)
        var out = ByteWriter()
        out.append("<!doctype html>\n<html lang=\"")
        out.appendEscapingHTML(string: language.tag)
        out.append("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        out.appendEscapingHTML(string: catalogue.store.name)
        out.append("</title>\n<link rel=\"canonical\" href=\"")
        out.appendEscapingHTML(string: url)
        out.append("\">\n<meta name=\"robots\" content=\"noindex\">\n<meta http-equiv=\"refresh\" content=\"0; url=")
        out.appendEscapingHTML(string: alias.to)
        out.append("\">\n</head>\n<body>\n<p><a href=\"")
        out.appendEscapingHTML(string: alias.to)
        out.append("\">")
        out.appendEscapingHTML(string: url)
        out.append("</a></p>\n</body>\n</html>\n")
        return out.take()
    }

    /// `/products/<handle>/index.json`: what scripts and other programs want to know of a product.
    package static func productJSON(_ id: Int, _ catalogue: Catalogue) -> [UInt8] {
        let item = catalogue.products[id]
        let product = item.product
        let store = catalogue.store
        let addresses = catalogue.addresses
        var json = JSONWriter(ByteWriter(reserving: 1024))
        json.object { json in
            json.field("handle", product.handle)
            json.field("title", product.title)
            json.field("url", addresses.absolute(item.address))
            if let summary = product.summary { json.field("description", summary) }
            if let vendor = product.vendor { json.field("vendor", vendor) }
            if let type = product.type { json.field("type", type) }
            json.field("tags", product.tags.map(\.value))
            json.field("currency", store.currency.code)
            json.key("available")
            json.bool(product.isAvailable(at: catalogue.now))
            json.field("options", product.options.map(\.name.value))
            json.key("images")
            json.array { json in
                for (index, image) in item.images.enumerated() {
                    let file = catalogue.media[image]
                    json.object { json in
                        json.field("src", addresses.absolute(addresses.file(file.outputPath)))
                        json.key("width")
                        json.number(file.width)
                        json.key("height")
                        json.number(file.height)
                        if index < product.images.count, let alt = product.images[index].alt { json.field("alt", alt) }
                    }
                }
            }
            json.key("variants")
            json.array { json in
                for variant in product.variants {
                    json.object { json in
                        json.field("sku", variant.sku.value)
                        json.field("title", variant.title)
                        json.field("options", variant.optionValues)
                        json.key("price")
                        json.number(variant.price(at: catalogue.now).minor)
                        if let compare = variant.compareAtPrice(at: catalogue.now) {
                            json.key("compare_at_price")
                            json.number(compare.minor)
                        }
                        json.key("available")
                        json.bool(variant.availability(at: catalogue.now).isBuyable)
                    }
                }
            }
        }
        var out = json.out
        out.append(ASCII.lineFeed)
        return out.take()
    }
}

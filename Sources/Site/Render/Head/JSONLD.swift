import Commerce
import Text

/// Structured data (schema.org) in the shapes that Google's merchant listings and breadcrumbs ask for.
package enum JSONLD {
    package static func append(_ page: PageContext, _ out: inout ByteWriter) {
        switch page.page.subject {
        case .home: script(&out) { shop(page, &$0) }
        case .product(let id):
            script(&out) { product(id, page, &$0) }
            breadcrumbs(page, &out)
        case .collection, .tag, .page: breadcrumbs(page, &out)
        case .post(let id):
            script(&out) { article(id, page, &$0) }
            breadcrumbs(page, &out)
        default: break
        }
    }

    private static func script(_ out: inout ByteWriter, _ body: (inout JSONWriter) -> Void) {
        out.append("<script type=\"application/ld+json\">")
        // The buffer is handed over and back, so that it is never copied.
        var json = JSONWriter(out)
        out = ByteWriter()
        json.object { json in
            json.field("@context", "https://schema.org")
            body(&json)
        }
        out = json.out
        out.append("</script>\n")
    }

    // MARK: The shop

    private static func shop(_ page: PageContext, _ json: inout JSONWriter) {
        let catalogue = page.catalogue
        let store = catalogue.store
        json.field("@type", "OnlineStore")
        json.field("name", store.name)
        json.field("url", catalogue.addresses.absolute(catalogue.addresses.home))
        if let description = store.description { json.field("description", description) }
        if let name = store.logo?.value, let id = page.links.file(named: name, page.trace) {
            json.field("logo", catalogue.addresses.absolute(page.links.address(ofFile: id)))
        }
        if let email = store.email { json.field("email", email) }
        if let phone = store.phone { json.field("telephone", phone) }
        if let address = store.address {
            json.key("address")
            json.object { json in
                json.field("@type", "PostalAddress")
                if let text = address.street { json.field("streetAddress", text) }
                if let text = address.city { json.field("addressLocality", text) }
                if let text = address.region { json.field("addressRegion", text) }
                if let text = address.postcode { json.field("postalCode", text) }
                if let text = address.country { json.field("addressCountry", text) }
            }
        }
        if !store.social.isEmpty { json.field("sameAs", store.social.map(\.url)) }
        returns(store, &json)
    }

    // MARK: Products

    private static func product(_ id: Int, _ page: PageContext, _ json: inout JSONWriter) {
        let catalogue = page.catalogue
        let item = catalogue.products[id]
        let product = item.product
        let url = catalogue.addresses.absolute(item.address)
        let images = item.images.map {
            catalogue.addresses.absolute(catalogue.addresses.file(catalogue.media[$0].outputPath))
        }
        let text = product.summary ?? page.description
        if product.hasOnlyDefaultVariant, let variant = product.variants.first {
            json.field("@type", "Product")
            json.field("name", product.title)
            json.field("url", url)
            if !images.isEmpty { json.field("image", images) }
            if let text { json.field("description", text) }
            facts(product, &json)
            identifiers(variant, &json)
            rating(product, &json)
            json.key("offers")
            offer(variant, product, url: url, catalogue, &json)
            return
        }
        json.field("@type", "ProductGroup")
        json.field("name", product.title)
        json.field("url", url)
        json.field("productGroupID", product.handle)
        if !images.isEmpty { json.field("image", images) }
        if let text { json.field("description", text) }
        facts(product, &json)
        rating(product, &json)
        json.field("variesBy", product.options.map { variesBy($0.name.value) })
        json.key("hasVariant")
        json.array { json in
            for (index, variant) in product.variants.enumerated() {
                json.object { json in
                    let address = url + "?variant=" + Addresses.encode(path: variant.sku.value)
                    json.field("@type", "Product")
                    json.field("name", "\(product.title) - \(variant.title)")
                    json.field("url", address)
                    let own = index < item.variantImages.count ? item.variantImages[index] : nil
                    if let image = own ?? item.images.first {
                        let file = catalogue.media[image].outputPath
                        json.field("image", catalogue.addresses.absolute(catalogue.addresses.file(file)))
                    }
                    if let text { json.field("description", text) }
                    identifiers(variant, &json)
                    for (option, value) in zip(product.options, variant.optionValues) {
                        if let property = knownProperty(option.name.value) { json.field(named: property, value) }
                    }
                    json.key("offers")
                    offer(variant, product, url: address, catalogue, &json)
                }
            }
        }
    }

    private static func facts(_ product: Product, _ json: inout JSONWriter) {
        if let brand = product.brand ?? product.vendor {
            json.key("brand")
            json.object { json in
                json.field("@type", "Brand")
                json.field("name", brand)
            }
        }
        if let type = product.type { json.field("category", type) }
        for attribute in product.attributes {
            if let property = knownProperty(attribute.name.value), case .text(let value) = attribute.value {
                json.field(named: property, value)
            }
        }
    }

    private static func identifiers(_ variant: Variant, _ json: inout JSONWriter) {
        json.field("sku", variant.sku.value)
        if let gtin = variant.gtin { json.field("gtin", gtin) }
        if let mpn = variant.mpn { json.field("mpn", mpn) }
    }

    private static func rating(_ product: Product, _ json: inout JSONWriter) {
        if let rating = product.rating, rating.count > 0 {
            json.key("aggregateRating")
            json.object { json in
                json.field("@type", "AggregateRating")
                json.field("ratingValue", rating.value.text)
                json.key("reviewCount")
                json.number(rating.count)
            }
        }
        guard !product.reviews.isEmpty else { return }
        json.key("review")
        json.array { json in
            for review in product.reviews {
                json.object { json in
                    json.field("@type", "Review")
                    json.key("author")
                    json.object { json in
                        json.field("@type", "Person")
                        json.field("name", review.author)
                    }
                    if let date = review.date { json.field("datePublished", date.date.text) }
                    if let title = review.title { json.field("name", title) }
                    if let text = review.text { json.field("reviewBody", text) }
                    json.key("reviewRating")
                    json.object { json in
                        json.field("@type", "Rating")
                        json.field("ratingValue", review.rating.text)
                        json.key("bestRating")
                        json.number(5)
                    }
                }
            }
        }
    }

    private static func offer(
        _ variant: Variant, _ product: Product, url: String, _ catalogue: Catalogue, _ json: inout JSONWriter
    ) {
        let store = catalogue.store
        json.object { json in
            json.field("@type", "Offer")
            json.field("url", url)
            json.field("price", variant.price(at: catalogue.now).decimalText(store.currency))
            json.field("priceCurrency", store.currency.code)
            if let sale = variant.offer.sale, sale.isOn(at: catalogue.now), let until = sale.until {
                json.field("priceValidUntil", until.date.text)
            }
            switch variant.availability(at: catalogue.now) {
            case .inStock: json.field("availability", "https://schema.org/InStock")
            case .outOfStock, .withdrawn: json.field("availability", "https://schema.org/OutOfStock")
            case .backorder: json.field("availability", "https://schema.org/BackOrder")
            case .preorder(let from):
                json.field("availability", "https://schema.org/PreOrder")
                json.field("availabilityStarts", from.date.text)
            }
            switch product.condition {
            case .new: json.field("itemCondition", "https://schema.org/NewCondition")
            case .refurbished: json.field("itemCondition", "https://schema.org/RefurbishedCondition")
            case .used: json.field("itemCondition", "https://schema.org/UsedCondition")
            }
            if variant.needsShipping { shipping(store, &json) }
            returns(store, &json)
        }
    }

    /// All three parts must be there or none: only flat rates with both times and named countries are told.
    private static func shipping(_ store: Store, _ json: inout JSONWriter) {
        var details: [(rate: Money, countries: [String], handling: DayRange, transit: DayRange)] = []
        for zone in store.shipping where !zone.area.countries.isEmpty {
            for rate in zone.rates where !rate.isPickup && rate.classes.isEmpty {
                if case .flat(let price) = rate.charge, let handling = rate.handlingDays, let transit = rate.transitDays
                {
                    details.append((price, zone.area.countries, handling, transit))
                }
            }
        }
        guard !details.isEmpty else { return }
        json.key("shippingDetails")
        json.array { json in
            for detail in details {
                json.object { json in
                    json.field("@type", "OfferShippingDetails")
                    json.key("shippingRate")
                    json.object { json in
                        json.field("@type", "MonetaryAmount")
                        json.field("value", detail.rate.decimalText(store.currency))
                        json.field("currency", store.currency.code)
                    }
                    json.key("shippingDestination")
                    json.array { json in
                        for country in detail.countries {
                            json.object { json in
                                json.field("@type", "DefinedRegion")
                                json.field("addressCountry", country)
                            }
                        }
                    }
                    json.key("deliveryTime")
                    json.object { json in
                        json.field("@type", "ShippingDeliveryTime")
                        days("handlingTime", detail.handling, &json)
                        days("transitTime", detail.transit, &json)
                    }
                }
            }
        }
    }

    private static func days(_ name: StaticString, _ range: DayRange, _ json: inout JSONWriter) {
        json.key(name)
        json.object { json in
            json.field("@type", "QuantitativeValue")
            json.key("minValue")
            json.number(range.minimum)
            json.key("maxValue")
            json.number(range.maximum)
            json.field("unitCode", "DAY")
        }
    }

    private static func returns(_ store: Store, _ json: inout JSONWriter) {
        guard !store.returns.isEmpty else { return }
        json.key("hasMerchantReturnPolicy")
        json.array { json in
            for policy in store.returns {
                json.object { json in
                    json.field("@type", "MerchantReturnPolicy")
                    if !policy.countries.isEmpty {
                        json.field("applicableCountry", Array(policy.countries.prefix(50)))
                        if let home = store.address?.country ?? policy.countries.first {
                            json.field("returnPolicyCountry", home)
                        }
                    }
                    let base = "https://schema.org/"
                    switch policy.category {
                    case .finite(let days):
                        json.field("returnPolicyCategory", base + "MerchantReturnFiniteReturnWindow")
                        json.key("merchantReturnDays")
                        json.number(days)
                    case .unlimited: json.field("returnPolicyCategory", base + "MerchantReturnUnlimitedWindow")
                    case .notPermitted:
                        json.field("returnPolicyCategory", base + "MerchantReturnNotPermitted")
                        return
                    }
                    switch policy.fees {
                    case .free: json.field("returnFees", base + "FreeReturn")
                    case .customer: json.field("returnFees", base + "ReturnFeesCustomerResponsibility")
                    case .amount(let money):
                        json.field("returnFees", base + "ReturnShippingFees")
                        json.key("returnShippingFeesAmount")
                        json.object { json in
                            json.field("@type", "MonetaryAmount")
                            json.field("value", money.decimalText(store.currency))
                            json.field("currency", store.currency.code)
                        }
                    }
                    let methods = policy.methods.map { method in
                        switch method {
                        case .mail: base + "ReturnByMail"
                        case .store: base + "ReturnInStore"
                        case .kiosk: base + "ReturnAtKiosk"
                        }
                    }
                    if !methods.isEmpty { json.field("returnMethod", methods) }
                }
            }
        }
    }

    /// The properties that schema.org has for what options and attributes are commonly called.
    private static func knownProperty(_ name: String) -> String? {
        switch name.lowercased() {
        case "colour", "color", "farbe", "couleur", "kleur": "color"
        case "size", "größe", "taille", "maat": "size"
        case "material", "matériau", "materiaal": "material"
        case "pattern", "muster", "motif": "pattern"
        default: nil
        }
    }

    private static func variesBy(_ option: String) -> String {
        knownProperty(option).map { "https://schema.org/" + $0 } ?? option
    }

    // MARK: Journal and breadcrumbs

    private static func article(_ id: Int, _ page: PageContext, _ json: inout JSONWriter) {
        let catalogue = page.catalogue
        let item = catalogue.posts[id]
        json.field("@type", "BlogPosting")
        json.field("headline", item.post.title)
        json.field("datePublished", item.post.date.text)
        json.field("url", page.canonicalURL)
        if let description = page.description { json.field("description", description) }
        if let image = page.image {
            json.field(
                "image", catalogue.addresses.absolute(catalogue.addresses.file(catalogue.media[image].outputPath)))
        }
        json.key("author")
        json.object { json in
            json.field("@type", item.post.author == nil ? "Organization" : "Person")
            json.field("name", item.post.author ?? catalogue.store.name)
        }
    }

    private static func breadcrumbs(_ page: PageContext, _ out: inout ByteWriter) {
        let catalogue = page.catalogue
        let addresses = catalogue.addresses
        var trail: [(name: String, address: String)] = [(catalogue.store.name, addresses.home)]
        switch page.page.subject {
        case .product(let id):
            let item = catalogue.products[id]
            if let collection = item.collections.first(where: {
                catalogue.collections[$0].collection.handle != AllProducts.handle
            })
                ?? item.collections.first
            {
                page.trace.touch(Dependency(.collection, collection))
                trail.append(
                    (catalogue.collections[collection].collection.title, catalogue.collections[collection].address))
            }
            trail.append((item.product.title, item.address))
        case .collection(let id):
            trail.append((catalogue.collections[id].collection.title, catalogue.collections[id].address))
        case .tag(let id): trail.append((catalogue.tags[id].name, catalogue.tags[id].address))
        case .page(let id): trail.append((catalogue.pages[id].page.title, catalogue.pages[id].address))
        case .post(let id): trail.append((catalogue.posts[id].post.title, catalogue.posts[id].address))
        default: return
        }
        script(&out) { json in
            json.field("@type", "BreadcrumbList")
            json.key("itemListElement")
            json.array { json in
                for (index, step) in trail.enumerated() {
                    json.object { json in
                        json.field("@type", "ListItem")
                        json.key("position")
                        json.number(index + 1)
                        json.field("name", step.name)
                        json.field("item", addresses.absolute(step.address))
                    }
                }
            }
        }
    }
}

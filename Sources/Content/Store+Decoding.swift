import Commerce
import Documents
import Languages
import Text

extension Store {
    /// Reads the store's settings; nil when they are no group of fields.
    ///
    /// With errors a store is still returned, so that the rest of the content is checked in the same run.
    package static func decode(
        _ node: Node, zones: ZoneFinder = .none, diagnostics: inout [Diagnostic]
    ) -> Store? {
        // Prices and dates cannot be read before the currency and the clocks are known.
        var reader = ContentReader(source: node.source, conventions: ContentConventions(currency: .fallback))
        var basics = StoreBasics()
        guard node.kind == .map || node.isNull else {
            diagnostics.append(
                Diagnostic(
                    .error, node.source, reader.firstLine(of: node),
                    "a store is written as fields, one a line, such as 'name: Harbour & Kiln'"))
            return nil
        }
        if let currency = node["currency"], !currency.isNull {
            reader.field = "currency"
            basics.currency = reader.currency(currency)
        }
        if let offset = node["utc_offset"], !offset.isNull {
            reader.field = "utc_offset"
            basics.zone = reader.utcOffset(offset).map(ZoneTable.init(offset:))
        }
        if let name = node["time_zone"], !name.isNull {
            reader.field = "time_zone"
            if let key = node.entry("time_zone")?.key, let offset = node["utc_offset"], !offset.isNull {
                reader.error(key, "a shop has a 'time_zone' or a 'utc_offset', not both; remove 'utc_offset'")
            }
            basics.zone = reader.timeZone(name, zones)
        }
        let zone = basics.zone ?? .utc
        let currency = basics.currency ?? .fallback
        let early = reader.diagnostics
        reader = ContentReader(
            source: node.source, conventions: ContentConventions(currency: currency, zone: zone))
        reader.diagnostics = early
        defer { diagnostics.append(contentsOf: reader.diagnostics.sorted { $0.offset < $1.offset }) }
        var draft = StoreDraft()
        StoreDraft.table.read(node, into: &draft, &reader)
        draft.check(node, &reader)
        draft.intent.isUndecided = ["orders", "shipping", "payment"].allSatisfy { node[$0]?.isNull ?? true }
        return draft.store(source: node.source, currency: currency, zone: zone)
    }

    /// The tables of the content reference, by their headings.
    package static var fieldReferences: [(heading: String, fields: [FieldReference])] {
        [
            ("Store", StoreDraft.table.reference), ("Address", Address.table.reference),
            ("Theme", ThemeChoice.table.reference), ("Menu links", MenuLinkDraft.table.reference),
            ("Markdown", StoreDraft.markdown.reference), ("Orders", OrderSettings.table.reference),
            ("Unpaid orders", UnpaidAfter.table.reference), ("Closed", ClosedPeriod.table.reference),
            ("Payment methods", PaymentDraft.table.reference), ("Shipping zones", ZoneDraft.table.reference),
            ("Shipping rates", RateDraft.table.reference), ("Shipping tiers", TierDraft.table.reference),
            ("Shipping surcharges", SurchargeDraft.table.reference), ("Tax", TaxRules.table.reference),
            ("Tax rates", TaxRateDraft.table.reference), ("Returns", ReturnsDraft.table.reference),
            ("Search", SearchSettings.table.reference), ("Feeds", FeedSettings.table.reference),
        ]
    }
}

private struct StoreBasics {
    var currency: Currency?
    var zone: ZoneTable?
}

struct StoreDraft: Sendable {
    var name: String?
    var url: Located<String>?
    var language: Language?
    var description: String?
    var email: String?
    var phone: String?
    var address: Address?
    var logo: Located<String>?
    var favicon: Located<String>?
    var social: [SocialLink] = []
    var theme = ThemeChoice()
    var menus: [Menu] = []
    var allowsRawHTML = false
    var orders = OrderSettings()
    var closed: ClosedPeriod?
    var intent = StoreIntent()
    var payment: [PaymentMethod] = []
    var shipping: [ShippingZone] = []
    var tax = TaxRules(pricesIncludeTax: true)
    var returns: [ReturnPolicy] = []
    var search = SearchSettings()
    var feeds = FeedSettings()
    var seo = SEO()

    static let table = FieldTable<StoreDraft>(
        "a store field",
        [
            Field("name", "text", "What the shop is called.", example: "Harbour & Kiln", required: true) {
                $1.name = $2.line($0)
            },
            Field(
                "url", "address", "Where it is published; with a path when it is not at the root of its host.",
                example: "https://shop.example/", required: true
            ) { $1.url = $2.storeAddress($0) },
            Field("currency", "ISO 4217 code", "The one currency of all prices.", example: "GBP", required: true) {
                _, _, _ in
            },
            Field(
                "language", "language tag",
                "The language of the shop: how amounts and dates are written, which words the theme uses. `en` when left out.",
                example: "en-GB"
            ) { $1.language = $2.language($0) },
            Field(
                "time_zone", "name of a zone",
                "How the shop's clocks go, summer time included: what dates without an offset mean, and how times are shown. UTC when left out.",
                example: "Europe/Berlin"
            ) { _, _, _ in },
            Field(
                "utc_offset", "offset", "Instead of `time_zone`, where clocks are never set: hours east of UTC.",
                example: "\"+01:00\""
            ) { _, _, _ in },
            Field(
                "description", "text", "A sentence or two: the home page in search results.",
                example: "Household goods made slowly."
            ) { $1.description = $2.text($0) },
            Field("email", "e-mail address", "Where customers write to.", example: "hello@shop.example") {
                $1.email = $2.email($0)
            },
            Field("phone", "text", "Where they call.", example: "+44 117 496 0000") { $1.phone = $2.line($0) },
            Field(
                "address", "group or text", "Where the shop is; see Address.",
                example: "{street: 1 Welsh Back, city: Bristol, postcode: BS1 4SP, country: GB}"
            ) { $1.address = $2.address($0) },
            Field("logo", "file", "The shop's sign.", example: "logo.svg") { $1.logo = $2.file($0) },
            Field(
                "favicon", "file", "The small picture in browser tabs; square, 192 pixels or more, or SVG.",
                example: "favicon.png"
            ) { $1.favicon = $2.file($0) },
            Field(
                "social", "group", "The shop's profiles elsewhere, each by its name.",
                example: "{instagram: \"https://instagram.com/harbourandkiln\"}"
            ) { $1.social = $2.social($0) },
            Field(
                "theme", "text or group", "The theme, and its settings; see Theme.",
                example: "{name: market, settings: {accent: \"#205040\"}}"
            ) { $1.theme = $2.theme($0) ?? ThemeChoice() },
            Field(
                "menus", "group", "Menus by name, each a list of links; see Menu links.",
                example: "{main: [{title: Kitchen, url: collections/kitchen.md}]}"
            ) { $1.menus = $2.menus($0) },
            Field("markdown", "group", "How texts are read; see Markdown.", example: "{raw_html: true}") {
                node, draft, reader in
                if reader.isGroup(node, example: "{raw_html: true}") {
                    StoreDraft.markdown.read(node, into: &draft, &reader)
                }
            },
            Field(
                "orders", "group or false", "How orders are taken; see Orders. `false`: the shop takes none.",
                example: "{url: /orders, notify: [owner@shop.example]}"
            ) { $1.orders = $2.orders($0) },
            Field(
                "closed", "group, text or true", "When the shop takes no orders; see Closed. A text is its `message`.",
                example: "{from: 2026-12-24, until: 2027-01-06, message: Back on the 7th of January.}"
            ) { $1.closed = $2.closed($0) },
            Field(
                "payment", "list of groups or none",
                "Ways to pay; see Payment methods. `none`: orders are placed without one.",
                example: "[{type: bank_transfer, name: Bank transfer}]"
            ) { node, draft, reader in
                draft.intent.takesNoPayment = node.kind == .string && node.text == "none"
                if !draft.intent.takesNoPayment { draft.payment = reader.payment(node) }
            },
            Field(
                "shipping", "list of groups or free",
                "Where orders go and what that costs; see Shipping zones. `free`: everywhere, for nothing.",
                example: "[{name: Everywhere, rates: [{name: Post, price: 4.90}]}]"
            ) { node, draft, reader in
                draft.intent.shipsFree = node.kind == .string && node.text == "free"
                if !draft.intent.shipsFree { draft.shipping = reader.shipping(node) }
            },
            Field(
                "tax", "group", "Which tax prices hold or bear; see Tax.",
                example: "{included: true, rates: [{name: VAT, countries: [GB], rate: 20}]}"
            ) { $1.tax = $2.tax($0) ?? TaxRules() },
            Field(
                "returns", "group, or list of groups", "What happens with goods sent back; see Returns.",
                example: "{days: 30, fees: free}"
            ) { $1.returns = $2.returns($0) },
            Field("search", "group", "What the search finds; see Search.", example: "{bodies: false}") {
                $1.search = $2.search($0)
            },
            Field("feeds", "group", "Which feeds are written; see Feeds.", example: "{meta: false}") {
                $1.feeds = $2.feeds($0)
            },
            Field("seo", "group", "Of the home page; see SEO.", example: "{title: Household goods from Bristol}") {
                $1.seo = $2.seo($0) ?? SEO()
            },
        ])

    static let markdown = FieldTable<StoreDraft>(
        "a Markdown setting",
        [
            Field(
                "raw_html", "true or false",
                "Lets HTML in texts through as it stands. Without it, HTML is left out with a warning.", example: "true"
            ) { $1.allowsRawHTML = $2.bool($0) ?? false }
        ])

    /// What needs several fields: words used in one place and explained in another.
    func check(_ node: Node, _ reader: inout ContentReader) {
        checkPickups(node, &reader)
        if payment.contains(where: { $0.kind == .cashOnPickup }), let place = node.entry("payment")?.key.range {
            let hasPickup = shipping.contains { $0.rates.contains(where: \.isPickup) }
            if !hasPickup {
                reader.report(.warning, place, "there is 'cash_on_pickup', but no shipping rate with 'pickup: true'")
            }
        }
    }

    /// Orders that are fetched bear the tax of where they are, which must then be known as exactly as the tax asks.
    private func checkPickups(_ node: Node, _ reader: inout ContentReader) {
        let pickups = shipping.flatMap(\.rates).filter(\.isPickup)
        if let place = node.entry("address")?.key.range, pickups.contains(where: { $0.pickupAddress == nil }) {
            checkPickup(address, place, "of orders that are fetched goes by the shop's own", &reader)
        }
        // As they stand in the file; where one of them could not be read there is an error already.
        let places = (node["shipping"].map { Array($0.items) } ?? []).flatMap { zone in
            (zone["rates"].map { Array($0.items) } ?? []).compactMap { $0.entry("address")?.key.range }
        }
        let addresses = pickups.compactMap(\.pickupAddress)
        guard places.count == addresses.count else { return }
        for (address, place) in zip(addresses, places) {
            checkPickup(address, place, "of orders that are fetched here goes by the", &reader)
        }
    }

    private func checkPickup(_ address: Address?, _ place: Range<Int>, _ what: String, _ reader: inout ContentReader) {
        guard let home = address?.destination else { return }
        let format = AddressFormat.of(home.country)
        let areas = tax.rates.map(\.area).filter { $0.canHold(format) }
        func report(_ word: String, _ field: String) {
            reader.report(.error, place, "the tax \(what) \(word): write it in 'address' as '\(field)'")
        }
        if home.regionReading != .known, areas.contains(where: { !$0.regions(of: format).isEmpty }) {
            report(format.regionWord, "region")
        }
        if home.postcodeReading != .known, areas.contains(where: { $0.goesByPostcode(in: format) }) {
            report(format.postcodeWord, "postcode")
        }
    }

    func store(source: SourceFile, currency: Currency, zone: ZoneTable) -> Store {
        let language = language ?? .english
        var orders = orders
        orders.closed = closed
        // Nobody said how goods are sent and paid: better no order than one for nothing.
        if intent.isUndecided { orders.url = nil }
        return Store(
            source: source, name: name ?? "", url: url ?? Located("http://localhost/"), language: language,
            currency: currency, zone: zone, moneyFormat: MoneyFormat(currency: currency, language: language),
            description: description, email: email, phone: phone, address: address, logo: logo, favicon: favicon,
            social: social, theme: theme, menus: menus, allowsRawHTML: allowsRawHTML, orders: orders, payment: payment,
            shipping: shipping, intent: intent, tax: tax, returns: returns, search: search, feeds: feeds, seo: seo)
    }
}

extension ContentReader {
    mutating func currency(_ node: Node) -> Currency? {
        let code = node.kind == .string ? node.text : ""
        if let currency = Currency(code: code) { return currency }
        if node.kind == .string, Currency(code: code.uppercased()) != nil {
            error(node, "a currency is written in capital letters: \(code.uppercased())")
        } else if node.kind == .string {
            let phrase = Suggestion.phrase(for: code.uppercased(), in: Currency.codes)
            error(
                node,
                "'\(Diagnostic.shortened(code))' is not a currency's three-letter code (ISO 4217), such as EUR\(code.utf8.count == 3 ? phrase : "")"
            )
        } else {
            expected("a currency's three-letter code such as EUR", node)
        }
        return nil
    }

    mutating func utcOffset(_ node: Node) -> Int? {
        if node.kind == .string, let offset = DateTime.offset(node.text) { return offset }
        if node.kind == .string, node.text.contains("/") {
            error(
                node,
                "'\(field)' must be hours from UTC such as \"+01:00\"; where clocks are set twice a year write 'time_zone: \(Diagnostic.shortened(node.text))' instead"
            )
        } else {
            expected("hours from UTC such as \"+01:00\"", node)
        }
        return nil
    }

    /// `Europe/Berlin`.
    mutating func timeZone(_ node: Node, _ zones: ZoneFinder) -> ZoneTable? {
        guard node.kind == .string, let name = line(node) else {
            expected("the name of a time zone such as Europe/Berlin", node)
            return nil
        }
        if DateTime.offset(name) != nil, name != "UTC" {
            error(node, "'\(field)' takes a name such as Europe/Berlin; hours are written as 'utc_offset: \"\(name)\"'")
            return nil
        }
        guard ZoneFinder.isName(name) else {
            expected("the name of a time zone such as Europe/Berlin", node)
            return nil
        }
        switch zones.find(name) {
        case .zone(let zone): return zone
        case .unknown(let names):
            error(
                node,
                "there is no time zone '\(Diagnostic.shortened(name))'\(ContentReader.zonePhrase(name, names))")
        case .unreadable(let reason): error(node, "the time zone '\(name)' cannot be read: \(reason)")
        case .noFiles:
            error(
                node,
                "this system has no time zone files; install the package 'tzdata' (Debian, Ubuntu, Alpine, Fedora, Arch), or write 'utc_offset' where clocks are never set"
            )
        }
        return nil
    }

    /// `; did you mean 'Europe/Berlin'?`, also for a town alone, other capitals and a blank for `_`.
    private static func zonePhrase(_ name: String, _ names: [String]) -> String {
        func folded(_ text: some StringProtocol) -> String { text.lowercased().replacing(" ", with: "_") }
        let wanted = folded(name)
        let same =
            names.first { folded($0) == wanted } ?? names.first { folded($0).hasSuffix("/" + wanted) }
            ?? names.first { name in
                wanted.split(separator: "/").last.map { folded(name).hasSuffix("/" + $0) } ?? false
            }
        if let same { return "; did you mean '\(same)'?" }
        let phrase = Suggestion.phrase(for: name, in: names)
        return phrase.isEmpty ? "; names are those of the time zone database, such as Europe/Berlin" : phrase
    }

    /// The address of the shop, made to end in a slash.
    mutating func storeAddress(_ node: Node) -> Located<String>? {
        guard var address = webAddress(node, example: "https://shop.example/") else { return nil }
        guard !address.value.contains("?"), !address.value.contains("#") else {
            error(node, "'\(field)' must not have a ? or # in it")
            return nil
        }
        if !address.value.hasSuffix("/") { address.value += "/" }
        return address
    }

    mutating func language(_ node: Node) -> Language? {
        guard let tag = line(node) else { return nil }
        let parts = tag.split(separator: "-", omittingEmptySubsequences: false)
        let isTag = parts.allSatisfy { (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(ASCII.isAlphanumeric) }
        guard isTag, let first = parts.first, (2...3).contains(first.utf8.count), first.utf8.allSatisfy(ASCII.isLetter)
        else {
            expected("a language tag such as en or de-CH", node)
            return nil
        }
        return Language(tag)
    }

    mutating func address(_ node: Node) -> Address? {
        if node.kind == .map {
            var address = Address()
            Address.table.read(node, into: &address, &self)
            return address
        }
        return text(node).map { Address(street: $0) }
    }

    mutating func social(_ node: Node) -> [SocialLink] {
        guard isGroup(node, example: "{instagram: \"https://instagram.com/name\"}") else { return [] }
        var out: [SocialLink] = []
        for (key, value) in node.entries where !value.isNull {
            field = key.text
            if let url = webAddress(value, example: "https://instagram.com/name") {
                out.append(SocialLink(name: key.text, url: url.value))
            }
        }
        return out
    }

    mutating func theme(_ node: Node) -> ThemeChoice? {
        var theme = ThemeChoice()
        if node.kind == .map {
            ThemeChoice.table.read(node, into: &theme, &self)
        } else {
            guard let name = themeName(node) else { return nil }
            theme.name = name
        }
        return theme
    }

    mutating func themeName(_ node: Node) -> Located<String>? {
        guard let name = locatedLine(node) else { return nil }
        if let problem = Handle.problem(with: name.value) {
            error(
                node,
                "the theme's name is that of its folder in themes/, but '\(Diagnostic.shortened(name.value))' \(problem)"
            )
            return nil
        }
        return name
    }

    mutating func menus(_ node: Node) -> [Menu] {
        guard isGroup(node, example: "{main: [{title: Kitchen, url: collections/kitchen.md}]}") else { return [] }
        var out: [Menu] = []
        for (key, value) in node.entries where !value.isNull {
            field = key.text
            out.append(Menu(handle: Located(key.text, range: key.range), links: menuLinks(value)))
        }
        return out
    }

    mutating func menuLinks(_ node: Node) -> [MenuLink] {
        // Depth is the reader's: 32 levels of YAML, 64 of JSON.
        groups(node, of: "links such as {title: Kitchen, url: collections/kitchen.md}").compactMap { item in
            var draft = MenuLinkDraft()
            MenuLinkDraft.table.read(item, into: &draft, &self)
            guard let title = draft.title, let url = draft.url else { return nil }
            return MenuLink(title: title, url: url, children: draft.children)
        }
    }

    mutating func search(_ node: Node) -> SearchSettings {
        var settings = SearchSettings()
        if let isEnabled = node.bool {
            settings.isEnabled = isEnabled
        } else if isGroup(node, example: "{enabled: true}") {
            SearchSettings.table.read(node, into: &settings, &self)
        }
        return settings
    }

    mutating func feeds(_ node: Node) -> FeedSettings {
        var settings = FeedSettings()
        if isGroup(node, example: "{google: true}") { FeedSettings.table.read(node, into: &settings, &self) }
        return settings
    }
}

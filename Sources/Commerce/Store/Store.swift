import Languages
import Text

/// Everything `store.yaml` says: who sells, in which currency, on which terms.
package struct Store: Sendable {
    package var source: SourceFile
    package var name: String
    /// Where the shop is published, `https://host/` or `https://host/path/`; always with a final slash.
    package var url: Located<String>
    package var language: Language
    package var currency: Currency
    /// How the clocks go where dates without a zone are meant.
    package var zone: ZoneTable
    package var moneyFormat: MoneyFormat
    package var description: String?
    package var email: String?
    package var phone: String?
    package var address: Address?
    package var logo: Located<String>?
    package var favicon: Located<String>?
    package var social: [SocialLink]
    package var theme: ThemeChoice
    package var menus: [Menu]
    package var allowsRawHTML: Bool
    package var orders: OrderSettings
    package var payment: [PaymentMethod]
    package var shipping: [ShippingZone]
    /// What the owner said on purpose where nothing would be a mistake.
    package var intent: StoreIntent
    package var tax: TaxRules
    package var returns: [ReturnPolicy]
    package var search: SearchSettings
    package var feeds: FeedSettings
    /// Of the home page.
    package var seo: SEO

    package init(
        source: SourceFile, name: String, url: Located<String>, language: Language, currency: Currency,
        zone: ZoneTable = .utc, moneyFormat: MoneyFormat, description: String? = nil, email: String? = nil,
        phone: String? = nil, address: Address? = nil, logo: Located<String>? = nil, favicon: Located<String>? = nil,
        social: [SocialLink] = [], theme: ThemeChoice = ThemeChoice(), menus: [Menu] = [],
        allowsRawHTML: Bool = false, orders: OrderSettings = OrderSettings(), payment: [PaymentMethod] = [],
        shipping: [ShippingZone] = [], intent: StoreIntent = StoreIntent(), tax: TaxRules = TaxRules(),
        returns: [ReturnPolicy] = [],
        search: SearchSettings = SearchSettings(), feeds: FeedSettings = FeedSettings(), seo: SEO = SEO()
    ) {
        self.source = source
        self.name = name
        self.url = url
        self.language = language
        self.currency = currency
        self.zone = zone
        self.moneyFormat = moneyFormat
        self.description = description
        self.email = email
        self.phone = phone
        self.address = address
        self.logo = logo
        self.favicon = favicon
        self.social = social
        self.theme = theme
        self.menus = menus
        self.allowsRawHTML = allowsRawHTML
        self.orders = orders
        self.payment = payment
        self.shipping = shipping
        self.intent = intent
        self.tax = tax
        self.returns = returns
        self.search = search
        self.feeds = feeds
        self.seo = seo
    }

    /// What the decoders of other content files need to know of the store.
    package var conventions: ContentConventions { ContentConventions(currency: currency, zone: zone) }
}

/// What an owner said on purpose and a shop without it would only have forgotten.
package struct StoreIntent: Sendable, Hashable {
    /// `shipping: free`: goods are sent everywhere for nothing.
    package var shipsFree: Bool
    /// `payment: none`: orders are placed without a way to pay.
    package var takesNoPayment: Bool
    /// Not a word of orders, shipping or payment: a catalogue, which takes no orders.
    package var isUndecided: Bool

    package init(shipsFree: Bool = false, takesNoPayment: Bool = false, isUndecided: Bool = false) {
        self.shipsFree = shipsFree
        self.takesNoPayment = takesNoPayment
        self.isUndecided = isUndecided
    }
}

/// What it takes to read a price or a date of a content file.
package struct ContentConventions: Sendable, Hashable {
    package var currency: Currency
    /// How the clocks go where dates without a zone are meant.
    package var zone: ZoneTable

    package init(currency: Currency, zone: ZoneTable = .utc) {
        self.currency = currency
        self.zone = zone
    }
}

/// A postal address.
package struct Address: Sendable, Hashable {
    package var street: String?
    package var city: String?
    package var region: String?
    package var postcode: String?
    /// ISO 3166-1 alpha-2.
    package var country: String?

    package init(
        street: String? = nil, city: String? = nil, region: String? = nil, postcode: String? = nil,
        country: String? = nil
    ) {
        self.street = street
        self.city = city
        self.region = region
        self.postcode = postcode
        self.country = country
    }

    /// The place that goods are fetched at, for the tax there; nil without a country.
    package var destination: Destination? {
        country.map { Destination(country: $0, region: region ?? "", postcode: postcode ?? "") }
    }

    /// The parts on lines, as the country's post prints them, with the country's code at the end.
    package var lines: [String] { lines(name: nil) }

    /// The same with a name where the country's post has it.
    package func lines(name: String?, countryName: String? = nil) -> [String] {
        let address = PostalAddress(
            name: name ?? "", address1: street ?? "", city: city ?? "", region: region ?? "", postcode: postcode ?? "")
        return AddressFormat.of(country ?? "").lines(address, countryName: countryName ?? country)
    }
}

/// A profile of the shop elsewhere.
package struct SocialLink: Sendable, Equatable {
    /// `instagram`, `mastodon`, ...: what themes choose an icon by.
    package var name: String
    package var url: String

    package init(name: String, url: String) {
        self.name = name
        self.url = url
    }
}

/// Which theme shows the shop, and what the owner set in it; the theme's own table says what may be set.
package struct ThemeChoice: Sendable, Equatable {
    package var name: Located<String>
    package var settings: [ThemeSetting]

    package init(name: Located<String> = Located("market"), settings: [ThemeSetting] = []) {
        self.name = name
        self.settings = settings
    }
}

/// One setting as the owner wrote it, not yet checked against the theme.
package struct ThemeSetting: Sendable, Equatable {
    package var name: Located<String>
    package var value: Located<ContentValue>

    package init(name: Located<String>, value: Located<ContentValue>) {
        self.name = name
        self.value = value
    }
}

/// A menu: what a theme shows as `linklists.<handle>`.
package struct Menu: Sendable, Equatable {
    package var handle: Located<String>
    package var links: [MenuLink]

    package init(handle: Located<String>, links: [MenuLink]) {
        self.handle = handle
        self.links = links
    }
}

/// A link of a menu, with links under it.
package struct MenuLink: Sendable, Equatable {
    package var title: String
    /// A path to a content file, a path of the shop or a URL.
    package var url: Located<String>
    package var children: [MenuLink]

    package init(title: String, url: Located<String>, children: [MenuLink] = []) {
        self.title = title
        self.url = url
        self.children = children
    }
}

/// What the search page and its index hold.
package struct SearchSettings: Sendable, Equatable {
    package var isEnabled: Bool
    /// Index the texts of the products as well as their titles, tags, vendors and SKUs.
    package var includesBodies: Bool
    package var includesPages: Bool
    package var includesJournal: Bool

    package init(
        isEnabled: Bool = true, includesBodies: Bool = true, includesPages: Bool = true, includesJournal: Bool = true
    ) {
        self.isEnabled = isEnabled
        self.includesBodies = includesBodies
        self.includesPages = includesPages
        self.includesJournal = includesJournal
    }
}

/// Which feeds are written, and what those need that nothing else says.
package struct FeedSettings: Sendable, Equatable {
    package var journal: Bool
    package var google: Bool
    package var meta: Bool
    package var openai: Bool
    package var llms: Bool
    /// Pages the feeds must link to.
    package var privacy: Located<String>?
    package var terms: Located<String>?
    package var returns: Located<String>?
    /// Countries the shop sells to, for feeds that ask; empty: those of its shipping zones.
    package var countries: [String]

    package init(
        journal: Bool = true, google: Bool = true, meta: Bool = true, openai: Bool = true, llms: Bool = true,
        privacy: Located<String>? = nil, terms: Located<String>? = nil, returns: Located<String>? = nil,
        countries: [String] = []
    ) {
        self.journal = journal
        self.google = google
        self.meta = meta
        self.openai = openai
        self.llms = llms
        self.privacy = privacy
        self.terms = terms
        self.returns = returns
        self.countries = countries
    }
}

import Commerce
import Documents
import Text

/// The smaller groups of `store.yaml`: menus, address, theme, search, feeds.
struct MenuLinkDraft: Sendable {
    var title: String?
    var url: Located<String>?
    var children: [MenuLink] = []

    static let table = FieldTable<MenuLinkDraft>(
        "a menu field",
        [
            Field("title", "text", "What the link says.", example: "Kitchen", required: true) {
                $1.title = $2.line($0)
            },
            Field(
                "url", "link", "Where it leads: a content file, a path of the shop or an address elsewhere.",
                example: "collections/kitchen.md", required: true
            ) { $1.url = $2.link($0) },
            Field(
                "children", "list of links", "Links under this one.",
                example: "[{title: Aprons, url: collections/aprons.md}]"
            ) { $1.children = $2.menuLinks($0) },
        ])
}

extension Address {
    static let table = FieldTable<Address>(
        "an address field",
        [
            Field("street", "text", "Street and number.", example: "1 Welsh Back") { $1.street = $2.text($0) },
            Field("city", "text", "Town.", example: "Bristol") { $1.city = $2.line($0) },
            Field("region", "text", "County, state or province.", example: "Somerset") { $1.region = $2.line($0) },
            Field("postcode", "text", "Postal code.", example: "BS1 4SP") { $1.postcode = $2.line($0) },
            Field("country", "country", "Two letters.", example: "GB") { $1.country = $2.country($0) },
        ])
}

extension ThemeChoice {
    static let table = FieldTable<ThemeChoice>(
        "a theme field",
        [
            Field("name", "text", "The theme's folder in `themes/`; `market` when left out.", example: "market") {
                node, draft, reader in
                if let name = reader.themeName(node) { draft.name = name }
            },
            Field(
                "settings", "group", "What the theme lets you set; its `theme.yaml` says what that is.",
                example: "{accent: \"#205040\"}"
            ) { node, draft, reader in
                guard reader.isGroup(node, example: "{accent: \"#205040\"}") else { return }
                draft.settings = node.entries.map {
                    ThemeSetting(
                        name: Located($0.key.text, range: $0.key.range),
                        value: Located(ContentReader.value($0.value), range: $0.value.range))
                }
            },
        ])
}

extension SearchSettings {
    static let table = FieldTable<SearchSettings>(
        "a search setting",
        [
            Field("enabled", "true or false", "Whether there is a search at all.", example: "true") {
                $1.isEnabled = $2.bool($0) ?? true
            },
            Field("bodies", "true or false", "Whether it finds words of the products' texts.", example: "false") {
                $1.includesBodies = $2.bool($0) ?? true
            },
            Field("pages", "true or false", "Whether it finds pages.", example: "false") {
                $1.includesPages = $2.bool($0) ?? true
            },
            Field("journal", "true or false", "Whether it finds journal posts.", example: "false") {
                $1.includesJournal = $2.bool($0) ?? true
            },
        ])
}

extension FeedSettings {
    static let table = FieldTable<FeedSettings>(
        "a feed setting",
        [
            Field("journal", "true or false", "The journal as an Atom feed, `/feed.xml`.", example: "false") {
                $1.journal = $2.bool($0) ?? true
            },
            Field("google", "true or false", "`/feeds/google.xml`.", example: "false") {
                $1.google = $2.bool($0) ?? true
            },
            Field("meta", "true or false", "`/feeds/meta.csv`.", example: "false") { $1.meta = $2.bool($0) ?? true },
            Field("openai", "true or false", "`/feeds/openai.jsonl`.", example: "false") {
                $1.openai = $2.bool($0) ?? true
            },
            Field("llms", "true or false", "`/llms.txt`.", example: "false") { $1.llms = $2.bool($0) ?? true },
            Field("privacy", "link", "The privacy page, for feeds that ask for it.", example: "pages/privacy.md") {
                $1.privacy = $2.link($0)
            },
            Field("terms", "link", "The terms page; `orders.terms` when left out.", example: "pages/terms.md") {
                $1.terms = $2.link($0)
            },
            Field("returns", "link", "The returns page; `returns.page` when left out.", example: "pages/returns.md") {
                $1.returns = $2.link($0)
            },
            Field(
                "countries", "list of countries",
                "Where the shop sells to, for feeds that ask; those of its shipping zones when left out.",
                example: "[GB, IE]"
            ) { $1.countries = $2.countries($0) },
        ])
}

/// What the pages that no content file names are called in `<title>`.
enum StandardTitles {
    private static let table: [String: [String: String]] = [
        "pages.collections": [
            "en": "Collections", "de": "Kollektionen", "fr": "Collections", "es": "Colecciones", "it": "Collezioni",
            "nl": "Collecties",
        ],
        "pages.journal": [
            "en": "Journal", "de": "Journal", "fr": "Journal", "es": "Diario", "it": "Diario", "nl": "Journaal",
        ],
        "pages.cart": [
            "en": "Your cart", "de": "Warenkorb", "fr": "Panier", "es": "Cesta", "it": "Carrello", "nl": "Winkelwagen",
        ],
        "pages.checkout": [
            "en": "Checkout", "de": "Kasse", "fr": "Commande", "es": "Pago", "it": "Cassa", "nl": "Afrekenen",
        ],
        "pages.search": [
            "en": "Search", "de": "Suche", "fr": "Recherche", "es": "Buscar", "it": "Cerca", "nl": "Zoeken",
        ],
        "closed": [
            "en": "The shop takes no orders at the moment.", "de": "Der Laden nimmt zurzeit keine Bestellungen an.",
            "fr": "La boutique ne prend pas de commandes pour le moment.",
            "es": "La tienda no acepta pedidos por ahora.", "it": "Il negozio al momento non accetta ordini.",
            "nl": "De winkel neemt op dit moment geen bestellingen aan.",
        ],
        "pages.not_found": [
            "en": "Page not found", "de": "Seite nicht gefunden", "fr": "Page introuvable",
            "es": "Página no encontrada", "it": "Pagina non trovata", "nl": "Pagina niet gevonden",
        ],
    ]

    /// English where the language is not known.
    static func title(_ key: String, language: String) -> String {
        let titles = table[key] ?? [:]
        return titles[language.prefix(2).lowercased()] ?? titles["en"] ?? key
    }
}

/// What Vitrine itself says on a shop's pages where neither content nor theme do, above all in `<title>`.
package enum StandardWord: String, Sendable {
    case collections, journal, cart, checkout, search
    case notFound
    /// The collection of everything.
    case allProducts
    /// The shop takes no orders.
    case closed

    fileprivate static let table: [StandardWord: [String: String]] = [
        .collections: [
            "en": "Collections", "de": "Kollektionen", "fr": "Collections", "es": "Colecciones", "it": "Collezioni",
            "nl": "Collecties",
        ],
        .journal: [
            "en": "Journal", "de": "Journal", "fr": "Journal", "es": "Diario", "it": "Diario", "nl": "Journaal",
        ],
        .cart: [
            "en": "Your cart", "de": "Warenkorb", "fr": "Panier", "es": "Cesta", "it": "Carrello", "nl": "Winkelwagen",
        ],
        .checkout: [
            "en": "Checkout", "de": "Kasse", "fr": "Commande", "es": "Pago", "it": "Cassa", "nl": "Afrekenen",
        ],
        .search: [
            "en": "Search", "de": "Suche", "fr": "Recherche", "es": "Buscar", "it": "Cerca", "nl": "Zoeken",
        ],
        .notFound: [
            "en": "Page not found", "de": "Seite nicht gefunden", "fr": "Page introuvable",
            "es": "Página no encontrada", "it": "Pagina non trovata", "nl": "Pagina niet gevonden",
        ],
        .allProducts: [
            "en": "All products", "de": "Alle Produkte", "fr": "Tous les produits", "es": "Todos los productos",
            "it": "Tutti i prodotti", "nl": "Alle producten", "pt": "Todos os produtos", "sv": "Alla produkter",
            "da": "Alle produkter", "pl": "Wszystkie produkty",
        ],
        .closed: [
            "en": "The shop takes no orders at the moment.", "de": "Der Laden nimmt zurzeit keine Bestellungen an.",
            "fr": "La boutique ne prend pas de commandes pour le moment.",
            "es": "La tienda no acepta pedidos por ahora.", "it": "Il negozio al momento non accetta ordini.",
            "nl": "De winkel neemt op dit moment geen bestellingen aan.",
        ],
    ]
}

extension Language {
    /// The word in this language, in English where it is not known. `deu` is taken for `de`.
    package func word(_ word: StandardWord) -> String {
        let words = StandardWord.table[word] ?? [:]
        return words[tag.prefix(2).lowercased()] ?? words["en"] ?? word.rawValue
    }
}

import Commerce
import Text

/// Checks the links that `store.yaml` itself makes: menus, terms, policies.
enum StoreLinks {
    /// Gives the files that are linked to, by media id.
    static func check(_ catalogue: Catalogue, _ links: LinkResolver, diagnostics: inout [Diagnostic]) -> [Int] {
        let store = catalogue.store
        var found: [Diagnostic] = []
        var files: [Int] = []
        func check(_ link: Located<String>) {
            switch links.target(of: link.value, in: store.source.path, at: catalogue.addresses.home) {
            case .media(let id, _): files.append(id)
            case .elsewhere, .found, .misplaced: break
            case .hidden:
                found.append(
                    Diagnostic(
                        .warning, store.source, link.range,
                        "'\(link.value)' is not published at present, so this link leads to a missing page"))
            case .missing(let message, _, _): found.append(Diagnostic(.error, store.source, link.range, message))
            }
        }
        func check(_ menu: [MenuLink]) {
            for link in menu {
                check(link.url)
                check(link.children)
            }
        }
        for menu in store.menus { check(menu.links) }
        for link in [store.orders.terms, store.feeds.privacy, store.feeds.terms, store.feeds.returns] {
            if let link { check(link) }
        }
        for policy in store.returns { if let page = policy.page { check(page) } }
        diagnostics += found
        return files
    }
}

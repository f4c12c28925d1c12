import Commerce
import Text

/// Checks the links that `store.yaml` itself makes: menus, terms, policies.
enum StoreLinks {
    struct Found {
        /// Files that are linked to, by media id.
        var files: [Int] = []
        /// To be checked when all pages are made.
        var numbered: [NumberedLink] = []
    }

    static func check(_ links: Links, diagnostics: inout [Diagnostic]) -> Found {
        let catalogue = links.catalogue
        let store = catalogue.store
        var problems: [Diagnostic] = []
        var found = Found()
        // Every build asks all of them again.
        let trace = DependencyTrace()
        func check(_ link: Located<String>) {
            switch links.target(of: link.value, in: store.source.path, at: catalogue.addresses.home, trace) {
            case .media(let id, _): found.files.append(id)
            case .elsewhere, .found, .misplaced: break
            case .numbered(_, let page):
                found.numbered.append(
                    NumberedLink(
                        page: page, written: link.value, place: Diagnostic(.error, store.source, link.range, "")))
            case .hidden:
                problems.append(
                    Diagnostic(
                        .warning, store.source, link.range,
                        "'\(link.value)' is not published at present, so this link leads to a missing page"))
            case .missing(let message): problems.append(Diagnostic(.error, store.source, link.range, message))
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
        diagnostics += problems
        return found
    }
}

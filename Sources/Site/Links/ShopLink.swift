import Commerce
import Text

/// Where a link of a menu or of a theme's setting leads.
///
/// Owners write paths to content files (`pages/about.md`), paths of the shop (`/pages/about/`) or URLs; templates get
/// the URL that works under the shop's base path.
struct ShopLink: Sendable, Equatable {
    enum Target: Sendable, Equatable {
        case home, collections, journal, cart, checkout, search, elsewhere
        case product(String), collection(String), page(String), post(String), tag(String)
    }

    let url: String
    let target: Target

    init(_ text: String, _ addresses: Addresses) {
        let (path, ending) = ShopLink.split(text)
        if path.isEmpty || ShopLink.hasScheme(text) || text.hasPrefix("//") {
            self.init(url: text, target: .elsewhere)
            return
        }
        var parts = path.split(separator: "/").map(String.init)
        while parts.first == ".." || parts.first == "." || parts.first == "content" { parts.removeFirst() }
        guard let first = parts.first else {
            self.init(url: addresses.home + ending, target: .home)
            return
        }
        if parts.count == 1 {
            switch first {
            case "collections": self.init(url: addresses.collections + ending, target: .collections)
            case "journal", "blogs": self.init(url: addresses.journal + ending, target: .journal)
            case "cart": self.init(url: addresses.cart + ending, target: .cart)
            case "checkout": self.init(url: addresses.checkout + ending, target: .checkout)
            case "search": self.init(url: addresses.search + ending, target: .search)
            default: self.init(url: ShopLink.plain(path, ending, addresses), target: .elsewhere)
            }
            return
        }
        let handle = Addresses.decode(ShopLink.handle(parts))
        switch first {
        case "products": self.init(url: addresses.product(handle) + ending, target: .product(handle))
        case "collections" where parts.count == 2 || parts.last?.contains(".") == true:
            self.init(url: addresses.collection(handle) + ending, target: .collection(handle))
        case "pages": self.init(url: addresses.page(handle) + ending, target: .page(handle))
        case "journal": self.init(url: addresses.post(handle) + ending, target: .post(handle))
        case "tags": self.init(url: addresses.tag(handle) + ending, target: .tag(handle))
        default: self.init(url: ShopLink.plain(path, ending, addresses), target: .elsewhere)
        }
    }

    fileprivate init(url: String, target: Target) {
        self.url = url
        self.target = target
    }

    /// The path and, apart, its query and fragment.
    fileprivate static func split(_ text: String) -> (path: String, ending: String) {
        guard let cut = text.firstIndex(where: { $0 == "?" || $0 == "#" }) else { return (text, "") }
        return (String(text[..<cut]), String(text[cut...]))
    }

    /// RFC 3986, 3.1: a letter, then letters, digits, `+ - .`, then a colon.
    fileprivate static func hasScheme(_ text: String) -> Bool {
        guard let colon = text.utf8.firstIndex(of: ASCII.colon), let first = text.utf8.first, ASCII.isLetter(first)
        else {
            return false
        }
        return text.utf8[..<colon].allSatisfy { ASCII.isAlphanumeric($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E }
    }

    /// `linen-apron.md` and `linen-apron/index.md` are both `linen-apron`; sub-folders of content only tidy up.
    private static func handle(_ parts: [String]) -> String {
        guard let last = parts.last else { return "" }
        for ending in [".md", ".markdown", ".json"] where last.hasSuffix(ending) {
            let stem = String(last.dropLast(ending.count))
            return stem == "index" && parts.count > 2 ? parts[parts.count - 2] : stem
        }
        return parts.count > 1 ? parts[1] : last
    }

    private static func plain(_ path: String, _ ending: String, _ addresses: Addresses) -> String {
        (path.hasPrefix("/") && !path.hasPrefix(addresses.basePath + "/") ? addresses.basePath + path : path) + ending
    }
}

extension Links {
    /// Where a link of a menu or of a setting leads; a file has the address it is published under.
    func shopLink(_ text: String, _ trace: DependencyTrace) -> ShopLink {
        let link = ShopLink(text, catalogue.addresses)
        let (path, ending) = ShopLink.split(text)
        guard link.target == .elsewhere, !path.isEmpty, !ShopLink.hasScheme(text), !text.hasPrefix("//") else {
            return link
        }
        let plain = Addresses.decode(path)
        // The intake's path is one of the host, whatever the shop's base path is.
        if isOrders(plain) { return ShopLink(url: text, target: .elsewhere) }
        guard let id = file(named: plain, trace) else { return link }
        return ShopLink(url: address(ofFile: id) + ending, target: .elsewhere)
    }
}

import Commerce
import Languages
import Liquid
import Text

/// What the filters of a theme need of whatever is being rendered: a page of the shop, a page of an order, a mail.
///
/// The host of a Liquid render adopts it. Read at every filter, so its members should cost nothing.
package protocol ThemeHost: AssetHost {
    var money: MoneyFormat { get }
    /// The language that is written here.
    var language: Language { get }
    var words: ThemeLocale { get }
}

/// Where the files of a theme's `assets/` are published.
package protocol AssetHost: AnyObject {
    /// The URL of an asset by the name that templates use; nil when there is none.
    func assetAddress(_ name: String) -> String?
    /// Every name, for messages.
    var assetNames: KnownNames { get }
}

extension RenderContext {
    /// The host as a theme's filters see it; nil on the command line and wherever templates have no page.
    package var themeHost: (any ThemeHost)? {
        // Filters ask at every call, and what a class adopts is asked of the runtime: once a render is enough.
        if let known = seenHost as? SeenHost { return known.host }
        guard let host = host as? any ThemeHost else { return nil }
        seenHost = SeenHost(host)
        return host
    }
}

private final class SeenHost {
    let host: any ThemeHost

    init(_ host: any ThemeHost) { self.host = host }
}

extension LiquidFault {
    /// For a filter that has no page to read from.
    static func needsPage(_ name: String) -> LiquidFault {
        LiquidFault("'\(name)' works on pages of the shop only")
    }
}

import Commerce
import Liquid

/// The menus of the shop: `linklists` of templates.
final class LinklistsView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    func read(key: String, _ context: RenderContext) -> LiquidValue? {
        guard let page = context.page else { return .null }
        let wanted = key == "main-menu" ? "main" : key
        let store = page.catalogue.store
        for (index, menu) in store.menus.enumerated() where menu.handle.value == key || menu.handle.value == wanted {
            return .object(page.storefront.menus[index])
        }
        // Asking for a menu that the shop does not have is not a fault: it shows no links.
        return .object(LinklistView(Menu(handle: Located(key), links: []), page.links))
    }

    var elements: (any LiquidSequence)? { nil }

    static let schema = ObjectSchema(
        "linklists", LinklistsView.self, "The menus that store.yaml defines.",
        otherKeys: .init(key: "handle", type: .object("linklist"), summary: "The menu of that name, such as `main`.")
    ) {}
}

import Commerce
import Liquid

/// One menu: `linklist` of templates.
final class LinklistView: LiquidObject {
    private let menu: Menu
    private let links: LiquidValue

    init(_ menu: Menu, _ site: Links) {
        self.menu = menu
        links = .list(menu.links.map { .object(LinkView($0, site)) })
    }

    var schema: ObjectSchema { Self.schema }

    var isTruthy: Bool { true }

    static func depth(_ links: [MenuLink]) -> Int { (links.map { 1 + depth($0.children) }.max()) ?? 0 }

    static let schema = ObjectSchema("linklist", LinklistView.self, "A menu.") {
        Field("handle", .string, "Its name in store.yaml.") { view, _ in .string(view.menu.handle.value) }
        Field("title", .string, "Its name in store.yaml.") { view, _ in .string(view.menu.handle.value) }
        Field("links", .list(of: .object("link")), "Its links.", example: "{% for link in linklists.main.links %}") {
            view, _ in view.links
        }
        Field("levels", .integer, "How deep links nest.") { view, _ in .integer(LinklistView.depth(view.menu.links)) }
    }
}

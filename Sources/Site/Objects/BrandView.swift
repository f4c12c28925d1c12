import Commerce
import Liquid

/// Logo, slogan and profiles of the shop.
final class BrandView: LiquidObject {
    var schema: ObjectSchema { Self.schema }

    static let schema = ObjectSchema("brand", BrandView.self, "Logo, slogan and profiles of the shop.") {
        Field("logo", .object("image"), "The logo, or nil.") { _, context in
            context.field("logo", of: .object(ShopView()), isDotted: true)
        }
        Field("favicon_url", .string, "The URL of the favicon, or nil.") { _, context in
            context.plain(context.field("favicon", of: .object(ShopView()), isDotted: true))
        }
        Field("slogan", .string, "The shop's description, or nil.") { _, context in
            LiquidValue(context.page?.catalogue.store.description)
        }
        Field("short_description", .string, "The shop's description, or nil.") { _, context in
            LiquidValue(context.page?.catalogue.store.description)
        }
        Field("metafields", .map(of: .map(of: .string)), "`social_links` by service.") { _, context in
            let links = (context.page?.catalogue.store.social ?? []).map { ($0.name, LiquidValue.string($0.url)) }
            return ["social_links": .map(LiquidMap(links))]
        }
    }
}

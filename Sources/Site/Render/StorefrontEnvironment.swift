import Liquid
import Theming

/// What a storefront's templates may use besides standard Liquid: registered here, and printed from here as the
/// reference.
package enum StorefrontEnvironment {
    /// Everything, for a theme with these layouts, sections and section groups.
    static func make(layouts: [String], sections: [String], groups: [String]) -> LiquidEnvironment {
        var environment = LiquidEnvironment()
        for filter in filters { environment.register(filter) }
        for tag in tags(layouts: layouts, sections: sections, groups: groups) { environment.register(tag) }
        for schema in schemas { environment.register(schema) }
        for global in PageGlobals.table { environment.register(global: global.name.text, global.type, global.summary) }
        return environment
    }

    /// What `.liquid` files of `assets/` may use.
    static func forAssets() -> LiquidEnvironment {
        var environment = LiquidEnvironment()
        for filter in filters { environment.register(filter) }
        environment.register(SettingsView.schema)
        environment.register(ColorView.schema)
        environment.register(FontView.schema)
        environment.register(global: "settings", .object("settings"), "The theme's settings with the owner's values.")
        return environment
    }

    static var filters: [FilterDefinition] {
        SharedFilters.all + ImageFilters.all + FileFilters.all + LinkFilters.all + ColorFilters.all + DataFilters.all
    }

    static func tags(layouts: [String], sections: [String], groups: [String]) -> [TagDefinition] {
        [
            PaginateTag.definition, FormTag.definition, SectionTag.section(names: sections),
            SectionTag.group(names: groups), LayoutTag.definition(names: layouts), StyleTag.definition,
            SectionAssetTag.stylesheet, SectionAssetTag.javascript, SchemaTag.definition,
        ]
    }

    static let schemas: [ObjectSchema] = [
        ProductView.schema, VariantView.schema, OptionView.schema, OptionValueView.schema, SwatchView.schema,
        QuantityRuleView.schema, UnitPriceView.schema, ReviewView.schema, RatingView.schema, MetafieldsView.schema,
        MetafieldView.schema, ImageView.schema, CollectionView.schema, TagView.schema, SortOptionView.schema,
        PageView.schema, PostView.schema, BlogView.schema, ShopView.schema, ClosureView.schema, PolicyView.schema,
        ReturnPolicyView.schema,
        ShippingZoneView.schema, ShippingRateView.schema, PaymentMethodView.schema, AddressView.schema,
        SocialLinkView.schema, BrandView.schema, CurrencyView.schema, LocaleView.schema, CountryView.schema,
        LinklistsView.schema, LinklistView.schema, LinkView.schema, RoutesView.schema, RequestView.schema,
        LocalizationView.schema, TemplateView.schema, ThemeView.schema, CartView.schema, LineItemView.schema,
        SearchView.schema, AllProductsView.schema, CollectionsView.schema, PagesView.schema, BlogsView.schema,
        ArticlesView.schema, ImagesView.schema, SettingsView.schema, SectionView.schema, BlockView.schema,
        ColorView.schema, FontView.schema, PaginateView.schema, PartView.schema, FormView.schema,
    ]
}

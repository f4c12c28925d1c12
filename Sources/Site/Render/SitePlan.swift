import Commerce

/// Every page of the site in the order of their subjects; further pages of paginations are added while rendering.
package enum SitePlan {
    package static func pages(_ catalogue: Catalogue, _ theme: Theme) -> [PageDescriptor] {
        let addresses = catalogue.addresses
        var pages: [PageDescriptor] = []
        pages.reserveCapacity(catalogue.products.count + catalogue.tags.count + catalogue.collections.count + 16)
        pages.append(PageDescriptor(subject: .home, address: addresses.home, template: "index"))
        for (id, item) in catalogue.products.enumerated() {
            pages.append(
                PageDescriptor(
                    subject: .product(id), address: item.address,
                    template: theme.templateName("product", own: item.facts.template)))
        }
        pages.append(
            PageDescriptor(subject: .collections, address: addresses.collections, template: "list-collections"))
        for (id, item) in catalogue.collections.enumerated() {
            pages.append(
                PageDescriptor(
                    subject: .collection(id), address: item.address,
                    template: theme.templateName("collection", own: item.collection.template?.value)))
        }
        for (id, tag) in catalogue.tags.enumerated() {
            let template = theme.templateNames.contains("tag") ? "tag" : "collection"
            pages.append(PageDescriptor(subject: .tag(id), address: tag.address, template: template))
        }
        for (id, item) in catalogue.pages.enumerated() {
            pages.append(
                PageDescriptor(
                    subject: .page(id), address: item.address,
                    template: theme.templateName("page", own: item.page.template?.value)))
        }
        if !catalogue.posts.isEmpty {
            pages.append(PageDescriptor(subject: .journal, address: addresses.journal, template: "journal"))
        }
        for (id, item) in catalogue.posts.enumerated() {
            pages.append(
                PageDescriptor(
                    subject: .post(id), address: item.address,
                    template: theme.templateName("article", own: item.post.page.template?.value)))
        }
        for (subject, address, template) in [
            (PageDescriptor.Subject.cart, addresses.cart, "cart"), (.checkout, addresses.checkout, "checkout"),
            (.search, addresses.search, "search"), (.notFound, addresses.notFound, "404"),
        ] where theme.templateNames.contains(template) {
            pages.append(PageDescriptor(subject: subject, address: address, template: template))
        }
        return pages
    }

    /// The templates without which a theme shows no shop.
    package static let neededTemplates = ["index", "product", "collection", "list-collections", "page", "404"]
}

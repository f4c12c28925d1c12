import Commerce
import Text

/// A new theme for an owner to start from: it extends another and builds at once.
package enum ThemeScaffold {
    /// The files of a theme called `name`, by their path below the theme's folder; or why there cannot be such a theme.
    ///
    /// - Parameters:
    ///   - name: the folder's name, a handle.
    ///   - base: the theme it extends.
    ///   - existing: the names of the themes there are.
    package static func files(
        name: String, extending base: String = "plain", existing: [String]
    ) -> Result<[(path: String, text: String)], Problem> {
        if let problem = Handle.problem(with: name) {
            return .failure(Problem(message: "'\(name)' cannot be a theme's name: it \(problem)"))
        }
        if existing.contains(where: { Handle.folded($0) == Handle.folded(name) }) {
            return .failure(Problem(message: "there is a theme '\(name)' already"))
        }
        guard existing.contains(base) else {
            return .failure(
                Problem(message: "there is no theme '\(base)' to extend" + Suggestion.phrase(for: base, in: existing)))
        }
        let title = name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
        return .success([
            (
                "theme.yaml",
                """
                name: \(title)
                version: 0.1.0
                # Files that this theme lacks are taken from that one. Copy a file over to change it.
                extends: \(base)

                # What the shop's owner may change in store.yaml, under theme.settings.
                settings:
                  welcome:
                    type: text
                    default: ""
                    label: Line at the top of the home page

                """
            ),
            (
                "templates/index.liquid",
                """
                {%- comment -%}
                  The home page. docs/themes.md lists every object, field, filter and tag.
                {%- endcomment -%}
                <h1>{{ settings.welcome | default: shop.name }}</h1>
                <ul>
                  {%- for product in collections.all.products limit: 12 -%}
                    <li><a href="{{ product.url }}">{{ product.title }}</a> {{ product.price | money }}</li>
                  {%- endfor -%}
                </ul>

                """
            ),
        ])
    }

    /// The themes that a folder on disk holds.
    package static func existing(in folder: String) -> [String] {
        let parent = PathText.parent(folder)
        let root = parent.isEmpty ? (folder.hasPrefix("/") ? "/" : ".") : parent
        return ThemeFiles.themeNames(in: PathText.lastPart(folder), DiskReader(root: root)).sorted()
    }

    /// Why a theme cannot be made, for the person who asked.
    package struct Problem: Error {
        package let message: String
    }
}

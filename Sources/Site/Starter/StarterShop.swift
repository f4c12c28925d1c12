/// The files of `vitrine init`: the smallest shop that shows how the parts go together.
package enum StarterShop {
    package struct File: Sendable {
        package let path: String
        package let text: String
    }

    package static let files: [File] =
        StarterContent.files.map { File(path: "content/" + $0.path, text: $0.text) }
        + StarterTheme.files.map { File(path: "themes/starter/" + $0.path, text: $0.text) }
        + [
            File(path: ".gitignore", text: "/output/\n/orders/\n/.vitrine/\n")
        ]
}

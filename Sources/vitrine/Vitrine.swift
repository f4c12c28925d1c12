import Terminal

/// The command line's front door.
@main
struct Vitrine {
    static let version = "0.1.0"

    static func main() {
        CommandFamily(
            name: "vitrine", version: version, summary: "Vitrine makes a static shop of product files and a theme.",
            commands: [
                BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self, InitCommand.self,
                InspectCommand.self, MarkdownCommand.self, LiquidCommand.self, YAMLCommand.self,
            ],
            example: ("vitrine build", "builds the shop in this folder into output/")
        ).main()
    }
}

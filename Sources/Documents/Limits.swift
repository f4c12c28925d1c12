/// The named limits of the readers, each with the attack that it stops.
package enum DocumentLimits {
    /// Bytes of one YAML or JSON file: stops a file that would fill the memory. Offsets fit in 32 bits below it.
    package static let fileSize = 64 * 1024 * 1024

    /// Levels of YAML lists and maps, those reached through aliases included: stops a stack overflow by nesting.
    package static let yamlDepth = 32

    /// Levels of JSON arrays and objects: stops a stack overflow by nesting.
    package static let jsonDepth = 64

    /// Bytes of source that the aliases of one YAML file may repeat, all together: stops anchors that explode
    /// ("a billion laughs"), where a few lines stand for gigabytes.
    package static let aliasExpansion = 1_000_000

    /// Characters of a YAML key written without `?` (YAML 1.2.2, 7.4.2): the reader never looks further for a colon.
    package static let implicitKeyLength = 1024

    /// Errors reported for one file; after that the rest is more likely noise than news.
    package static let errors = 20

    /// Warnings reported for one file: a supplier's export with a million of them still gives a readable report.
    package static let warnings = 50
}

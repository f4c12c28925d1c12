import Platform
import Site
import Terminal
import Text

extension Progress {
    func update(_ build: BuildProgress) {
        update(build.phase, done: build.done, of: build.total, share: build.share)
    }
}

/// Runs a build and turns every way it can end into words and an exit code.
enum BuildRun {
    static func run(
        _ options: BuildOptions, reader: (any FileReader)? = nil, session: BuildSession = BuildSession(),
        progress: Progress?
    ) throws(CommandFailure) -> BuildReport {
        var build = SiteBuild(
            options, reader: reader, session: session, progress: { progress?.update($0) })
        defer { progress?.finish() }
        do {
            return try build.run()
        } catch let error as FileFault {
            throw CommandFailure(.inputOutput, "vitrine: \(error.description)\nThe old site is as it was.")
        } catch let error as RefusedOutput {
            throw CommandFailure(.usage, "vitrine: \(error.message)")
        } catch let error as UnknownPage {
            throw CommandFailure(.usage, "vitrine: \(error.message)\nNothing was built. The old site is as it was.")
        } catch is LockBusy {
            throw CommandFailure(.locked, "vitrine: another build of this shop is at work; try again when it is done")
        } catch let error as SiteWriter.Obstacle {
            let list = error.paths.prefix(10).map { "  \(options.output)/\($0)" }.joined(separator: "\n")
            let more = error.paths.count > 10 ? "\n  and \(error.paths.count - 10) more" : ""
            throw CommandFailure(
                .inputOutput,
                "vitrine: these files stand where the site's own have to go, and Vitrine did not write them:\n\(list)\(more)\n"
                    + "Move or delete them, then build again. Nothing was changed.")
        } catch {
            throw CommandFailure(.internalFault, "vitrine: \(error)")
        }
    }

    /// Prints what a build has to say: diagnostics in their form, notices in words.
    static func show(_ report: BuildReport, format: Diagnostic.Format) {
        let text = DiagnosticPrinter(format: format).report(report.diagnostics)
        if !text.isEmpty {
            // Machines read the diagnostics from standard output, people from standard error.
            if format == .text {
                Console.warn(String(text.dropLast()))
            } else {
                Console.print(bytes: Array(text.utf8))
            }
        }
        if format == .text { for notice in report.notices { Console.warn("note: \(notice)") } }
    }

    /// Where the time went, for people.
    static func show(_ timings: BuildTimings) {
        var timings = timings
        timings.usage = SystemCalls.usage
        Console.warn(timings.table)
    }

    /// `0.42 s`, `850 ms`.
    static func duration(_ nanoseconds: Int) -> String {
        let milliseconds = (nanoseconds + 500_000) / 1_000_000
        if milliseconds < 1000 { return "\(milliseconds) ms" }
        let hundredths = (milliseconds + 5) / 10
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) s"
    }

    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }
}

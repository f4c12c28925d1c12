import Commerce
import Orders
import Testing

@Suite(.serialized) struct SendmailTests {
    private func send(_ stub: StubProgram, _ message: MailMessage? = nil, limit: Int = 20) throws -> Delivery {
        let sendmail = Sendmail(path: stub.path, scratch: stub.scratch, limit: limit)
        let delivery = try sendmail.send(message ?? MailMessageTests.message(html: "<p>Hello</p>"))
        #expect(stub.leftovers == [])
        return delivery
    }

    @Test func handsOverMessageAndArguments() throws {
        let stub = try StubProgram(
            "cat > \"$FOLDER/mail\"; printf '%s\\n' \"$@\" > \"$FOLDER/arguments\"; env > \"$FOLDER/env\"")
        #expect(try send(stub) == .delivered)
        #expect(stub.read("arguments") == "-i\n-f\norders@shop.example\n--\nbrigid@post.example\n")
        #expect(
            stub.read("mail")
                == String(decoding: try MailMessageTests.message(html: "<p>Hello</p>").bytes, as: UTF8.self))
        #expect(stub.read("env")?.contains("HOME=") == false)
    }

    @Test(arguments: [
        (65, Delivery.refused("sendmail ended with code 65: no")), (67, .refused("sendmail ended with code 67: no")),
        (68, .refused("sendmail ended with code 68: no")), (75, .failed("sendmail ended with code 75: no")),
        (69, .failed("sendmail ended with code 69: no")), (78, .failed("sendmail ended with code 78: no")),
        (1, .failed("sendmail ended with code 1: no")),
    ])
    func failures(code: Int, delivery: Delivery) throws {
        let stub = try StubProgram("cat > /dev/null; echo; echo no >&2; echo more; exit \(code)")
        #expect(try send(stub) == delivery)
    }

    @Test(.timeLimit(.minutes(1))) func aHangIsEnded() throws {
        // What it started hangs as well, and ends with it.
        let stub = try StubProgram("sleep 61 & sleep 60; touch \"$FOLDER/late\"")
        let clock = ContinuousClock()
        var delivery: Delivery?
        let time = try clock.measure { delivery = try send(stub, limit: 1) }
        #expect(delivery == .timedOut(seconds: 1))
        #expect(time < .seconds(10))
        #expect(stub.read("late") == nil)
    }

    @Test func isMissing() throws {
        let stub = try StubProgram("")
        let nowhere = Sendmail(path: stub.folder + "/nowhere", scratch: stub.scratch)
        #expect(
            try nowhere.send(MailMessageTests.message())
                == .missing("\(stub.folder)/nowhere cannot be started: No such file or directory"))
        guard case .missing = try send(try StubProgram("", isExecutable: false)) else {
            Issue.record("a file that is no program was run")
            return
        }
        guard
            case .missing = try Sendmail(path: stub.path, scratch: stub.folder + "/none").send(
                MailMessageTests.message())
        else {
            Issue.record("it was run without a place to write")
            return
        }
    }

    /// A program that reads nothing, or only a little, of a message of a megabyte: no SIGPIPE and no wait.
    @Test(.timeLimit(.minutes(1)), arguments: ["exec <&-; exit 0", "head -c 10 > /dev/null; exec <&-; exit 0"])
    func closesItsInputEarly(script: String) throws {
        let text = String(repeating: String(repeating: "x", count: 70) + "\n", count: 15_000)
        #expect(try send(try StubProgram(script), MailMessageTests.message(text: text)) == .delivered)
    }

    @Test(.timeLimit(.minutes(1))) func talksWithoutEnd() throws {
        let stub = try StubProgram(
            "cat > /dev/null; head -c 3000000 /dev/zero | tr '\\0' 'x'; printf '\\033[31m' ; exit 75")
        guard case .failed(let reason) = try send(stub) else {
            Issue.record("it should have failed")
            return
        }
        #expect(reason.utf8.count < 300)
    }

    @Test func isEndedBySignal() throws {
        #expect(try send(try StubProgram("kill -9 $$")) == .failed("sendmail was ended by signal 9"))
    }

    /// FAULTS 82: a child gets no descriptor of ours.
    @Test func getsNoDescriptorOfOurs() throws {
        let stub = try StubProgram("cat > /dev/null; ls /proc/self/fd 2>/dev/null > \"$FOLDER/descriptors\"; exit 0")
        #expect(try send(stub) == .delivered)
        let seen = stub.read("descriptors")?.split(separator: "\n").compactMap { Int($0) } ?? []
        // 0, 1, 2, and the folder that `ls` itself reads.
        #expect(seen.filter { $0 > 3 } == [])
    }

    @Test func waitsLongerEachTime() {
        let pauses = (1...14).map { RetrySchedule.delay(afterAttempt: $0, age: 0) }
        #expect(pauses.prefix(5) == [30, 60, 120, 240, 480])
        #expect(pauses.last == 21_600)
        #expect(zip(pauses, pauses.dropFirst()).allSatisfy { ($0 ?? 0) <= ($1 ?? 0) })
        #expect(RetrySchedule.delay(afterAttempt: 40, age: 5 * 86_400) == nil)
        #expect(RetrySchedule.delay(afterAttempt: 40, age: 5 * 86_400 - 10) == 10)
        #expect(RetrySchedule.delay(afterAttempt: .max, age: 0) == 21_600)
        #expect(RetrySchedule.delay(afterAttempt: .min, age: -5) == 30)
        // So many attempts until a message is given up.
        var age = 0
        var attempt = 0
        while let pause = RetrySchedule.delay(afterAttempt: attempt + 1, age: age) {
            attempt += 1
            age += pause
        }
        #expect((20...40).contains(attempt) && age == RetrySchedule.giveUpAge)
    }
}

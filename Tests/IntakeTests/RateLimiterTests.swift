import Intake
import Testing

@Suite("Limits by the hour")
struct RateLimiterTests {
    @Test("A name waits when its hour is used up, and only that name")
    func waits() {
        let limiter = RateLimiter(limit: 2)
        limiter.count("a", now: 1_000)
        #expect(limiter.wait("a", now: 1_001) == nil)
        limiter.count("a", now: 1_100)
        #expect(limiter.wait("a", now: 1_200) == 3_400)
        #expect(limiter.wait("b", now: 1_200) == nil)
        #expect(limiter.wait("a", now: 4_600) == nil)
    }

    @Test("Without a limit nothing is counted")
    func unlimited() {
        let limiter = RateLimiter(limit: 0)
        for _ in 0..<10 { limiter.count("a", now: 0) }
        #expect(limiter.wait("a", now: 0) == nil)
    }

    @Test("More names than the table holds push out the oldest, and never the newest")
    func bounded() {
        let limiter = RateLimiter(limit: 1)
        for name in 0..<(RateLimiter.mostNames * 2) { limiter.count(String(name), now: name / 100) }
        #expect(limiter.wait("0", now: 500) == nil)
        #expect(limiter.wait(String(RateLimiter.mostNames * 2 - 1), now: 500) != nil)
    }

    @Test("A clock that is set back locks nobody out for longer than an hour")
    func clockSetBack() {
        let limiter = RateLimiter(limit: 1)
        limiter.count("a", now: 1_000_000)
        #expect(limiter.wait("a", now: 10) == nil)
    }
}

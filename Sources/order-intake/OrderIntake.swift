import Terminal

@main
struct OrderIntake {
    static func main() {}
}

/// Times at the ends of what a sample can hold, and some between.
enum SampleEdges {
    static let times: [Int64] = [0, 1, 946_684_800, 1_700_000_000, (1 << 33) - 1]
}

import RavenSimulator

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Runs all lines in one thread until a signal asks to stop.
struct EventLoop {
    private var lines: [Line]
    private let clock: SimulatedClock
    private let stopDescriptor: Int32

    init(lines: [Line], clock: SimulatedClock, stopDescriptor: Int32) {
        self.lines = lines
        self.clock = clock
        self.stopDescriptor = stopDescriptor
    }

    /// Opens every line, says where each listens, and serves them.
    mutating func run() throws(CommandError) {
        defer {
            for index in lines.indices { lines[index].remove() }
        }
        for index in lines.indices {
            try lines[index].open()
            SystemCalls.report("listening on \(lines[index].place)")
        }
        while !waitForEvent() {
            let now = clock.nowUnixMilliseconds
            for index in lines.indices {
                lines[index].turn(atUnixMilliseconds: now)
                lines[index].printLog()
            }
        }
        for index in lines.indices {
            let counters = lines[index].device.dongle.counters
            SystemCalls.report(
                "\(lines[index].name): stopped; \(counters.fragmentsSent) fragments sent, "
                    + "\(counters.fragmentsDropped) dropped, \(counters.commandsReceived) commands, "
                    + "\(counters.disruptiveCommands) of them disruptive")
        }
    }

    /// Waits until a descriptor or a time calls for a turn.
    ///
    /// - Returns: true when the command is to stop.
    private func waitForEvent() -> Bool {
        var entries = [pollfd(fd: stopDescriptor, events: Int16(POLLIN), revents: 0)]
        var wait: Int32 = -1
        for line in lines {
            entries += line.pollEntries
            if line.needsLooking { wait = Self.sooner(wait, Line.idleMilliseconds) }
            if let next = line.device.nextEventUnixMilliseconds {
                wait = Self.sooner(wait, clock.waitMilliseconds(untilUnixMilliseconds: next))
            }
        }
        // The array's length is passed along.
        let count = unsafe poll(&entries, nfds_t(entries.count), wait)
        return count > 0 && entries[0].revents != 0
    }

    private static func sooner(_ wait: Int32, _ other: Int32) -> Int32 {
        wait < 0 ? other : min(wait, other)
    }
}

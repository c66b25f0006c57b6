import GatewayClient
import Terminal

/// `fleet-load FLEET-FILE PERIOD START END`: the load of several homes on a common grid of time.
///
/// Lines of FLEET-FILE are `name address [curl-configuration]`. PERIOD is 60 or 900 seconds, or any
/// other that divides a day; START and END are Unix seconds. Prints one row a block: what is known, and
/// how much of the fleet's time it is known for. A home that does not answer lowers the coverage and is
/// named; nothing is made up for it.
@main
struct FleetLoad {
    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count == 4, let period = Int64(arguments[1]), 60...86_400 ~= period,
            let start = Int64(arguments[2]), let end = Int64(arguments[3]),
            0 <= start, start < end, end < 1 << 33
        else { Terminal.fail("usage: fleet-load FLEET-FILE PERIOD START END") }
        let fleet = homes(in: arguments[0])
        // Blocks are aligned to UTC, in every gateway the same: that is the common grid.
        let first = (start + period - 1) / period * period
        var blocks = stride(from: first, through: end - period, by: Int(period))
            .map { FleetBlock(startUnixSeconds: $0) }
        for home in fleet {
            do throws(GatewayProblem) {
                let answer = try GatewayClient(
                    address: home.address, curlConfiguration: home.curlConfiguration
                ).json(
                    "/meter/electricity/interval_energy/json"
                        + "?start=\(start)&end=\(end)&period=\(period)&flow=net",
                    timeoutSeconds: 10)
                for block in answer["blocks"].elements {
                    guard let time = block["start"].integer, time >= first,
                        let energy = block["watt_hours"].thousandths,
                        let covered = block["covered_seconds"].integer,
                        blocks.indices.contains(Int((time - first) / period))
                    else { continue }
                    blocks[Int((time - first) / period)].add(
                        home.name, milliwattHours: energy, coveredSeconds: covered)
                }
            } catch {
                // The others count all the same; the rows show whose part is missing.
                Terminal.say("\(home.name): \(error.description)")
            }
        }
        print("start,kw,kwh,coverage-percent,incomplete")
        for block in blocks { print(block.row(fleet.map(\.name), periodSeconds: period)) }
        Terminal.flush()
    }

    struct Home {
        var name: String
        var address: String
        var curlConfiguration: String?
    }

    static func homes(in file: String) -> [Home] {
        let text = String(decoding: Terminal.contents(of: file), as: UTF8.self)
        let homes = text.split(separator: "\n").compactMap { line -> Home? in
            let words = line.split(separator: " ").map(String.init)
            if words.isEmpty || words[0].hasPrefix("#") { return nil }
            guard 2...3 ~= words.count else {
                Terminal.fail(
                    "'\(line)'; accepted is: name address [curl-configuration]", status: 65)
            }
            return Home(
                name: words[0], address: words[1], curlConfiguration: words.dropFirst(2).first)
        }
        guard Set(homes.map(\.name)).count == homes.count, !homes.isEmpty else {
            Terminal.fail("\(file) names no home, or one of them twice", status: 65)
        }
        return homes
    }
}

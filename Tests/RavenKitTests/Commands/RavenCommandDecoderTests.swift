import RavenKit
import Testing

@Suite("RavenCommandDecoder")
struct RavenCommandDecoderTests {
    /// What is heard of a text in two pieces, the same wherever it is cut.
    private func heard(_ text: String, limit: Int = 4096) -> [ReceivedCommand] {
        let bytes = Array(text.utf8)
        var whole: [ReceivedCommand]?
        for cut in 0...bytes.count {
            var decoder = RavenCommandDecoder(maximumCommandByteCount: limit)
            var commands: [ReceivedCommand] = []
            for piece in [bytes[..<cut], bytes[cut...]] {
                decoder.receive(Array(piece))
                while let command = decoder.nextCommand() { commands.append(command) }
            }
            if let whole { #expect(commands == whole, "cut at \(cut)") }
            whole = whole ?? commands
        }
        return whole ?? []
    }

    @Test("a command comes with its end tag, not later")
    func arrival() {
        var decoder = RavenCommandDecoder()
        for byte in "<Command><Name>get_time</Name></Command".utf8 {
            decoder.receive([byte])
            #expect(decoder.nextCommand() == nil)
        }
        decoder.receive([UInt8(ascii: ">")])
        #expect(decoder.nextCommand() == ReceivedCommand(name: "get_time"))
        #expect(decoder.nextCommand() == nil)
    }

    @Test("the name may stand anywhere and in any case; arguments keep their order and names")
    func nameAndArguments() {
        #expect(
            heard(
                "<Command><refresh> Y </refresh><NAME>Get_Time</NAME><Text>a &lt; b</Text>"
                    + "<Empty></Empty><None/><Event>1</Event><Event>2</Event></Command>")
                == [
                    ReceivedCommand(
                        name: "get_time",
                        arguments: [
                            FragmentField(name: "refresh", text: "Y"),
                            FragmentField(name: "Text", text: "a < b"),
                            FragmentField(name: "Empty", text: ""),
                            FragmentField(name: "None", text: ""),
                            FragmentField(name: "Event", text: "1"),
                            FragmentField(name: "Event", text: "2"),
                        ])
                ])
    }

    @Test("a second Name is an argument, a missing one an empty name")
    func names() {
        #expect(
            heard("<Command><Name>a</Name><Name>b</Name></Command><Command></Command><Command/>")
                == [
                    ReceivedCommand(
                        name: "a", arguments: [FragmentField(name: "Name", text: "b")]),
                    ReceivedCommand(name: ""), ReceivedCommand(name: ""),
                ])
    }

    @Test("whatever is no command is passed over: noise, leftovers, notifications")
    func otherThings() {
        let notification = String(decoding: FragmentSamples.demandBytes, as: UTF8.self)
        #expect(
            heard(
                "ame></Command>\r\n\0\0" + notification + "<NwkTable><Index>1</Index></NwkTable> x "
                    + "<Command><Name>a</Name></Command>" + notification
            ).map(\.name) == ["a"])
    }

    @Test("of a command that is cut nothing is used, and the one behind it is whole")
    func cutCommand() {
        #expect(
            heard(
                "<Command><Name>restart</Name><Command><Name>get_time</Name>"
                    + "<Refresh>Y</Refresh></Command>"
            ) == [
                ReceivedCommand(
                    name: "get_time", arguments: [FragmentField(name: "Refresh", text: "Y")])
            ])
    }

    @Test("a command at the limit is heard, a longer one is not; no limit is below 64 bytes")
    func limit() {
        for (limit, least) in [(100, 100), (64, 64), (10, 64), (-1, 64)] {
            for length in [least, least + 1] {
                let fill = length - "<Command><Name></Name></Command>".utf8.count
                let command =
                    "<Command><Name>" + String(repeating: "a", count: fill) + "</Name></Command>"
                let names = heard(
                    command + "<Command><Name>next</Name></Command>", limit: limit
                ).map(\.name)
                let expected =
                    length == least ? [String(repeating: "a", count: fill), "next"] : ["next"]
                #expect(names == expected, "limit \(limit), \(length) bytes")
            }
        }
    }
}

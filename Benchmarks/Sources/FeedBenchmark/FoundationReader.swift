import Foundation
import FoundationXML

/// Reads a feed with FoundationXML's XMLParser, as a Swift program without this library would.
final class FoundationReader: NSObject, XMLParserDelegate {
    private(set) var sums = Feed.Sums()
    private var text = ""
    private var isInReading = false

    static func sums(of feed: Data) -> Feed.Sums {
        let reader = FoundationReader()
        let parser = XMLParser(data: feed)
        parser.delegate = reader
        return parser.parse() ? reader.sums : Feed.Sums()
    }

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
        qualifiedName qName: String?, attributes attributeDict: [String: String]
    ) {
        text = ""
        if elementName == "IntervalReading" {
            isInReading = true
            sums.readings += 1
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        text += string
    }

    func parser(
        _ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?,
        qualifiedName qName: String?
    ) {
        guard isInReading else { return }
        switch elementName {
        case "start": sums.starts += Int64(text) ?? 0
        case "duration": sums.durations += Int64(text) ?? 0
        case "value": sums.values += Int64(text) ?? 0
        case "IntervalReading": isInReading = false
        default: break
        }
    }
}

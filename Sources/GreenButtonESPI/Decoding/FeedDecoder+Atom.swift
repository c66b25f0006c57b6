extension FeedDecoder {
    var entryLocation: DecodingLocation {
        DecodingLocation(line: entryLine, column: entryColumn, element: "entry")
    }

    mutating func startRoot() throws(ESPIDecodingError) {
        let name = tokenizer.localNameText
        let isAtom = tokenizer.namespace == .atom
        if name == "feed", isAtom || log.mode == .lenient {
            if !isAtom { try repairNamespace() }
            contexts.append(.feed)
        } else if name == "entry", log.mode == .lenient {
            try log.repair(
                .entryWithoutFeed, else: .notAFeed, at: tokenizer.location,
                "the document is a single entry")
            beginEntry()
        } else {
            throw tokenizer.failure(
                .notAFeed, "the document begins with '\(name)' and not with an Atom feed")
        }
    }

    private mutating func repairNamespace() throws(ESPIDecodingError) {
        try log.repair(
            .nameRepaired, else: .elementUnexpected, at: tokenizer.location,
            "stands outside of its namespace")
    }

    /// The name of the element that has just begun if it belongs to Atom; nil for a foreign one.
    private mutating func atomName() throws(ESPIDecodingError) -> String? {
        if tokenizer.namespace == .atom { return tokenizer.localNameText }
        guard log.mode == .lenient, tokenizer.namespace == .none else { return nil }
        try repairNamespace()
        return tokenizer.localNameText
    }

    mutating func startInFeed() throws(ESPIDecodingError) {
        switch try atomName() {
        case "id": try beginOnce(.feedID, isRepeated: feed.id != nil)
        case "title": try beginOnce(.feedTitle, isRepeated: feed.title != nil)
        case "updated": try beginOnce(.feedUpdated, isRepeated: feed.updatedUnixSeconds != nil)
        case "link":
            if let link = try link() {
                try checkLinkCount(feed.links.count)
                feed.links.append(link)
            }
            contexts.append(.skipped)
        case "entry": beginEntry()
        case "author", "category", "contributor", "generator", "icon", "logo", "rights",
            "subtitle":
            contexts.append(.skipped)
        default: try unexpectedElement("has no place in a feed")
        }
    }

    private mutating func beginEntry() {
        entry = EntryHead()
        entryHasContent = false
        entryLine = tokenizer.tokenLine
        entryColumn = tokenizer.tokenColumn
        contexts.append(.entry)
    }

    mutating func startInEntry() throws(ESPIDecodingError) {
        switch try atomName() {
        case "id": try beginOnce(.entryID, isRepeated: entry.id != nil)
        case "title": try beginOnce(.entryTitle, isRepeated: entry.title != nil)
        case "updated":
            try beginOnce(.entryUpdated, isRepeated: entry.updatedUnixSeconds != nil)
        case "published":
            try beginOnce(.entryPublished, isRepeated: entry.publishedUnixSeconds != nil)
        case "link":
            if let link = try link() {
                try checkLinkCount(entry.links.count)
                entry.links.append(link)
            }
            contexts.append(.skipped)
        case "content":
            if entryHasContent {
                try unexpectedElement("stands in the entry a second time")
            } else {
                entryHasContent = true
                contexts.append(.content)
            }
        case "author", "category", "contributor", "rights", "source", "summary":
            contexts.append(.skipped)
        default: try unexpectedElement("has no place in an entry")
        }
    }

    mutating func startInContent() throws(ESPIDecodingError) {
        let name = tokenizer.localNameText
        let isESPI = tokenizer.namespace == .espi
        let isResource = name == "IntervalBlock" || ESPIResource(elementName: name) != nil
        if isResource, isESPI || log.mode == .lenient && tokenizer.namespace != .other {
            if !isESPI { try repairNamespace() }
            if name == "IntervalBlock" {
                beginBlock()
            } else {
                beginTree(name)
            }
        } else if log.mode == .lenient, name == "published" || name == "updated" {
            try log.repair(
                .elementMisplaced, else: .elementUnexpected, at: tokenizer.location,
                "stands in the content instead of the entry")
            beginLeaf(name == "published" ? .entryPublished : .entryUpdated)
        } else {
            try unexpectedElement("is not a usage resource of ESPI")
        }
    }

    private mutating func beginOnce(_ leaf: Leaf, isRepeated: Bool) throws(ESPIDecodingError) {
        guard !isRepeated else {
            try log.repair(
                .elementRepeated, else: .elementUnexpected, at: tokenizer.location,
                "stands again; the first one counts")
            return contexts.append(.skipped)
        }
        beginLeaf(leaf)
    }

    private func checkLinkCount(_ count: Int) throws(ESPIDecodingError) {
        guard count < limits.maximumAttributeCount else {
            throw tokenizer.failure(
                .limitExceeded, "more than \(limits.maximumAttributeCount) links")
        }
    }

    /// The link that the newest start tag is; nil when it leads nowhere.
    private mutating func link() throws(ESPIDecodingError) -> AtomLink? {
        guard let href = try tokenizer.attribute("href") else {
            try log.repair(
                .elementMissing, else: .elementMissing, at: tokenizer.location,
                "the link lacks the attribute 'href'")
            return nil
        }
        let type = try tokenizer.attribute("type")
        if let relation = try tokenizer.attribute("rel") {
            return AtomLink(AtomLink.Relation(relation), href: href, type: type)
        }
        try log.repair(
            .elementMissing, else: .elementMissing, at: tokenizer.location,
            "the link lacks the attribute 'rel'")
        // RFC 4287 section 4.2.7.2 says what a link without relation is.
        return AtomLink(.other("alternate"), href: href, type: type)
    }

    // MARK: Ends

    mutating func endEntry() throws(ESPIDecodingError) {
        try require(entry.id != nil, "id", at: entryLocation)
        try require(entry.title != nil, "title", at: entryLocation)
        try require(entry.updatedUnixSeconds != nil, "updated", at: entryLocation)
        try require(entryHasContent, "content", at: entryLocation)
        try require(entry.href(.selfLink) != nil, "link rel=\"self\"", at: entryLocation)
        emit(.endEntry(entry, entryLocation))
        if contexts.isEmpty {
            emit(.endFeed(feed))
            markEnd()
        }
    }

    mutating func endFeed() throws(ESPIDecodingError) {
        let location = DecodingLocation(
            line: tokenizer.tokenLine, column: tokenizer.tokenColumn, element: "feed")
        try require(feed.id != nil, "id", at: location)
        try require(feed.title != nil, "title", at: location)
        try require(feed.updatedUnixSeconds != nil, "updated", at: location)
        emit(.endFeed(feed))
        markEnd()
    }

    private mutating func require(
        _ isThere: Bool, _ name: String, at location: DecodingLocation
    ) throws(ESPIDecodingError) {
        guard !isThere else { return }
        try log.repair(
            .elementMissing, else: .elementMissing, at: location,
            "the \(location.element) lacks '\(name)'")
    }

    /// Keeps the text of an Atom element.
    mutating func endAtomLeaf() throws(ESPIDecodingError) {
        switch leaf {
        case .feedID: feed.id = trimmedLeafText
        case .feedTitle: feed.title = String(decoding: leafText, as: UTF8.self)
        case .feedUpdated: feed.updatedUnixSeconds = try leafTime("updated")
        case .entryID: entry.id = trimmedLeafText
        case .entryTitle: entry.title = String(decoding: leafText, as: UTF8.self)
        case .entryPublished: entry.publishedUnixSeconds = try leafTime("published")
        default: entry.updatedUnixSeconds = try leafTime("updated")
        }
    }

    private var trimmedLeafText: String {
        var text = leafText[...]
        while let first = text.first, first <= 0x20 { text.removeFirst() }
        while let last = text.last, last <= 0x20 { text.removeLast() }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func leafTime(_ element: String) throws(ESPIDecodingError) -> Int64? {
        guard let time = WrittenTime(Array(trimmedLeafText.utf8)) else {
            try log.repair(
                .valueInvalid, else: .valueInvalid, at: leafLocation(element),
                "'\(trimmedLeafText.prefix(40))' is not a time like 2015-01-15T20:00:24Z")
            return nil
        }
        if !time.isComplete {
            try log.repair(
                .timeIncomplete, else: .valueInvalid, at: leafLocation(element),
                "'\(trimmedLeafText)' lacks the zone or the time of day")
        }
        return time.unixSeconds
    }
}

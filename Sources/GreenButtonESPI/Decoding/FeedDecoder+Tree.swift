extension FeedDecoder {
    /// Begins a resource, or a part of a block, that is held as a whole.
    mutating func beginTree(_ name: String) {
        tree = [ElementNode(name: name, location: tokenizer.location)]
        treeElementCount = 1
        treeNamespace = tokenizer.namespace
        contexts.append(.tree)
    }

    mutating func startInTree() throws(ESPIDecodingError) {
        guard tokenizer.namespace == treeNamespace else {
            return try unexpectedElement("stands outside of the namespace of ESPI")
        }
        let name = tokenizer.localNameText
        if name == "extension" {
            return try skipExtension(isFirst: tree.last?.children.isEmpty ?? true)
        }
        treeElementCount += 1
        guard treeElementCount <= limits.maximumResourceElementCount else {
            throw tokenizer.failure(
                .limitExceeded,
                "a resource of more than \(limits.maximumResourceElementCount) elements")
        }
        tree.append(ElementNode(name: name, location: tokenizer.location))
        contexts.append(.tree)
    }

    mutating func takeTextInTree() throws(ESPIDecodingError) {
        let last = tree.count - 1
        guard last >= 0 else { return }
        // Blanks between elements are not worth holding.
        if tokenizer.isBlank(tokenizer.text), !tree[last].children.isEmpty { return }
        try tokenizer.appendText(to: &tree[last].text)
        treeTextByteCount += tokenizer.text.count
        guard treeTextByteCount <= limits.maximumTokenByteCount else {
            throw tokenizer.failure(
                .limitExceeded,
                "a resource with more than \(limits.maximumTokenByteCount) bytes of text")
        }
    }

    mutating func endInTree() throws(ESPIDecodingError) {
        guard let node = tree.popLast() else { return }
        guard tree.isEmpty else {
            tree[tree.count - 1].children.append(node)
            return
        }
        treeTextByteCount = 0
        if contexts.last == .block {
            block.batchItemInfo = BatchItemInfo()
            var reader = ElementReader(node, log: log)
            try block.batchItemInfo?.visit(&reader)
            _ = try reader.finish()
            log = reader.log
        } else {
            try deliver(node)
        }
    }

    /// Reads a resource and hands it out, and after it resources that stand inside it by mistake.
    private mutating func deliver(_ node: ElementNode) throws(ESPIDecodingError) {
        guard var resource = ESPIResource(elementName: node.name) else { return }
        var reader = ElementReader(node, log: log)
        var info: BatchItemInfo?
        if resource.isIdentifiedObject { try reader.nested("batchItemInfo", &info) }
        try resource.visit(&reader)
        let left = try reader.finish()
        log = reader.log
        emit(.resource(resource, batchItemInfo: info))
        for child in left { try deliver(child) }
    }
}

extension OpenSEGAPI {
    /// The server's own counts, where it tells them.
    func writeServer(to text: inout MetricsText) {
        guard let activity = serverActivity?() else { return }
        text.total("openseg_http_responses_total", help: "Answers begun, by class of their status.")
        for (statusClass, count) in [
            ("2xx", activity.answers.successful), ("3xx", activity.answers.redirected),
            ("4xx", activity.answers.refused), ("5xx", activity.answers.failed),
        ] {
            text.sample(
                "openseg_http_responses_total", Int64(clamping: count),
                label: ("class", statusClass))
        }
        text.gauge("openseg_http_open_connections", help: "Connections that are open now.")
        text.sample("openseg_http_open_connections", Int64(clamping: activity.openConnections))
        for (name, help, count) in [
            ("connections", "Connections taken.", activity.acceptedConnections),
            (
                "refused_connections", "Connections turned away because there were too many.",
                activity.refusedConnections
            ),
            ("received_bytes", "Bytes of requests, before TLS.", activity.receivedBytes),
            ("sent_bytes", "Bytes of answers, before TLS.", activity.sentBytes),
            ("tls_failures", "TLS handshakes that failed.", activity.failedHandshakes),
            (
                "authentication_failures", "Wrong user names and passwords.",
                activity.wrongCredentials
            ),
        ] {
            text.total("openseg_http_\(name)_total", help: help)
            text.sample("openseg_http_\(name)_total", Int64(clamping: count))
        }
    }
}

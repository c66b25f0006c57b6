import Testing

@testable import OpenSEGAPI

@Suite("What /metrics tells of the server")
struct OpenSEGAPIServerMetricsTests {
    @Test("The server's own counts stand there when the server tells them")
    func server() throws {
        let fixture = try APIFixture()
        #expect(!fixture.ask("/metrics").body.contains("openseg_http_"))
        let activity = ServerActivity(
            answers: ServerActivity.Answers(successful: 7, redirected: 1, refused: 2, failed: 3),
            acceptedConnections: 5, refusedConnections: 4, openConnections: 2, receivedBytes: 700,
            sentBytes: 9000, failedHandshakes: 6, wrongCredentials: 8)
        let api = OpenSEGAPI(
            APIConfiguration(installationIdentifier: "test"), demand: fixture.demand,
            register: fixture.register, status: { APIFixture.status },
            serverActivity: { activity })
        let answer = Answer(api.respond(to: APIRequest(path: "/metrics"), nowUnixSeconds: 0))
        for line in [
            "responses_total{class=\"2xx\"} 7", "responses_total{class=\"3xx\"} 1",
            "responses_total{class=\"4xx\"} 2", "responses_total{class=\"5xx\"} 3",
            "connections_total 5", "refused_connections_total 4", "open_connections 2",
            "received_bytes_total 700", "sent_bytes_total 9000", "tls_failures_total 6",
            "authentication_failures_total 8",
        ] {
            #expect(answer.body.contains("\nopenseg_http_\(line)\n"), "\(line)")
        }
    }
}

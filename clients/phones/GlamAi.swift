/// A selfie becomes a look, on iOS 15 and later: Foundation alone.
import Foundation

/// An answer of 400 or more. `hint` is for the user; `retryable`: the same request may succeed later.
struct GlamAiProblem: Error, Decodable {
    var code = "unexpected_answer"
    var status = 0
    var hint: String?
    var retryable = false
    var retryAfter: Double?

    private enum CodingKeys: String, CodingKey { case code, status, hint, retryable }
}

struct GlamAiTimeout: Error {}

struct Ticket: Decodable {
    /// Names the look afterwards; remember it before the first byte is sent, and a crash loses nothing.
    let uploadId: String
    let url: URL
    let headers: [String: String]
}

final class GlamAi {
    private let baseUrl: URL
    private let idToken: () async throws -> String
    private let session: URLSession

    init(baseUrl: URL, session: URLSession = .shared, idToken: @escaping () async throws -> String) {
        self.baseUrl = baseUrl
        self.session = session
        self.idToken = idToken
    }

    /// The length is signed into the URL: the bucket takes exactly this file.
    func requestUpload(_ jpeg: URL, preferences: [String: Any] = [:]) async throws -> Ticket {
        let length = try jpeg.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0
        let wish: [String: Any] = ["contentType": "image/jpeg", "contentLength": length, "preferences": preferences]
        return try JSONDecoder().decode(Ticket.self, from: try await post("upload-url", wish))
    }

    /// The headers go as they were given. An upload from a file or from `Data` has a length; one from a stream would be chunked, which S3 refuses.
    func put(_ ticket: Ticket, _ jpeg: URL) async throws {
        var request = URLRequest(url: ticket.url)
        request.httpMethod = "PUT"
        for (name, value) in ticket.headers { request.setValue(value, forHTTPHeaderField: name) }
        let put = request
        try await lossy {
            let (data, answer) = try await self.session.upload(for: put, fromFile: jpeg)
            // 412: it lies there already, from a try whose answer was lost.
            if (answer as? HTTPURLResponse)?.statusCode != 412 { try self.check(data, answer) }
        }
    }

    /// The upload has started the analysis. Asks until the look is there, or the reason why there is none.
    func waitForLook(_ uploadId: String, patience: TimeInterval = 60) async throws -> [String: Any] {
        let deadline = Date().addingTimeInterval(patience)
        while true {
            var pause = 1.0
            do {
                let data = try await lossy { try await self.get("look/\(uploadId)?wait=10") }
                let look = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
                if look["status"] as? String == "ready" { return look }
                pause = look["retryAfterSeconds"] as? Double ?? pause
            } catch let problem as GlamAiProblem {
                guard problem.retryable, problem.code != "quota_exceeded" else { throw problem }
                pause = problem.retryAfter ?? pause
            }
            guard Date().addingTimeInterval(pause) < deadline else { throw GlamAiTimeout() }
            try await Task.sleep(nanoseconds: UInt64(pause * 1_000_000_000))
        }
    }

    func get(_ path: String) async throws -> Data {
        try await send(URLRequest(url: address(path)))
    }

    /// One key for all tries: however often the request arrives, it has one effect.
    func post(_ path: String, _ body: [String: Any]) async throws -> Data {
        var request = URLRequest(url: address(path))
        request.httpMethod = "POST"
        request.httpBody = try JSONSerialization.data(withJSONObject: body)
        request.setValue("application/json", forHTTPHeaderField: "content-type")
        request.setValue(UUID().uuidString, forHTTPHeaderField: "idempotency-key")
        let post = request
        return try await lossy { try await self.send(post) }
    }

    /// With its query, which `appendingPathComponent` would encode.
    private func address(_ path: String) -> URL {
        URL(string: baseUrl.absoluteString + "/" + path)!
    }

    private func send(_ given: URLRequest) async throws -> Data {
        var request = given
        request.setValue("Bearer \(try await idToken())", forHTTPHeaderField: "authorization")
        let (data, answer) = try await session.data(for: request)
        try check(data, answer)
        return data
    }

    private func check(_ data: Data, _ answer: URLResponse) throws {
        guard let answer = answer as? HTTPURLResponse, answer.statusCode >= 400 else { return }
        var problem = (try? JSONDecoder().decode(GlamAiProblem.self, from: data)) ?? GlamAiProblem()
        problem.status = answer.statusCode
        problem.retryAfter = answer.value(forHTTPHeaderField: "retry-after").flatMap(Double.init)
        throw problem
    }

    /// Three tries, when the network and not the service says no.
    private func lossy<T>(_ call: () async throws -> T) async throws -> T {
        for _ in 0..<2 {
            do {
                return try await call()
            } catch is URLError {
                try await Task.sleep(nanoseconds: 1_000_000_000)
            }
        }
        return try await call()
    }
}

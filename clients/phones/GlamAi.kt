/** A selfie becomes a look, on Android: OkHttp, and org.json, which Android has. Its calls block: call them off the main thread. */
package app.glamai

import java.io.File
import java.io.IOException
import java.util.UUID
import java.util.concurrent.TimeUnit
import okhttp3.MediaType.Companion.toMediaType
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.asRequestBody
import okhttp3.RequestBody.Companion.toRequestBody
import okhttp3.Response
import org.json.JSONException
import org.json.JSONObject

/** An answer of 400 or more. `hint` is for the user; `retryable`: the same request may succeed later. */
class GlamAiProblem(val status: Int, val code: String, val hint: String?, val retryable: Boolean, val retryAfter: Long?) :
    IOException("$status $code")

class Ticket(val uploadId: String, val url: String, val headers: Map<String, String>)

/** Names the look afterwards; remember it before the first byte is sent, and a crash loses nothing. */
typealias UploadId = String

class GlamAi(private val baseUrl: String, private val idToken: () -> String, http: OkHttpClient = OkHttpClient()) {
    /** The service holds an answer for ten seconds, which is how long OkHttp would wait for it. */
    private val http = http.newBuilder().readTimeout(30, TimeUnit.SECONDS).build()

    /** The length is signed into the URL: the bucket takes exactly this file. */
    fun requestUpload(jpeg: File, preferences: JSONObject = JSONObject()): Ticket {
        val wish = JSONObject()
            .put("contentType", "image/jpeg")
            .put("contentLength", jpeg.length())
            .put("preferences", preferences)
        val answer = post("/upload-url", wish)
        val headers = answer.getJSONObject("headers")
        return Ticket(answer.getString("uploadId"), answer.getString("url"), headers.keySet().associateWith(headers::getString))
    }

    /** The headers go as they were given, and no other that S3 would have to sign; a file has a length, so nothing is chunked. */
    fun put(ticket: Ticket, jpeg: File) = lossy {
        val request = Request.Builder().url(ticket.url).put(jpeg.asRequestBody())
        for ((name, value) in ticket.headers) request.header(name, value)
        http.newCall(request.build()).execute().use { answer ->
            // 412: it lies there already, from a try whose answer was lost.
            if (!answer.isSuccessful && answer.code != 412) throw problem(answer)
        }
    }

    /** The upload has started the analysis. Asks until the look is there, or the reason why there is none. */
    fun waitForLook(uploadId: UploadId, patienceMs: Long = 60_000): JSONObject {
        val deadline = System.currentTimeMillis() + patienceMs
        while (true) {
            val pause = try {
                val answer = lossy { get("/look/$uploadId?wait=10") }
                if (answer.getString("status") == "ready") return answer
                answer.optLong("retryAfterSeconds", 1)
            } catch (problem: GlamAiProblem) {
                if (!problem.retryable || problem.code == "quota_exceeded") throw problem
                problem.retryAfter ?: 1
            }
            if (System.currentTimeMillis() + pause * 1000 > deadline) throw IOException("No look yet; ask again later with the same id.")
            Thread.sleep(pause * 1000)
        }
    }

    fun recommendation(uploadId: UploadId): JSONObject = get("/get-recommendation?uploadId=$uploadId")

    fun refine(uploadId: UploadId, wish: String): JSONObject = post("/analyze", JSONObject().put("uploadId", uploadId).put("refine", wish))

    fun save(uploadId: UploadId, name: String): JSONObject = post("/looks/save", JSONObject().put("uploadId", uploadId).put("name", name))

    private fun get(path: String): JSONObject = send(Request.Builder().url(baseUrl + path))

    /** One key for all tries: however often the request arrives, it has one effect. */
    private fun post(path: String, body: JSONObject): JSONObject {
        val key = UUID.randomUUID().toString()
        val json = body.toString().toRequestBody("application/json".toMediaType())
        return lossy { send(Request.Builder().url(baseUrl + path).header("idempotency-key", key).post(json)) }
    }

    private fun send(request: Request.Builder): JSONObject =
        http.newCall(request.header("authorization", "Bearer ${idToken()}").build()).execute().use { answer ->
            if (!answer.isSuccessful) throw problem(answer)
            JSONObject(answer.body.string())
        }

    /** Three tries, when the network and not the service says no. */
    private fun <T> lossy(call: () -> T): T {
        repeat(2) {
            try {
                return call()
            } catch (problem: GlamAiProblem) {
                throw problem
            } catch (_: IOException) {
                Thread.sleep(1_000)
            }
        }
        return call()
    }

    private fun problem(answer: Response): GlamAiProblem {
        val body = try {
            JSONObject(answer.body.string())
        } catch (_: JSONException) {
            JSONObject()
        }
        return GlamAiProblem(
            answer.code,
            body.optString("code", "unexpected_answer"),
            body.optString("hint").ifEmpty { null },
            body.optBoolean("retryable", answer.code >= 500),
            answer.header("retry-after")?.toLongOrNull(),
        )
    }
}

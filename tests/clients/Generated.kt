/** The way of a selfie by a client that openapi-generator made of docs/openapi.json: the arguments are API, token, photo. */
import com.squareup.moshi.JsonDataException
import java.io.File
import java.util.UUID
import okhttp3.OkHttpClient
import okhttp3.Request
import okhttp3.RequestBody.Companion.asRequestBody
import org.openapitools.client.apis.LooksApi
import org.openapitools.client.apis.UploadsApi
import org.openapitools.client.infrastructure.ApiClient
import org.openapitools.client.infrastructure.ClientException
import org.openapitools.client.models.Look
import org.openapitools.client.models.Preferences
import org.openapitools.client.models.SaveLookRequest
import org.openapitools.client.models.UploadTicket
import org.openapitools.client.models.UploadUrlRequest

fun put(ticket: UploadTicket, jpeg: File): Int {
    val request = Request.Builder().url(ticket.url.toURL()).put(jpeg.asRequestBody())
    ticket.headers.forEach { (name, value) -> request.header(name, value) }
    return OkHttpClient().newCall(request.build()).execute().use { it.code }
}

/** This generator knows one body for all answers of a route: a 202 cannot be read as a look, and means to ask again. */
fun wait(looks: LooksApi, uploadId: UUID): Look {
    repeat(9) {
        try {
            return looks.getLook(uploadId, 10)
        } catch (_: JsonDataException) {
        }
    }
    error("no look")
}

fun main(arguments: Array<String>) {
    val (api, token, photo) = arguments
    val jpeg = File(photo)
    ApiClient.accessToken = token
    val uploads = UploadsApi(api)
    val looks = LooksApi(api)

    val wish = UploadUrlRequest(
        UploadUrlRequest.ContentType.imageSlashJpeg,
        jpeg.length().toInt(),
        Preferences(style = Preferences.Style.glam),
    )
    val key = UUID.randomUUID().toString()
    val ticket = uploads.createUploadUrl(key, wish)
    check(uploads.createUploadUrl(key, wish).uploadId == ticket.uploadId) { "one key, two uploads" }
    val puts = List(2) { put(ticket, jpeg) }
    check(puts == listOf(200, 412)) { "$puts" }

    val look = wait(looks, ticket.uploadId)
    check(look.savedAt == null) { "saved already" }
    val saved = looks.saveLook(SaveLookRequest(uploadId = ticket.uploadId, name = "Friday"))
    check(saved.savedAt != null && saved.name == "Friday") { "not saved" }
    val status = try {
        looks.getLook(UUID.randomUUID())
        200
    } catch (refusal: ClientException) {
        refusal.statusCode
    }
    check(status == 404) { "a foreign id is $status" }
    println("${look.lookName} ${look.skinTone} ${look.arPresetId} ${look.products.size} products")
}

/** The way of a selfie by clients/phones/GlamAi.kt: the arguments are API, token, photo. */
import app.glamai.GlamAi
import app.glamai.GlamAiProblem
import java.io.File
import java.util.UUID

fun main(arguments: Array<String>) {
    val (api, token, photo) = arguments
    val jpeg = File(photo)
    val glamAi = GlamAi(api, { token })

    val ticket = glamAi.requestUpload(jpeg)
    glamAi.put(ticket, jpeg)
    // As if the answer had been lost: it lies there already.
    glamAi.put(ticket, jpeg)
    val look = glamAi.waitForLook(ticket.uploadId)
    val preset = glamAi.recommendation(ticket.uploadId).getJSONObject("arPreset")
    check(preset.getString("presetId") == look.getString("arPresetId")) { "another preset" }
    check(glamAi.refine(ticket.uploadId, "softer").getInt("revision") == 2) { "no second revision" }
    check(glamAi.save(ticket.uploadId, "Friday").getString("name") == "Friday") { "not saved" }

    val code = try {
        glamAi.waitForLook(UUID.randomUUID().toString()).getString("status")
    } catch (problem: GlamAiProblem) {
        problem.code
    }
    check(code == "not_found") { "a foreign id is $code" }
    println("${look.getString("lookName")} ${look.getString("skinTone")} ${look.getString("arPresetId")}")
}

"""The way of a selfie by a client that openapi-python-client made of docs/openapi.json: argv is API, token, photo."""

import sys
from pathlib import Path
from uuid import uuid4

import httpx
from glam_ai_api_client import AuthenticatedClient
from glam_ai_api_client.api.looks import get_look, save_look
from glam_ai_api_client.api.uploads import create_upload_url
from glam_ai_api_client.models import Look, Problem404, SaveLookRequest, UploadTicket, UploadUrlRequest

api, token, photo = sys.argv[1:]
selfie = Path(photo).read_bytes()
client = AuthenticatedClient(base_url=api, token=token, timeout=httpx.Timeout(30))

wish = UploadUrlRequest.from_dict({"contentType": "image/jpeg", "contentLength": len(selfie), "preferences": {"style": "glam"}})
key = str(uuid4())
ticket = create_upload_url.sync(client=client, body=wish, idempotency_key=key)
again = create_upload_url.sync(client=client, body=wish, idempotency_key=key)
assert isinstance(ticket, UploadTicket) and isinstance(again, UploadTicket), (ticket, again)
assert ticket.upload_id == again.upload_id, "one key, two uploads"

puts = [httpx.put(ticket.url, headers=ticket.headers.to_dict(), content=selfie).status_code for _ in range(2)]
assert puts == [200, 412], puts

look = None
for _ in range(9):
    look = get_look.sync(ticket.upload_id, client=client, wait=10)
    if isinstance(look, Look):
        break
assert isinstance(look, Look), look
saved = save_look.sync(client=client, body=SaveLookRequest(upload_id=ticket.upload_id, name="Friday"))
assert isinstance(saved, Look) and saved.saved_at is not None, saved
assert isinstance(get_look.sync(uuid4(), client=client), Problem404)
print(look.look_name, look.skin_tone, look.ar_preset_id, len(look.products), "products")

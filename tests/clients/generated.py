"""The way of a selfie by a client that openapi-generator made of docs/openapi.json: argv is API, token, photo."""

import sys
from pathlib import Path
from uuid import uuid4

import urllib3
from openapi_client import ApiClient, Configuration, LooksApi, UploadsApi
from openapi_client.exceptions import NotFoundException
from openapi_client.models import Look, Preferences, SaveLookRequest, UploadUrlRequest

api, token, photo = sys.argv[1:]
selfie = Path(photo).read_bytes()
client = ApiClient(Configuration(host=api, access_token=token))
uploads, looks = UploadsApi(client), LooksApi(client)

wish = UploadUrlRequest(content_type="image/jpeg", content_length=len(selfie), preferences=Preferences(style="glam"))
key = str(uuid4())
tickets = [uploads.create_upload_url(idempotency_key=key, upload_url_request=wish) for _ in range(2)]
assert tickets[0].upload_id == tickets[1].upload_id, "one key, two uploads"

ticket = tickets[0]
puts = [urllib3.request(ticket.method, ticket.url, headers=ticket.headers, body=selfie).status for _ in range(2)]
assert puts == [200, 412], puts

look = None
for _ in range(9):
    look = looks.get_look(ticket.upload_id, wait=10)
    if isinstance(look, Look):
        break
assert isinstance(look, Look) and look.saved_at is None, look
saved = looks.save_look(SaveLookRequest(upload_id=ticket.upload_id, name="Friday"))
assert saved.saved_at is not None and saved.name == "Friday", saved
try:
    looks.get_look(uuid4())
    raise AssertionError("a foreign id gave a look")
except NotFoundException as refusal:
    assert refusal.data.code == "not_found", refusal
print(look.look_name, look.skin_tone, look.ar_preset_id, len(look.products), "products")

"""The rules for a message's body: lengths, embeds, mentions, flags, attachments, and not being empty."""

from __future__ import annotations

from .call import Upload
from .components import check_message_components
from .form import ApiError, Form, Json, Path
from .models import COMPONENTS_V2, EPHEMERAL, Message

SUPPRESS_EMBEDS, SILENT, VOICE = 4, 4096, 8192
CREATE_FLAGS = SUPPRESS_EMBEDS | SILENT | VOICE | COMPONENTS_V2
ANSWER_FLAGS = CREATE_FLAGS | EPHEMERAL
EDIT_FLAGS = SUPPRESS_EMBEDS | COMPONENTS_V2
CONTENT = 2000


def check_message(body: Json, files: list[Upload], *, flags: int, old: Message | None = None) -> None:
    """Refuse a body that Discord would refuse; `old` is the message an edit changes."""
    form = Form()
    form.text(body, "content", (), CONTENT)
    _check_nonce(form, body)
    _check_embeds(form, body)
    _check_mentions(form, body)
    _check_attachments(form, body, files, old)
    given = body.get("flags") or 0
    if not isinstance(given, int) or given & ~flags:
        form.wrong(("flags",), "MESSAGE_FLAGS_INVALID", "These flags can't be set here.")
        given = 0
    v2 = bool((given | (old.flags if old else 0)) & COMPONENTS_V2)
    check_message_components(form, body, v2=v2)
    if v2:
        _check_v2(form, body, old)
    form.check()
    _check_empty(body, files, old)


def _check_nonce(form: Form, body: Json) -> None:
    nonce = body.get("nonce")
    if nonce is not None and (isinstance(nonce, bool) or not isinstance(nonce, int | str)):
        form.wrong(("nonce",), "NONCE_TYPE_INVALID", "A nonce is a number or a string.")
    elif isinstance(nonce, str) and len(nonce) > 25:
        form.wrong(("nonce",), "NONCE_TYPE_TOO_LONG", "Must be 25 or fewer in length.")
    form.truth(body, "enforce_nonce", ())


def _check_embeds(form: Form, body: Json) -> None:
    total = 0
    for n, embed in enumerate(form.items(body, "embeds", (), 10)):
        path: Path = ("embeds", n)
        form.text(embed, "title", path, 256)
        form.text(embed, "description", path, 4096)
        form.text(embed, "url", path, 2048)
        form.whole(embed, "color", path, 0, 0xFFFFFF)
        footer, author = embed.get("footer") or {}, embed.get("author") or {}
        form.text(footer, "text", (*path, "footer"), 2048)
        form.text(author, "name", (*path, "author"), 256)
        fields = form.items(embed, "fields", path, 25)
        for m, field in enumerate(fields):
            form.text(field, "name", (*path, "fields", m), 256, least=1, needed=True)
            form.text(field, "value", (*path, "fields", m), 1024, least=1, needed=True)
        counted = [embed.get("title"), embed.get("description"), footer.get("text"), author.get("name")]
        counted += [field.get(key) for field in fields for key in ("name", "value")]
        total += sum(len(str(text).strip()) for text in counted if text)
    if total > 6000:
        form.wrong(("embeds",), "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")


def _check_mentions(form: Form, body: Json) -> None:
    allowed = body.get("allowed_mentions")
    if allowed is None:
        return
    path: Path = ("allowed_mentions",)
    if not isinstance(allowed, dict):
        form.wrong(path, "DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
        return
    parse = allowed.get("parse") or []
    if not isinstance(parse, list) or set(parse) - {"users", "roles", "everyone"}:
        form.wrong((*path, "parse"), "BASE_TYPE_CHOICES", "Value must be one of ('everyone', 'roles', 'users').")
        return
    for key in ("users", "roles"):
        named = allowed.get(key) or []
        if not isinstance(named, list) or len(named) > 100:
            form.wrong((*path, key), "BASE_TYPE_MAX_LENGTH", "Must be a list of 100 or fewer.")
        elif named and key in parse:
            form.wrong(
                (*path, key), "MUTUALLY_EXCLUSIVE", f"parse:[{key!r}] and {key}: [ids...] are mutually exclusive."
            )
    form.truth(allowed, "replied_user", path)


def _check_attachments(form: Form, body: Json, files: list[Upload], old: Message | None) -> None:
    if len(files) > 10:
        raise ApiError(400, 30015, "Maximum number of attachments in a message reached (10)")
    known = {str(upload.index) for upload in files} | {item["id"] for item in (old.attachments if old else [])}
    for n, item in enumerate(form.items(body, "attachments", (), 10)):
        form.text(item, "description", ("attachments", n), 1024)
        form.text(item, "filename", ("attachments", n), 1024)
        if str(item.get("id")) not in known:
            form.wrong(("attachments", n, "id"), "ATTACHMENT_NOT_FOUND", "No such file came with the message.")


def _check_v2(form: Form, body: Json, old: Message | None) -> None:
    turning = old is not None and not old.flags & COMPONENTS_V2
    for key in ("content", "embeds", "sticker_ids", "poll"):
        left = turning and key not in body and getattr(old, key, None)
        if body.get(key) or left:
            form.wrong((key,), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
                       f"The '{key}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2")  # fmt: skip


def _check_empty(body: Json, files: list[Upload], old: Message | None) -> None:
    content = body.get("content", old.content if old else None)
    left = [(content or "").strip(), files, body.get("sticker_ids"), body.get("poll")]
    left += [body[key] if key in body else getattr(old, key, None) for key in ("embeds", "components", "attachments")]
    if not any(left):
        raise ApiError(400, 50006, "Cannot send an empty message")

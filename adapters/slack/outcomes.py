"""What Slack's refusals mean: one table from its codes to our outcomes (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import aiohttp

from bot.chat.messages import Kind
from scheduler.ports import Ambiguous, Expired, Misconfigured, OurBug, Outcome, Unclear, Unreachable, Wait

OK, TOO_MANY, SERVER_ERROR = 200, 429, 500
GONE_STATUS = frozenset({403, 404, 410})
"""A response_url that is used up, over or forbidden there."""
A_MINUTE, UNCONNECTED = 60.0, 5.0
LIMITED = frozenset({"ratelimited", "rate_limited"})
UNSURE = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", "update_failed"})
NOT_INSTALLED, NO_TOKEN = "not_installed", "no_token"
"""Our own codes for a call that was never made: the workspace gave us no token, or it cannot be had at the moment."""
DEAD_TOKEN = (
    "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "org_login_required",
    "two_factor_setup_required", "invalid_refresh_token", "bad_client_secret", "invalid_client_id", NOT_INSTALLED,
)  # fmt: skip
"""The workspace as a whole cannot be served with this token."""
OURS_DEAD = frozenset({"bad_client_secret", "invalid_client_id"})
"""Those that say nothing of the workspace: our own settings are wrong."""
_UNREACHABLE = (
    "channel_not_found", "user_not_found", "user_not_visible", "user_disabled", "cannot_dm_bot", "is_bot",
    "messages_tab_disabled", "is_archived", "not_in_channel", "invalid_channel", "posting_to_channel_denied",
    "team_access_not_granted",  # to one workspace of an organisation, by the token of all of them
)  # fmt: skip
_NOT_ALLOWED = (
    "missing_scope", "not_allowed_token_type", "no_permission", "access_denied", "accesslimited", "ekm_access_denied",
    "enterprise_is_restricted", "app_access_restricted", "restricted_action", "not_enabled", "team_added_to_org",
    "file_uploads_disabled", "file_type_not_allowed", "storage_limit_reached", "message_limit_exceeded",
    "method_deprecated", "deprecated_endpoint", "unknown_method",
)  # fmt: skip
_OURS = (
    "msg_too_long", "msg_blocks_too_long", "no_text", "invalid_blocks", "invalid_blocks_format", "invalid_arguments",
    "invalid_arg_name", "invalid_array_arg", "invalid_metadata_format", "invalid_metadata_schema", "metadata_too_large",
    "view_too_large", "invalid_payload", "invalid_json", "json_not_object", "invalid_form_data", "invalid_charset",
    "invalid_post_type", "missing_argument", "alt_txt_too_large", "file_not_found", "duplicate_external_id",
    "hash_conflict", "block_mismatch", "invalid_attachments",
)  # fmt: skip
_OVER = ("used_url", "expired_url", "expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id")
UNEDITABLE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "is_inactive"})
"""The message that an edit was for is gone, or nobody's to change any more."""


def _table() -> dict[str, Outcome]:
    made: dict[str, Outcome] = {code: Unreachable("workspace", code) for code in DEAD_TOKEN}
    made |= {code: Unreachable("member", code) for code in _UNREACHABLE}
    made |= {code: Misconfigured(code) for code in _NOT_ALLOWED}
    made |= {code: OurBug(code) for code in _OURS}
    made |= {code: Expired(code) for code in _OVER}
    made[NO_TOKEN] = Wait(UNCONNECTED, "tenant")
    return made | {code: Ambiguous(code) for code in UNSURE}


TABLE = _table()


class Refused(Exception):  # noqa: N818 - it is what Slack did
    """An answer that is not a yes: HTTP status and Slack's own code; `where` are the places it found fault with."""

    def __init__(self, status: int, code: str, *, retry_after: float | None = None, where: Iterable[str] = ()) -> None:
        super().__init__(f"{status}/{code}")
        self.status = status
        self.code = code
        self.retry_after = retry_after
        self.where = " ".join(where)


TROUBLE = (Refused, aiohttp.ClientError, OSError, TimeoutError)
"""Everything that a call can end in."""


def outcome(trouble: BaseException, kind: Kind = "message") -> Outcome:
    """What a failed call means for what was to be sent."""
    if isinstance(trouble, aiohttp.ClientConnectorError):
        return Wait(UNCONNECTED, "tenant")  # never connected, so surely not sent
    if not isinstance(trouble, Refused):
        return Ambiguous(type(trouble).__name__)
    if trouble.status == TOO_MANY or trouble.code in LIMITED:
        return Wait(trouble.retry_after or A_MINUTE, _scope(kind))
    if trouble.code.startswith("restricted_action"):
        return Misconfigured(trouble.code)
    found = TABLE.get(trouble.code) or _by_status(trouble)
    return OurBug(f"{trouble.code} at {trouble.where}") if isinstance(found, OurBug) and trouble.where else found


def _by_status(refusal: Refused) -> Outcome:
    cut_off = refusal.status == OK and not refusal.code
    return Ambiguous(str(refusal)) if cut_off or refusal.status >= SERVER_ERROR else Unclear(str(refusal))


def _scope(kind: Kind) -> Literal["channel", "method"]:
    """Posting is limited by channel, every other method by itself."""
    return "channel" if kind in {"message", "file"} else "method"

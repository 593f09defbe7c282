"""The routes that keep the application's commands, global and of the guild."""

from __future__ import annotations

from .call import Answer, Call
from .commandrules import check_command, check_commands
from .form import ApiError, Form, Json
from .rest import Table
from .world import World

KEPT = {
    "name_localizations": {},
    "description": "",
    "description_localizations": {},
    "nsfw": False,
    "default_member_permissions": None,
}


class CommandRoutes:
    """Commands by scope: "" for global ones, else the guild's id."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._kept: dict[str, list[Json]] = {"": [], world.guild_id: []}

    def table(self) -> Table:
        """Every route here."""
        routes: Table = {}
        for base in ("/applications/{app}/commands", "/applications/{app}/guilds/{guild}/commands"):
            routes |= {
                f"GET {base}": self._list,
                f"POST {base}": self._upsert,
                f"PUT {base}": self._replace,
                f"GET {base}/{{command}}": lambda call: Answer(200, self._one(call)),
                f"PATCH {base}/{{command}}": self._change,
                f"DELETE {base}/{{command}}": self._remove,
            }
        return routes

    def known(self) -> list[Json]:
        """Every command there is, those of the guild first."""
        return [*self._kept[self._world.guild_id], *self._kept[""]]

    def _scope(self, call: Call) -> str:
        guild = call.params.get("guild", "")
        if call.params["app"] != self._world.app_id:
            raise ApiError(404, 10002, "Unknown Application")
        if guild not in self._kept:
            raise ApiError(403, 50001, "Missing Access")
        return guild

    def _stored(self, scope: str, command: Json) -> Json:
        kind = command.get("type") or 1
        old = next((c for c in self._kept[scope] if (c["type"], c["name"]) == (kind, command["name"])), None)
        identity = old["id"] if old else self._world.snowflake()
        data = {**KEPT, **{key: value for key, value in command.items() if value is not None}, "type": kind}
        permissions = data["default_member_permissions"]
        data["default_member_permissions"] = None if permissions is None else str(permissions)
        data |= {"id": identity, "application_id": self._world.app_id, "version": self._world.snowflake()}
        if scope:
            return {**data, "guild_id": scope}
        return {"contexts": [0, 1, 2], "integration_types": [0, 1], **data}

    def _list(self, call: Call) -> Answer:
        kept = self._kept[self._scope(call)]
        if call.flag("with_localizations"):
            return Answer(200, kept)
        return Answer(200, [{k: v for k, v in c.items() if not k.endswith("_localizations")} for c in kept])

    def _replace(self, call: Call) -> Answer:
        scope = self._scope(call)
        if not isinstance(call.body, list) or not all(isinstance(item, dict) for item in call.body):
            form = Form()
            form.wrong((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
            form.check()
        check_commands(call.body, guild=bool(scope))
        self._kept[scope] = [self._stored(scope, command) for command in call.body]
        return Answer(200, self._kept[scope])

    def _upsert(self, call: Call) -> Answer:
        scope, command = self._scope(call), call.object()
        form = Form()
        check_command(form, command, (), guild=bool(scope))
        form.check()
        fresh = self._stored(scope, command)
        others = [old for old in self._kept[scope] if old["id"] != fresh["id"]]
        existed = len(others) < len(self._kept[scope])
        check_commands([*others, fresh], guild=False)
        self._kept[scope] = [*others, fresh]
        return Answer(200 if existed else 201, fresh)

    def _one(self, call: Call) -> Json:
        for command in self._kept[self._scope(call)]:
            if command["id"] == call.params["command"]:
                return command
        raise ApiError(404, 10063, "Unknown application command")

    def _change(self, call: Call) -> Answer:
        old = self._one(call)
        fresh = {**old, **call.object(), "type": old["type"]}
        form = Form()
        check_command(form, fresh, (), guild=False)
        form.check()
        old.update(fresh)
        return Answer(200, old)

    def _remove(self, call: Call) -> Answer:
        self._kept[self._scope(call)].remove(self._one(call))
        return Answer(204)

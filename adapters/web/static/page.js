// The try-out page: shows one talk, sends what the person does, and never loses a word of it.

const WORDS = JSON.parse(document.getElementById("words").textContent);
const query = new URLSearchParams(location.search);
const seat = query.get("as") ?? "";
const by = (id) => document.getElementById(id);
const RETRY = { first: 300, most: 5000 };
const PATIENCE = 400; // milliseconds before an answer counts as slow

let language = navigator.language.toLowerCase().startsWith("nl") ? "nl" : "en";
let zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
let socket = null;
let wait = RETRY.first;
let came = false; // whether the talk was shown once
let unread = 0;

const word = (name, values = {}) =>
  (WORDS[language][name] ?? name).replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");

function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

// -- what waits to be sent, kept until the coach has it, also through a reload

const UNSENT = `unsent:${seat}`;
const unsent = new Map(Object.entries(JSON.parse(localStorage.getItem(UNSENT) ?? "{}")));
const onDone = new Map();

function keepUnsent() {
  localStorage.setItem(UNSENT, JSON.stringify(Object.fromEntries(unsent)));
  count();
}

function count() {
  document.body.dataset.waiting = new Set([...unsent.keys(), ...onDone.keys()]).size;
}

function act(frame, done = () => {}) {
  const id = crypto.randomUUID();
  const whole = { id, ...frame };
  unsent.set(id, whole);
  onDone.set(id, done);
  keepUnsent();
  if (!send(whole)) status(word("offline"));
  else setTimeout(() => { if (onDone.has(id) && isOpen()) status(word("busy")); }, PATIENCE);
  return id;
}

const isOpen = () => socket?.readyState === WebSocket.OPEN;

function send(frame) {
  if (!isOpen()) return false;
  socket.send(JSON.stringify(frame));
  return true;
}

// -- the connection

function connect() {
  const own = new URLSearchParams({ language, zone });
  if (seat) own.set("as", seat);
  socket = new WebSocket(`ws://${location.host}/talk?${own}`);
  socket.addEventListener("message", (event) => took(JSON.parse(event.data)));
  socket.addEventListener("close", () => {
    document.body.toggleAttribute("data-offline", true);
    lock(true);
    if (came) status(word("offline"));
    for (const id of onDone.keys()) if (!unsent.has(id)) onDone.delete(id); // a move of the clock is not sent again
    count();
    setTimeout(connect, wait);
    wait = Math.min(wait * 2, RETRY.most);
  });
}

function took(frame) {
  if (frame.now) around(frame);
  if (frame.talk) {
    whole(frame.talk);
    wait = RETRY.first;
    document.body.toggleAttribute("data-offline", false);
    lock(false);
    status(came && by("status").textContent ? word("online") : "");
    came = true;
    for (const waiting of unsent.values()) send(waiting);
  }
  if (frame.message) shown(frame.message, true);
  if (frame.done) settled(frame);
  if (frame.failed) failed(frame.failed);
}

function settled(frame) {
  unsent.delete(frame.done);
  const done = onDone.get(frame.done) ?? (() => {});
  onDone.delete(frame.done);
  document.querySelector(`[data-said="${frame.done}"] .left`)?.remove();
  if (!onDone.size) status("");
  done(frame);
  if (frame.form) openForm(frame.form);
  keepUnsent();
  if (document.activeElement === document.body && !frame.form) by("text").focus({ preventScroll: true });
}

function failed(id) {
  const frame = unsent.get(id);
  const mine = document.querySelector(`[data-said="${id}"]`);
  status("");
  if (!frame) return;
  const again = made("button", { type: "button", onclick: () => { again.closest(".left")?.remove(); send(frame); } }, word("again"));
  const note = made("p", { class: "left" }, `${word("failed")} `, again);
  if (mine) { mine.querySelector(".left")?.remove(); mine.append(note); }
  else by("status").replaceChildren(note);
}

// -- the talk

const messages = new Map(); // row id -> element

function whole(talk) {
  const log = by("log");
  const end = atEnd() || !came;
  log.setAttribute("aria-busy", "true");
  messages.clear();
  log.replaceChildren();
  for (const message of talk) shown(message, false);
  for (const frame of unsent.values()) if (frame.do === "say") mine(frame);
  log.removeAttribute("aria-busy");
  if (end) toEnd();
}

function shown(message, fresh) {
  const log = by("log");
  const end = atEnd();
  const there = messages.get(message.replaces ?? message.id) ?? (message.said && document.querySelector(`[data-said="${message.said}"]`));
  if (message.replaces && !there) return;
  const kept = message.replaces ? { ...message, id: message.replaces, at: there.dataset.at, nudge: there.classList.contains("nudge") } : message;
  const element = drawn(kept);
  messages.set(kept.id, element);
  const focused = there?.contains(document.activeElement);
  if (there) there.replaceWith(element);
  else {
    heading(log, kept.at);
    if (fresh) element.classList.add("new");
    log.append(element);
  }
  if (focused) by("text").focus({ preventScroll: true });
  if (end && fresh) toEnd();
  if (fresh && document.hidden && !message.said) document.title = `(${++unread}) ${word("title")}`;
}

function heading(log, at) {
  const day = format(at, { weekday: "long", day: "numeric", month: "long" });
  const last = [...log.querySelectorAll(".day")].pop();
  if (last?.textContent !== day) log.append(made("div", { class: "day" }, day));
}

function drawn(message) {
  const own = message.said !== null;
  const who = own ? word("you") : word("coach");
  const time = made("time", { datetime: message.at }, format(message.at, { hour: "2-digit", minute: "2-digit" }));
  const from = made("p", { class: "from" }, who, message.nudge ? " · " : "", message.nudge ? made("b", {}, word("nudge")) : "", " · ", time);
  const bubble = made("div", { class: "bubble" }, ...message.blocks.map((block) => drawnBlock(block, own)));
  if (message.image) bubble.append(made("img", { src: file(message.image), alt: message.image.description }));
  for (const one of message.files) {
    bubble.append(made("p", {}, made("a", { href: file(one), download: one.name }, word("download", { name: one.name })), ` ${one.description}`));
  }
  const parts = [from, bubble];
  if (message.controls.length) parts.push(controls(message.controls));
  return made("div", { class: own ? "mine" : message.nudge ? "nudge" : "", "data-id": message.id, "data-at": message.at, "data-said": message.said }, ...parts);
}

function drawnBlock(block, own) {
  const text = made("p", {}, ...trimmed(block.runs).map(([run, bold, italic]) => {
    const inner = italic ? made("em", {}, run) : run;
    return bold ? made("strong", {}, inner) : inner;
  }));
  if (!block.quote) return text;
  const copied = made("button", { type: "button", class: "copy", onclick: () => copy(text, copied) }, word("copy"));
  return made("blockquote", {}, text, own ? null : copied);
}

function trimmed(runs) {
  const kept = runs.map((run) => [...run]);
  if (kept.length) {
    kept[0][0] = kept[0][0].replace(/^\n+/, "");
    kept[kept.length - 1][0] = kept[kept.length - 1][0].replace(/\n+$/, "");
  }
  return kept;
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text.textContent);
  } catch {
    getSelection().selectAllChildren(text); // at least it stands ready to be copied by hand
    return;
  }
  button.textContent = word("copied");
  setTimeout(() => { button.textContent = word("copy"); }, 2000);
}

const file = (one) => (seat ? `${one.href}?as=${encodeURIComponent(seat)}` : one.href);

function controls(all) {
  return made("div", { class: "controls" }, ...all.map((control) => (control.options ? list(control) : button(control))));
}

function button(control) {
  return made("button", { type: "button", class: control.style === "plain" ? "" : control.style, onclick: () => act({ do: "press", token: control.token }) }, control.label);
}

function list(control) {
  const several = control.most > 1;
  const choose = (values) => { if (values.length >= control.least) act({ do: "pick", token: control.token, values }); };
  if (several) {
    const boxes = control.options.map(([value, label]) => made("label", {}, made("input", { type: "checkbox", value }), label));
    const set = made("fieldset", {}, made("legend", {}, control.label), ...boxes);
    const go = made("button", { type: "button", class: "primary", onclick: () => choose([...set.querySelectorAll("input:checked")].map((box) => box.value)) }, word("choose"));
    return made("div", { class: "several" }, set, go);
  }
  const select = made("select", { "aria-label": control.label }, made("option", { value: "" }, word("chosen")),
    ...control.options.map(([value, label]) => made("option", { value }, label)));
  const go = made("button", { type: "button", onclick: () => { if (select.value) choose([select.value]); else select.focus(); } }, word("choose"));
  return made("span", { class: "row" }, select, go);
}

function mine(frame) {
  heading(by("log"), clockNow());
  const element = drawn({ id: "", at: clockNow(), said: frame.id, nudge: false, image: null, files: [], controls: [], blocks: [{ quote: false, runs: [[frame.text, false, false]] }] });
  if (!isOpen()) element.append(made("p", { class: "left" }, word("waiting")));
  by("log").append(element);
  toEnd();
}

const atEnd = () => by("scroll").scrollHeight - by("scroll").scrollTop - by("scroll").clientHeight < 80;
const toEnd = () => { by("scroll").scrollTop = by("scroll").scrollHeight; };

function status(text) {
  by("status").textContent = text;
}

// -- typing

const DRAFT = `draft:${seat}`;

function say() {
  const text = by("text").value.trim();
  if (!text) return;
  by("text").value = "";
  sessionStorage.removeItem(DRAFT);
  grow();
  const frame = { do: "say", text };
  const id = act(frame);
  mine({ ...frame, id });
}

function grow() {
  const text = by("text");
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 2}px`;
}

// -- forms

let form = null;

function openForm(given) {
  form = given;
  by("form-title").textContent = given.title;
  by("form-send").textContent = given.send;
  by("form-problem").textContent = "";
  by("fields").replaceChildren(...given.fields.map(field));
  if (!by("form").open) by("form").showModal();
  by("fields").querySelector("input, textarea, select")?.focus();
}

function field(part) {
  const id = `field-${part.key}`;
  const described = `${id}-hint ${id}-wrong`;
  const label = part.required ? part.label : `${part.label} (${word("optional")})`;
  const hint = made("p", { class: "hint", id: `${id}-hint` }, part.hint);
  const wrong = made("p", { class: "wrong", id: `${id}-wrong` });
  if (part.kind === "choices") {
    const boxes = part.options.map(([value, text]) => made("label", {}, made("input", { type: "checkbox", name: part.key, value, checked: part.value.includes(value) }), text));
    return made("fieldset", { "data-key": part.key, "aria-describedby": described }, made("legend", {}, label), hint, ...boxes, wrong);
  }
  const common = { id, name: part.key, "aria-describedby": described, "aria-required": part.required ? "true" : "false" };
  let input;
  if (part.kind === "choice") {
    const chosen = Array.isArray(part.value) ? part.value[0] : part.value;
    input = made("select", common, made("option", { value: "" }, word("chosen")),
      ...part.options.map(([value, text]) => made("option", { value, selected: value === chosen }, text)));
  } else if (part.kind === "lines") {
    input = made("textarea", { ...common, rows: 3, maxlength: part.most });
    input.value = part.value;
  } else {
    input = made("input", { ...common, type: "text", maxlength: part.most, autocomplete: "off" });
    input.value = part.value;
  }
  return made("div", { "data-key": part.key }, made("label", { for: id }, label), hint, input, wrong);
}

function filled() {
  return Object.fromEntries(form.fields.map((part) => {
    if (part.kind === "choices") return [part.key, [...by("fields").querySelectorAll(`input[name="${CSS.escape(part.key)}"]:checked`)].map((box) => box.value)];
    const value = by(`field-${part.key}`).value;
    return [part.key, part.kind === "choice" ? (value ? [value] : []) : value];
  }));
}

function sendForm() {
  act({ do: "send", token: form.token, values: filled() }, (frame) => {
    if (!frame.problems) { by("form").close(); return; }
    let first = null;
    const rest = [];
    for (const element of by("fields").querySelectorAll("[data-key]")) {
      const said = frame.problems[element.dataset.key] ?? "";
      element.querySelector(".wrong").textContent = said;
      for (const input of element.querySelectorAll("input, textarea, select")) {
        if (said) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
        if (said) first ??= input;
      }
    }
    for (const [key, said] of Object.entries(frame.problems)) if (!form.fields.some((part) => part.key === key)) rest.push(said);
    by("form-problem").textContent = rest.join(" ");
    first?.focus();
  });
}

// -- the time machine

let now = null; // the coach's clock when it was last shown, and when that was here
let seen = 0;

const clockNow = () => new Date((now ? new Date(now).getTime() : Date.now()) + (performance.now() - seen)).toISOString();

function format(at, how) {
  return new Intl.DateTimeFormat(language === "nl" ? "nl-NL" : "en-GB", { timeZone: zone, ...how }).format(new Date(at));
}

const full = (at) => format(at, { weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

function around(frame) {
  if (frame.language !== language || frame.zone !== zone || !now) {
    language = frame.language;
    zone = frame.zone;
    words();
  }
  now = frame.now;
  seen = performance.now();
  by("planned").replaceChildren(...(frame.planned.length
    ? frame.planned.map((one) => made("li", {}, made("time", { datetime: one.at }, full(one.at)), made("strong", {}, one.what), made("span", { class: "why" }, one.why)))
    : [made("li", {}, word("nothing"))]));
  tick();
}

function tick() {
  if (!now) return;
  by("clock").textContent = full(clockNow());
  by("clock-short").textContent = format(clockNow(), { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}

function lock(closed) {
  for (const move of document.querySelectorAll("[data-move], [data-example]")) move.disabled = closed;
}

function moves(button) {
  // Not kept to be sent again: a clock that moves twice is worse than one that has to be asked twice.
  const id = crypto.randomUUID();
  onDone.set(id, () => { lock(false); button.focus(); });
  lock(true);
  if (!send({ id, do: "move", to: button.dataset.move })) onDone.delete(id);
  count();
}

async function example(button) {
  lock(true);
  status(word("making"));
  try {
    const answer = await fetch(`/example?language=${button.dataset.example}`, { method: "POST" });
    if (!answer.ok) throw new Error(String(answer.status));
    location.assign((await answer.json()).to);
  } catch {
    status(word("no-example"));
    lock(false);
  }
}

// -- words and looks

function words() {
  document.documentElement.lang = language;
  document.title = word("title");
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
}

function theme(chosen) {
  document.documentElement.dataset.theme = chosen;
  localStorage.setItem("theme", chosen);
  by("theme").value = chosen;
}

words();
theme(localStorage.getItem("theme") ?? "auto");
by("text").value = sessionStorage.getItem(DRAFT) ?? "";
by("own").hidden = !seat;
if (matchMedia("(max-width: 860px)").matches) by("machine").open = false;
lock(true);
count();

by("theme").addEventListener("change", () => theme(by("theme").value));
by("composer").addEventListener("submit", (event) => { event.preventDefault(); say(); });
by("text").addEventListener("input", () => { sessionStorage.setItem(DRAFT, by("text").value); grow(); });
by("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); say(); }
});
by("form").querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); sendForm(); });
by("form-close").addEventListener("click", () => by("form").close());
for (const element of document.querySelectorAll("[data-move]")) element.addEventListener("click", () => moves(element));
for (const element of document.querySelectorAll("[data-example]")) element.addEventListener("click", () => example(element));
document.addEventListener("visibilitychange", () => { if (!document.hidden) { unread = 0; document.title = word("title"); } });
setInterval(tick, 10000);
connect();
by("text").focus();

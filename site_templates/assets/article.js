// What an article's page does better with a script: it counts what a filter lets through and keeps
// the filter in the address, goes from claim to claim by key, and copies a claim as a citation.
// Which marks a filter leaves is decided by the style sheet alone; here it is only read off.

const story = document.querySelector(".story");
const form = story.querySelector(".glance");
const refs = [...story.querySelectorAll(".text .ref")];
const noteOf = (ref) => document.getElementById(ref.getAttribute("popovertarget"));
const refOf = (note) => refs.find((ref) => noteOf(ref) === note);
const sentenceOf = (ref) => ref.previousElementSibling;
const isShown = (ref) => getComputedStyle(ref).visibility === "visible";

// --------------------------------------------------------------------------------------- filter

const boxes = form ? [...form.querySelectorAll("[type=checkbox]")] : [];
const ticked = () => boxes.filter((box) => box.checked);

/** Says what a box stands for: its group and its label's id, or the speaker's name. */
const facet = (box) => {
  const [group, ...rest] = box.id.split("-");
  return [group, group === "who" ? box.nextElementSibling.textContent : rest.join("-")];
};

const count = () => {
  const shown = refs.filter(isShown).length;
  form.querySelector("output").value = ticked().length ? `${shown} of ${refs.length} marked sentences` : "";
};

const toAddress = () => {
  const hash = new URLSearchParams(ticked().map(facet)).toString();
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
};

const fromAddress = () => {
  const hash = location.hash.slice(1);
  if (!hash.includes("=")) return; // a link to a sentence leaves the filter as it is
  const wanted = new Set([...new URLSearchParams(hash)].map(String));
  for (const box of boxes) {
    box.checked = !box.disabled && wanted.has(String(facet(box)));
    if (box.checked) for (let at = box.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
  }
  count();
};

if (form) {
  form.addEventListener("change", () => (count(), toAddress()));
  form.addEventListener("reset", () => setTimeout(() => (count(), toAddress())));
  addEventListener("hashchange", fromAddress);
  fromAddress();
  if (ticked().length) count(); // ticks that the browser kept from an earlier visit
}

// ----------------------------------------------------------------------------------------- keys

const help = Object.assign(document.createElement("p"), {
  className: "keys",
  innerHTML: `<label><input type="checkbox" checked>Keys</label>: <kbd>j</kbd> next claim, <kbd>k</kbd> the one
    before, <kbd>Enter</kbd> opens its note, <kbd>←</kbd> <kbd>→</kbd> leaf through notes, <kbd>Esc</kbd> closes.`,
});
const toggle = help.querySelector("input");
const remembered = { get: () => null, set: () => {} };
try {
  const store = window.localStorage;
  remembered.get = () => store.getItem("claimdesk-keys");
  remembered.set = (value) => store.setItem("claimdesk-keys", value);
} catch {
  // A browser that keeps nothing: the choice holds for this page.
}
toggle.checked = remembered.get() !== "off";
toggle.addEventListener("change", () => remembered.set(toggle.checked ? "on" : "off"));
if (refs.length) story.querySelector(".after")?.append(help);

/** The note that is being read: the open one's, the focused one, the one linked to, or none. */
const current = () => {
  const open = story.querySelector(".note:popover-open");
  if (open) return refOf(open);
  const focused = document.activeElement;
  if (refs.includes(focused)) return focused;
  const target = story.querySelector(".sentence:target");
  return target && refs.find((ref) => sentenceOf(ref) === target);
};

/** Goes to the next (1) or previous (-1) claim, or note while a filter is on, from what is read. */
const travel = (step, opening) => {
  const stops = refs.filter((ref) => isShown(ref) && (ticked().length || ref.dataset.type));
  const from = current();
  const after = (ref) =>
    from ? from.compareDocumentPosition(ref) & Node.DOCUMENT_POSITION_FOLLOWING : ref.getBoundingClientRect().top > 0;
  const next = step > 0 ? stops.find(after) : stops.filter((ref) => ref !== from && !after(ref)).pop();
  if (!next) return;
  story.querySelector(".note:popover-open")?.hidePopover();
  next.focus({ preventScroll: true });
  sentenceOf(next).scrollIntoView({ block: "center" });
  if (opening) next.click();
};

const STEPS = { j: 1, n: 1, k: -1, p: -1 };
addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
  if (!toggle.checked || event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const open = Boolean(story.querySelector(".note:popover-open"));
  const step = STEPS[event.key] ?? (open ? { ArrowRight: 1, ArrowLeft: -1 }[event.key] : undefined);
  if (!step) return;
  event.preventDefault();
  travel(step, open);
});

// ------------------------------------------------------------------------------------ citations

const oneLine = (words) => words.trim().replace(/\s+/g, " ");

const linkTo = (sentence) => {
  const canonical = document.querySelector("link[rel=canonical]")?.href ?? location.href.split("#")[0];
  return `${canonical}#${sentence.id}`;
};

/** The article as a citation names it, in the same words as the page of notes in full. */
const cited = () => {
  const known = JSON.parse(document.querySelector("[type='application/ld+json']")?.textContent ?? "{}");
  const day = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  const date = known.datePublished && new Date(known.datePublished).toLocaleDateString("en-GB", day);
  return `${[`“${known.headline ?? document.title}”`, known.publisher?.name, date].filter(Boolean).join(", ")}.`;
};

const citation = (sentence) => {
  const who = [...sentence.querySelectorAll(".margin [data-label]")].map((one) => one.dataset.label);
  const words = oneLine(sentence.textContent) + (who.length ? ` – ${who.join(", ")}` : "");
  return `${words}${/[.!?…][”’"]*$/.test(words) ? "" : "."} ${cited()} ${linkTo(sentence)}`;
};

/** Copies text; where the browser forbids it, shows it selected, so that a key copies it. */
const copy = async (text, note, status) => {
  note.querySelector(".copied")?.remove();
  const shown = Object.assign(document.createElement("p"), { className: "copied", textContent: text });
  status.parentElement.after(shown);
  try {
    await navigator.clipboard.writeText(text);
    status.value = "Copied";
  } catch {
    getSelection().selectAllChildren(shown);
    status.value = "Selected: press Ctrl or ⌘ and C";
  }
};

const equip = (note) => {
  const sentence = sentenceOf(refOf(note));
  const foot = Object.assign(document.createElement("p"), { className: "foot" });
  const status = document.createElement("output");
  const button = (name, text) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: name });
    made.addEventListener("click", () => copy(text(sentence), note, status));
    return made;
  };
  const close = Object.assign(document.createElement("button"), { type: "button", textContent: "Close" });
  close.addEventListener("click", () => note.hidePopover());
  note.querySelector("h2").after(close);
  const full = Object.assign(document.createElement("a"), { href: `${story.dataset.full}#${note.id}`, textContent: "In full" });
  foot.append(button("Copy as citation", citation), button("Copy link", linkTo), full, status);
  note.append(foot);
};

for (const note of story.querySelectorAll(".note")) {
  note.addEventListener("beforetoggle", (event) => {
    if (event.newState === "open" && !note.querySelector(".foot")) equip(note);
  });
  // Below a number at the foot of the screen a note would lie out of sight.
  note.addEventListener("toggle", (event) => {
    if (event.newState === "open") note.scrollIntoView({ block: "nearest" });
  });
}

// The margin is the label of its reference, so that a click there opens the note. A press outside
// an open note closes it, which the click that follows is not to undo.
let closing = null;
story.addEventListener("pointerdown", (event) => {
  const margin = event.target.closest(".margin");
  closing = margin && noteOf(margin.control)?.matches(":popover-open") ? margin : null;
});
story.addEventListener("click", (event) => {
  if (closing && closing === event.target.closest(".margin")) event.preventDefault();
});

// A note that is open while the page is printed would lie over its text.
addEventListener("beforeprint", () => story.querySelector(".note:popover-open")?.hidePopover());

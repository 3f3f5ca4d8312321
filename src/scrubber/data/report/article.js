"use strict";
// An article with its edits, the original and the clean text side by side. All text becomes text nodes, never HTML.

function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style") node.style.cssText = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== undefined && child !== null && child !== ""));
  return node;
}

const number = (n) => n.toLocaleString("en");
const percent = (part, whole) => (whole ? ((100 * part) / whole).toFixed(part && part / whole < 0.1 ? 1 : 0) : "0") + " %";

// Characters that turn the direction of text or can't be seen are written out.
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
const COMMANDS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const written = (c) => "⟨U+" + c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0") + "⟩";
const visible = (text) => text.replace(UNSEEN, written);
const harmless = (text) => text.replace(COMMANDS, written);

const GROUPS = {
  junk: ["promo", "ad", "signup", "social", "legal", "interface", "markup"],
  furniture: ["media", "bio", "credit", "meta"],
  neutral: ["note", "repeat"],
  repairs: ["encoding", "quotes", "word", "spacing", "layout"],
};
const GROUP_OF = Object.fromEntries(Object.entries(GROUPS).flatMap(([group, names]) => names.map((name) => [name, group])));

// Quotes and spaces are on every page: shown when they are asked for.
const quiet = new Set(["quotes", "spacing", "layout"]);
const shown = Object.fromEntries(Object.keys(GROUP_OF).map((name) => [name, !quiet.has(name)]));

function themeButton() {
  const names = ["auto", "light", "dark"];
  const button = el("button", { type: "button", onclick: () => set(names[(names.indexOf(now()) + 1) % 3]) });
  const now = () => document.documentElement.dataset.theme || "auto";
  const set = (name) => {
    document.documentElement.dataset.theme = name;
    button.textContent = "Theme: " + name;
  };
  set(now());
  return button;
}

// The pieces of the article as rows: one for each paragraph of the original, and beside it what became of it.
function rowsOf(article) {
  const rows = [];
  let row;
  const begin = () => rows.push((row = { left: [], right: [] }));
  begin();
  const add = (side, text, piece) => text && row[side].push({ text, piece });
  for (const piece of article.segments) {
    const [before, after] = typeof piece === "string" ? [piece, piece] : piece;
    const parts = before.split(/\n+/);
    if (before === after || typeof piece === "string") {
      parts.forEach((part, i) => {
        if (i) begin();
        add("left", part);
        add("right", part);
      });
      continue;
    }
    if (parts.length > 1 && piece[3] === "repaired" && !after.includes("\n")) {
      // A line was joined with the next: it stays one row.
      add("left", before.replace(/\n+/g, "⏎"), piece);
      add("right", after, piece);
      continue;
    }
    const clean = after.replace(/^\n+|\n+$/g, "");
    if (/^\n/.test(after) && parts.length === 1) begin();
    let isWritten = false;
    parts.forEach((part, i) => {
      if (i) begin();
      add("left", part, piece);
      if (!isWritten && (part || i === parts.length - 1) && clean) {
        clean.split(/\n+/).forEach((line, j) => {
          if (j) begin();
          add("right", line, piece);
        });
        isWritten = true;
      }
    });
    if (/\n$/.test(after) && parts.length === 1) begin();
    if (!before && !clean.trim() && after) add("left", "\u200b", piece);
  }
  return rows.filter((r) => r.left.length || r.right.length);
}

// A view of one article. `onpick(piece)` is told which edit is looked at; the view's `pick(n)` chooses the nth.
function articleView(article, options = {}) {
  const changeOf = (piece) => article.changes[piece[2][piece[2].length - 1]];
  const kindOf = (piece) => piece[3];
  const why = el("div", { class: "why", "aria-live": "polite" });
  const sides = el("div", { class: "sides", role: "group", "aria-label": "original and clean text" });
  const marks = [];

  function mark(item, side) {
    const change = changeOf(item.piece);
    const kind = kindOf(item.piece);
    const text = item.text === "\u200b" ? "⁁" : visible(item.text);
    const node = el("mark", {
      class: [kind, side === "left" ? "was" : "now"].join(" "),
      "data-category": change.category,
      "data-group": GROUP_OF[change.category],
      tabindex: "-1",
      title: `${change.category} · ${change.rule}${change.reason ? " · " + change.reason : ""}`,
      onclick: () => choose(node, true),
      onfocus: () => choose(node, false),
    }, text);
    node.piece = item.piece;
    marks.push(node);
    return node;
  }

  const fill = (items, side) => items.map((item) => (item.piece ? mark(item, side) : harmless(item.text)));
  sides.append(el("div", { class: "cap" }, "Original"), el("div", { class: "cap right" }, "Clean"));
  for (const row of rowsOf(article)) {
    sides.append(
      el("div", { class: "left" }, ...fill(row.left, "left")),
      el("div", { class: row.right.length ? "right" : "right gone" }, ...fill(row.right, "right")),
    );
  }

  const active = () => marks.filter((node) => shown[node.dataset.category]);

  function choose(node, focus) {
    for (const other of marks) {
      other.classList.toggle("picked", other.piece === node.piece);
      other.tabIndex = -1;
    }
    node.tabIndex = 0;
    const names = { removed: "removed", moved: "moved", repaired: "repaired" };
    why.dataset.group = node.dataset.group;
    why.replaceChildren();
    for (const index of node.piece[2]) {
      const change = article.changes[index];
      const to = change.field ? ` to “${change.field}”` : "";
      why.append(el("div", {},
        el("b", {}, index === node.piece[2].at(-1) ? names[kindOf(node.piece)] + to : "before that"),
        ` · ${change.category} · `, el("code", {}, `${change.cleaner}/${change.rule}`), change.reason ? ` · ${change.reason}` : ""));
    }
    if (kindOf(node.piece) === "repaired") {
      why.append(el("div", { class: "small soft" }, `“${visible(node.piece[0])}” → “${visible(node.piece[1])}”`));
    }
    if (focus) node.focus({ preventScroll: true });
    if (options.onpick) options.onpick(node.piece);
  }

  function step(by) {
    const list = active();
    if (!list.length) return;
    const at = list.findIndex((node) => node.classList.contains("picked"));
    const node = list[at < 0 ? 0 : (at + by + list.length) % list.length];
    choose(node, true);
    node.scrollIntoView({ block: "nearest" });
  }

  function refresh() {
    for (const node of marks) {
      node.classList.toggle("on", Boolean(shown[node.dataset.category]));
      node.tabIndex = -1;
    }
    const first = active()[0];
    if (first) first.tabIndex = 0;
  }

  sides.addEventListener("keydown", (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  });

  const counts = {};
  for (const piece of article.segments) {
    if (typeof piece === "string") continue;
    const category = changeOf(piece).category;
    counts[category] = (counts[category] || 0) + 1;
  }
  const chips = el("div", { class: "chips", role: "group", "aria-label": "categories that are highlighted" });
  for (const name of Object.keys(GROUP_OF).filter((name) => counts[name])) {
    chips.append(el("button", {
      type: "button", class: "chip", "data-group": GROUP_OF[name], "data-category": name, "aria-pressed": String(shown[name]),
      onclick: (event) => {
        shown[name] = !shown[name];
        event.currentTarget.setAttribute("aria-pressed", String(shown[name]));
        refresh();
      },
    }, `${name} ${number(counts[name])}`));
  }

  const root = el("article", { class: "article" });
  const oneSide = el("button", {
    type: "button", "aria-pressed": "false",
    onclick: () => oneSide.setAttribute("aria-pressed", String(root.classList.toggle("one"))),
  }, "Original only");
  const [before, after] = article.words;
  const link = /^https?:\/\//i.test(article.url || "") ? el("a", { href: article.url, rel: "noopener noreferrer" }, visible(article.url)) : "";
  root.append(
    el("div", { class: "head" },
      el("h2", {}, visible(article.title || article.id)),
      el("p", { class: "soft small" }, [
        visible(article.id), visible(article.site), `${number(before)} words → ${number(after)}`, before > after ? `−${percent(before - after, before)}` : "",
      ].filter(Boolean).join(" · ")),
      link ? el("p", { class: "small" }, link) : "",
      ...article.warnings.map((warning) => el("p", { class: "warning small" }, "Warning: " + visible(warning)))),
    el("div", { class: "tools" }, chips, oneSide),
    sides,
    why,
  );
  why.append(el("span", { class: "soft small" }, marks.length ? "Choose an edit to see its rule and reason; " : "Nothing was changed.",
    ...(marks.length ? [el("kbd", {}, "←"), " ", el("kbd", {}, "→"), " go from edit to edit."] : [])));
  refresh();
  root.pick = (wanted) => {
    const node = marks.find((candidate) => candidate.piece === wanted) || (typeof wanted === "number" ? active()[wanted] : undefined);
    if (node) {
      choose(node, false);
      node.scrollIntoView({ block: "center" });
    }
  };
  return root;
}

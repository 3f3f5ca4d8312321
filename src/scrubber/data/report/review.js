"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const questions = data.questions;
  let current = Math.max(0, questions.findIndex((question) => !question.verdict));
  let shownArticle = null;
  let picked = null;

  async function send(path, body) {
    status.textContent = "";
    try {
      const answer = await fetch(path, body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
      const told = await answer.json().catch(() => ({ error: answer.statusText }));
      if (!answer.ok) throw new Error(told.error);
      return told;
    } catch (error) {
      status.textContent = error instanceof TypeError ? "The review was closed: start `scrub review` again." : "Not kept: " + error.message;
      throw error;
    }
  }

  const status = el("p", { class: "warning", role: "alert" });
  const told = el("span", { class: "soft", role: "status" });
  const list = el("div", { class: "list", role: "group", "aria-label": "edits to review" });
  const view = el("div", { class: "card" });
  const ask = el("div", { class: "card ask" });
  const options = (names, chosen) => names.map((name) => el("option", { value: name, selected: name === chosen }, name));
  const removable = [...GROUPS.junk, ...GROUPS.furniture, ...GROUPS.neutral];

  function drawList() {
    const done = questions.filter((question) => question.verdict).length;
    told.textContent = `${number(done)} of ${number(questions.length)} marked`;
    list.replaceChildren(...questions.map((question, n) => el("button", { type: "button", "aria-current": n === current ? "true" : null, onclick: () => go(n) },
      el("b", {}, (question.verdict ? (question.verdict === "right" ? "✓ " : "✗ ") : "") + (visible(question.text) || "(space)")),
      el("span", {}, [question.category, visible(question.rule), visible(question.site)].filter(Boolean).join(" · ")))));
    const button = list.children[current];
    if (button) button.scrollIntoView({ block: "nearest" });
  }

  async function mark(verdict) {
    const question = questions[current];
    const category = verdict === "right" && question.kind !== "repaired" ? ask.querySelector("select").value : question.category;
    await send("mark", { question: current, verdict, category });
    question.verdict = verdict;
    question.marked = verdict ? category : null;
    if (verdict) {
      const next = questions.findIndex((other, n) => n > current && !other.verdict);
      go(next >= 0 ? next : Math.min(current + 1, questions.length - 1));
    } else {
      go(current);
    }
  }

  function drawQuestion() {
    const question = questions[current];
    const isRepair = question.kind === "repaired";
    ask.dataset.group = GROUP_OF[question.category];
    const choice = el("select", { "aria-label": "category" }, ...options(removable, question.marked || question.category));
    ask.replaceChildren(
      el("h2", {}, isRepair ? "Is this repair right?" : "Is this really not the article's body?"),
      el("p", { class: "asked" }, isRepair ? `“${visible(question.text)}” → “${visible(question.after)}”` : visible(question.text)),
      el("p", { class: "soft small" }, [`${question.kind}${question.field ? ` to “${question.field}”` : ""}`, question.category, visible(`${question.cleaner}/${question.rule}`), visible(question.reason || "")].filter(Boolean).join(" · ")),
      el("div", { class: "tools" },
        el("button", { type: "button", class: "yes", "aria-pressed": String(question.verdict === "right"), onclick: () => mark("right") }, "Right ", el("kbd", {}, "y")),
        isRepair ? "" : el("label", {}, "as", choice),
        el("button", { type: "button", class: "no", "aria-pressed": String(question.verdict === "wrong"), onclick: () => mark("wrong") }, isRepair ? "Wrong " : "Wrong, it is body ", el("kbd", {}, "n")),
        el("button", { type: "button", onclick: () => go(Math.min(current + 1, questions.length - 1)) }, "Skip ", el("kbd", {}, "s")),
        question.verdict ? el("button", { type: "button", onclick: () => mark(null) }, "Take the mark back ", el("kbd", {}, "u")) : ""),
    );
  }

  // Offsets count code points, as the record's do; a string of this language counts UTF-16 units.
  const codePoints = (text) => Array.from(text).length;

  function missedTools(number, article, answer) {
    const category = el("select", { "aria-label": "category of the missed text" }, ...options(removable, "promo"));
    const lines = [];
    let line = { text: "", start: 0, taken: false };
    let at = 0;
    const finish = () => {
      const text = line.text.trim();
      const start = line.start + codePoints(line.text.slice(0, line.text.indexOf(text)));
      if (text && !line.taken) lines.push({ text, start, end: start + codePoints(text) });
    };
    for (const piece of article.segments) {
      const taken = typeof piece !== "string" && piece[3] !== "repaired";
      const parts = (typeof piece === "string" ? piece : piece[0]).split("\n");
      parts.forEach((part, i) => {
        if (i) {
          finish();
          at += 1;
          line = { text: "", start: at, taken: false };
        }
        line.text += part;
        line.taken = line.taken || (taken && part.trim() !== "");
        at += codePoints(part);
      });
    }
    finish();
    const chosen = el("select", { "aria-label": "text that should have been taken", class: "lines" },
      ...lines.map((line, i) => el("option", { value: i }, visible(line.text.length > 90 ? line.text.slice(0, 89) + "…" : line.text))));
    const found = el("ul", {}, ...answer.missed.map((mark) => {
      const line = lines.find((candidate) => candidate.start === mark.start && candidate.end === mark.end);
      return el("li", {}, `${mark.category}: ${line ? visible(line.text.slice(0, 120)) : "(part of a line)"} `,
        el("button", { type: "button", onclick: async () => { await send("miss", { question: number, start: mark.start, end: mark.end, category: null }); go(number); } }, "take back"));
    }));
    return el("details", { class: "missed", open: answer.missed.length > 0 },
      el("summary", {}, "Something was missed in this article"),
      el("div", { class: "tools" }, chosen, el("label", {}, "is", category),
        el("button", { type: "button", onclick: async () => {
          const line = lines[chosen.value];
          if (!line) return;
          await send("miss", { question: number, start: line.start, end: line.end, category: category.value });
          go(number);
        } }, "Mark")),
      found);
  }

  async function go(n) {
    current = n;
    drawList();
    drawQuestion();
    const answer = await send(`article/${n}`);
    if (current !== n) return;
    shownArticle = articleView(answer.article);
    picked = answer.article.segments[answer.piece];
    view.replaceChildren(shownArticle, missedTools(n, answer.article, answer));
    shownArticle.pick(picked);
    window.scrollTo({ top: 0 });
    const node = view.querySelector("mark.picked");
    const box = view.querySelector(".sides");
    if (node && box) box.scrollTop += node.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    const act = { y: () => mark("right"), n: () => mark("wrong"), u: () => questions[current].verdict && mark(null),
      s: () => go(Math.min(current + 1, questions.length - 1)), p: () => go(Math.max(0, current - 1)) }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  const close = el("button", { type: "button", onclick: async () => {
    await send("done", {});
    document.getElementById("page").replaceChildren(el("h1", { style: "padding-top:40px" }, "The review is closed."), el("p", {}, "All marks are kept; this page can be closed."));
  } }, "Close the review");
  document.getElementById("page").replaceChildren(
    el("header", { class: "top" }, el("h1", {}, `Review: ${visible(data.title)}`), told, el("span", { class: "grow" }), themeButton(), close),
    status,
    el("div", { class: "browser review" }, list, el("div", {}, ask, view)),
  );
  go(current);
}

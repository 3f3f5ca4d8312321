"use strict";
{
  const data = JSON.parse(document.getElementById("data").textContent);
  const totals = data.totals;
  const lost = totals.before - totals.after;
  const INK = { junk: "var(--removed)", furniture: "var(--moved)", neutral: "var(--neutral)", repairs: "var(--repaired)" };

  // A table whose columns sort when their heads are pressed. `columns`: {name, key, show, number, order}.
  function table(label, columns, rows, options = {}) {
    let column = options.by;
    let down = true;
    let wanted = "";
    const body = el("tbody");
    const heads = columns.map((c) => {
      const head = el("th", { scope: "col", class: c.number ? "number" : "" });
      head.append(c.order === undefined ? el("button", { type: "button", disabled: true }, c.name) : el("button", {
        type: "button",
        onclick: () => {
          down = column === c ? !down : Boolean(c.number);
          column = c;
          draw();
        },
      }, c.name));
      return head;
    });
    function draw() {
      const matching = rows.filter((row) => !wanted || options.text(row).toLowerCase().includes(wanted));
      if (column) {
        const order = column.order;
        matching.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0) * (down ? -1 : 1));
      }
      heads.forEach((head, i) => {
        const isIt = columns[i] === column;
        head.setAttribute("aria-sort", isIt ? (down ? "descending" : "ascending") : "none");
        head.firstChild.textContent = columns[i].name + (isIt ? (down ? " ↓" : " ↑") : "");
      });
      body.replaceChildren(...matching.map((row) => el("tr", {}, ...columns.map((c) =>
        el("td", { class: [c.number ? "number" : "", c.bar ? "bar" : ""].join(" ").trim() }, c.show(row))))));
      if (!matching.length) body.append(el("tr", {}, el("td", { colspan: columns.length, class: "empty" }, "Nothing matches.")));
    }
    draw();
    const whole = el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": label },
      el("table", {}, el("thead", {}, el("tr", {}, ...heads)), body));
    if (!options.text) return whole;
    const search = el("input", { type: "search", placeholder: "Filter…", "aria-label": `Filter: ${label}`,
      oninput: () => { wanted = search.value.toLowerCase(); draw(); } });
    return el("div", {}, el("div", { class: "tools" }, search), whole);
  }

  const count = (name, key) => ({ name, number: true, order: (row) => row[key], show: (row) => number(row[key]) });
  function bar(rows, key, ink) {
    const most = Math.max(1, ...rows.map((row) => row[key]));
    return { name: "", bar: true, show: (row) => el("i", { "aria-hidden": "true",
      style: `width:${(100 * row[key]) / most}%;background:${ink ? ink(row) : "var(--accent)"}` }) };
  }
  const spaced = (text) => visible(text).replace(/\n/g, "⏎");
  const inkOf = (category) => INK[GROUP_OF[category]];
  const swatch = (category) => el("span", {}, el("span", { "aria-hidden": "true", style: `color:${inkOf(category)}` }, "● "), category);

  function figure(title, description, options) {
    const box = el("figure", { class: "card" }, el("h3", {}, title));
    const svg = Plot.plot({
      width: 560, style: { fontSize: "13px", background: "none" }, color: { type: "identity" },
      ariaLabel: title, ariaDescription: description, ...options,
    });
    svg.setAttribute("role", "img");
    box.append(svg, el("figcaption", { class: "small soft" }, description));
    return box;
  }

  function categoriesFigure() {
    const rows = data.categories.filter((row) => row.words > 0);
    if (!rows.length) return "";
    return figure("Words taken out, by category", "Red is dropped, blue goes to fields of the record, violet is a note or a repetition.", {
      height: 34 + 26 * rows.length, marginLeft: 84, marginRight: 70,
      x: { label: null, ticks: 4, grid: true, tickFormat: (n) => (n >= 1000 ? `${n / 1000}k` : n) }, y: { label: null },
      marks: [
        Plot.barX(rows, { x: "words", y: "name", fill: (row) => inkOf(row.name), sort: { y: "-x" }, rx: 2 }),
        Plot.text(rows, { x: "words", y: "name", text: (row) => number(row.words), textAnchor: "start", dx: 5, fill: "currentColor" }),
      ],
    });
  }

  function sharesFigure() {
    const rows = data.shares.map((n, i) => ({ n, from: 5 * (i - 1), to: 5 * i })).slice(1);
    return figure("How much of an article was taken",
      `${number(data.shares[0])} of ${number(totals.articles)} articles lost no word; the others lost this share of their words.`, {
        height: 262, marginLeft: 52, marginBottom: 44,
        x: { label: "share of the words, %", domain: [0, 100], ticks: 10 }, y: { label: "articles", grid: true, ticks: 5 },
        marks: [
          Plot.rectY(rows, { x1: "from", x2: "to", y: "n", fill: "var(--accent)", insetLeft: 1, insetRight: 1,
            title: (row) => `${row.from}–${row.to} %: ${number(row.n)} articles` }),
          Plot.ruleY([0]),
        ],
      });
  }

  function sitesFigure() {
    const rows = data.sites.slice(0, 15).filter((row) => row.before > row.after)
      .map((row) => ({ ...row, share: (100 * (row.before - row.after)) / row.before, label: visible(row.name) }));
    if (!rows.length) return "";
    return figure("Sites that lost most", "The sites with most words taken out, and the share of their words that these were.", {
      height: 34 + 24 * rows.length, marginLeft: 150, marginRight: 70,
      x: { label: null, grid: true, ticks: 5, tickFormat: (x) => `${x} %` }, y: { label: null, tickFormat: (name) => name.length > 22 ? name.slice(0, 21) + "…" : name },
      marks: [
        Plot.barX(rows, { x: "share", y: "label", fill: "var(--accent)", sort: { y: "-x" }, rx: 2,
          title: (row) => `${row.label}: ${number(row.before - row.after)} of ${number(row.before)} words` }),
        Plot.text(rows, { x: "share", y: "label", text: (row) => number(row.before - row.after), textAnchor: "start", dx: 5, fill: "currentColor" }),
      ],
    });
  }

  function rulesFigure() {
    const rows = data.rules.filter((row) => GROUP_OF[row.category] !== "repairs").slice(0, 15)
      .map((row) => ({ ...row, label: visible(row.rule) }));
    if (!rows.length) return "";
    return figure("Rules that took most", "The rules that took text out at most places; repairs are in the table below.", {
      height: 34 + 24 * rows.length, marginLeft: 200, marginRight: 70,
      x: { label: null, grid: true, ticks: 4, tickFormat: (n) => (n >= 1000 ? `${n / 1000}k` : n) }, y: { label: null, tickFormat: (name) => name.length > 30 ? name.slice(0, 29) + "…" : name },
      marks: [
        Plot.barX(rows, { x: "edits", y: "label", fill: (row) => inkOf(row.category), sort: { y: "-x" }, rx: 2,
          title: (row) => `${row.label} (${row.category}): ${number(row.edits)} places in ${number(row.articles)} articles` }),
        Plot.text(rows, { x: "edits", y: "label", text: (row) => number(row.edits), textAnchor: "start", dx: 5, fill: "currentColor" }),
      ],
    });
  }

  function section(id, title, lead, ...content) {
    return el("section", { id, "aria-labelledby": id + "-title" }, el("h2", { id: id + "-title" }, title), el("p", { class: "lead" }, lead), ...content);
  }
  const tile = (value, name) => el("div", { class: "card tile" }, el("b", {}, value), el("span", {}, name));

  function overview() {
    const run = data.run;
    const facts = [
      ["inputs", (run.paths || []).map(visible).join(", ")],
      ["started", run.started && visible(String(run.started)).replace("T", " ").replace("+00:00", " UTC")],
      ["took", [[run.seconds, "s"], [run.articles_per_second, "articles/s"], [run.megabytes_per_second, "MB/s"], [run.workers, "workers"]]
        .filter(([value]) => value).map(([value, unit]) => `${number(value)} ${unit}`).join(", ")],
      ["articles left as they were", `${number(totals.untouched)} (${percent(totals.untouched, totals.articles)})`],
      ...data.warnings.map(([warning, n]) => ["warning", `${visible(warning)}: ${number(n)} articles`]),
      ...Object.entries(run.failures || {}).map(([what, n]) => ["plugin failed", `${visible(what)}: ${n}`]),
      ...Object.entries(run.versions || {}).filter(([name]) => name.startsWith("plugin ")).map(([name, version]) => [visible(name), visible(version)]),
    ].filter(([, value]) => value);
    const plain = facts.filter(([name]) => !name.startsWith("plugin "));
    const plugins = facts.filter(([name]) => name.startsWith("plugin "));
    const list = (items) => el("dl", { class: "facts" }, ...items.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
    return section("overview", "Overview", "Words are what stands between white space; edits are counted by place.",
      run.unfinished ? el("p", { class: "warning" }, "The run has not ended: these are the figures of what it wrote so far.") : "",
      el("div", { class: "tiles" },
        tile(number(totals.articles), "articles"),
        tile(number(totals.rejected), "rejected"),
        tile(number(totals.before), "words before"),
        tile(number(totals.after), "words after"),
        tile(`−${percent(lost, totals.before)}`, "of the words taken out"),
        tile(number(totals.edits), "edits")),
      el("div", { class: "grid" }, categoriesFigure(), sharesFigure(), sitesFigure(), rulesFigure()),
      el("div", { class: "card", style: "margin-top:16px" }, el("h3", {}, "The run"), list(plain),
        plugins.length ? el("details", {}, el("summary", {}, `${plugins.length} plugins`), list(plugins)) : ""));
  }

  function rules() {
    const columns = [
      { name: "rule", order: (row) => row.cleaner + row.rule, show: (row) => el("div", {},
        el("button", { type: "button", class: "link", title: "show articles with it", onclick: () => browser.only(row.cleaner, row.rule) }, visible(`${row.cleaner}/${row.rule}`)),
        el("div", { class: "small soft" }, visible(row.reason || "")) ) },
      { name: "category", order: (row) => row.category, show: (row) => swatch(row.category) },
      count("edits", "edits"), count("articles", "articles"), bar(data.rules, "articles", (row) => inkOf(row.category)),
      count("words out", "words"),
      { name: "for example", show: (row) => el("span", { class: "small" }, row.example[1] || GROUP_OF[row.category] === "repairs"
        ? `“${spaced(row.example[0])}” → “${spaced(row.example[1])}”` : visible(row.example[0])) },
    ];
    return section("rules", "Rules", `${number(totals.rules)} rules fired${totals.rules > data.rules.length ? `; the ${data.rules.length} most frequent are listed` : ""}. Choose one to see articles with it.`,
      table("rules", columns, data.rules, { by: columns[2], text: (row) => [row.cleaner, row.rule, row.category, row.reason].join(" ") }));
  }

  function kinds() {
    const of = (label, rows, first, ink) => table(label, [first, count("edits", "edits"), count("articles", "articles"), bar(rows, "articles", ink), count("words out", "words")], rows);
    return section("kinds", "Categories and cleaners", "What was found, and who found it.",
      el("div", { class: "grid" },
        of("categories", data.categories, { name: "category", order: (row) => row.name, show: (row) => swatch(row.name) }, (row) => inkOf(row.name)),
        of("cleaners", data.cleaners, { name: "cleaner", order: (row) => row.name, show: (row) => visible(row.name) })));
  }

  function sites() {
    const rows = data.sites.map((row) => ({ ...row, lost: row.before - row.after, share: row.before ? (row.before - row.after) / row.before : 0 }));
    const columns = [
      { name: "site", order: (row) => row.name, show: (row) => visible(row.name) },
      count("articles", "articles"), count("words before", "before"), count("words after", "after"), count("taken out", "lost"),
      bar(rows, "lost"),
      { name: "share", number: true, order: (row) => row.share, show: (row) => percent(row.lost, row.before) },
      { name: "edits / article", number: true, order: (row) => row.edits / row.articles, show: (row) => (row.edits / row.articles).toFixed(1) },
    ];
    return section("sites", "Sites", `${number(totals.sites)} sites${totals.sites > rows.length ? `; the ${rows.length} that lost most are listed` : ""}. What the input calls the source stands in where there is no address.`,
      table("sites", columns, rows, { by: columns[4], text: (row) => row.name }));
  }

  function rejections() {
    if (!totals.rejected) return section("rejected", "Rejected", "Every input became a record.");
    return section("rejected", "Rejected", `${number(totals.rejected)} inputs could not become records; they stand whole in rejected*.jsonl.`,
      el("div", { class: "card" }, ...data.reasons.map((row) => el("details", {},
        el("summary", {}, `${number(row.count)} × ${visible(row.reason)}`),
        ...row.examples.map((example) => el("div", { class: "small", style: "margin:6px 0 10px 18px" },
          el("code", {}, visible(example.where || example.id)), el("pre", { class: "input" }, visible(example.input || ""))))))));
  }

  function outliers() {
    const known = new Set(data.articles.map((article) => article.id));
    const columns = [
      { name: "article", show: (row) => known.has(row.id)
        ? el("button", { type: "button", class: "link", onclick: () => browser.show(row.id) }, visible(row.id))
        : el("span", {}, visible(row.id), el("span", { class: "soft small" }, " (not in the sample: scrub explain OUT --id …)")) },
      { name: "why", show: (row) => visible(row.why) },
    ];
    return section("outliers", "Outliers", "Articles that lost much, needed many repairs, have few words left, or came with a warning: look at these first.",
      data.outliers.length ? table("outliers", columns, data.outliers) : el("p", { class: "card" }, "None."));
  }

  const browser = (() => {
    const list = el("div", { class: "list", role: "group", "aria-label": "articles of the sample" });
    const view = el("div", { class: "card" });
    const search = el("input", { type: "search", placeholder: "Search text, title, site, id…", "aria-label": "Search the sample", size: 28 });
    const category = el("select", { "aria-label": "Only articles with this category" }, el("option", { value: "" }, "all categories"),
      ...data.categories.map((row) => el("option", { value: row.name }, row.name)));
    const why = el("select", { "aria-label": "Why they are in the sample" },
      ...[["", "all of the sample"], ["outlier", "outliers"], ["shows", "one for each rule"], ["at random", "at random"]].map(([value, name]) => el("option", { value }, name)));
    const rule = el("button", { type: "button", class: "chip", hidden: true, title: "show all again" });
    const told = el("span", { class: "soft small", role: "status" });
    const texts = new Map();
    let current = null;
    let wantedRule = "";

    const textOf = (article) => {
      if (!texts.has(article)) {
        const pieces = article.segments.map((piece) => (typeof piece === "string" ? piece : piece[0]));
        texts.set(article, [article.id, article.title, article.site, article.url, pieces.join("")].join("\n").toLowerCase());
      }
      return texts.get(article);
    };
    const has = (article, test) => article.changes.some(test);
    const matches = (article) =>
      (!search.value || textOf(article).includes(search.value.toLowerCase())) &&
      (!category.value || has(article, (change) => change.category === category.value)) &&
      (!why.value || article.why.startsWith(why.value)) &&
      (!wantedRule || has(article, (change) => `${change.cleaner}/${change.rule}` === wantedRule));

    function draw() {
      const found = data.articles.filter(matches);
      told.textContent = `${number(found.length)} of ${number(data.articles.length)} articles in the sample`;
      rule.hidden = !wantedRule;
      rule.textContent = visible(wantedRule) + " ✕";
      list.replaceChildren(...found.map((article) => el("button", { type: "button", "aria-current": article === current ? "true" : null, onclick: () => open(article) },
        el("b", {}, visible(article.title || article.id)),
        el("span", {}, [visible(article.site || article.id), `${number(article.words[0])} → ${number(article.words[1])} words`, visible(article.why)].join(" · ")))));
      if (!found.length) list.append(el("p", { class: "empty" }, "No article of the sample matches."));
      if (!found.includes(current) && found.length) open(found[0]);
    }
    function open(article) {
      current = article;
      view.replaceChildren(articleView(article));
      [...list.children].forEach((button) => button.removeAttribute("aria-current"));
      const at = data.articles.filter(matches).indexOf(article);
      if (list.children[at] && list.children[at].tagName === "BUTTON") list.children[at].setAttribute("aria-current", "true");
    }
    list.addEventListener("keydown", (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!by) return;
      event.preventDefault();
      const buttons = [...list.querySelectorAll("button")];
      const next = buttons[buttons.indexOf(document.activeElement) + by];
      if (next) {
        next.focus();
        next.click();
      }
    });
    search.addEventListener("input", draw);
    category.addEventListener("change", draw);
    why.addEventListener("change", draw);
    rule.addEventListener("click", () => { wantedRule = ""; draw(); });
    const go = () => document.getElementById("articles").scrollIntoView();
    const reset = () => { search.value = category.value = why.value = wantedRule = ""; };
    return {
      section: () => {
        const content = section("articles", "Articles", "A sample: outliers, an article for each of the most frequent rules, and some at random. The original is on the left, the record's text on the right.",
          el("div", { class: "tools" }, search, category, why, rule, told),
          el("div", { class: "browser" }, list, view));
        draw();
        return content;
      },
      only: (cleaner, name) => { reset(); wantedRule = `${cleaner}/${name}`; draw(); go(); },
      show: (id) => { reset(); draw(); open(data.articles.find((article) => article.id === id)); go(); },
    };
  })();

  const sections = [["overview", "Overview"], ["kinds", "Categories"], ["rules", "Rules"], ["sites", "Sites"], ["rejected", "Rejected"], ["outliers", "Outliers"], ["articles", "Articles"]];
  document.getElementById("page").replaceChildren(
    el("a", { class: "skip", href: "#articles" }, "To the articles"),
    el("header", { class: "top" }, el("h1", {}, `Report: ${visible(data.name)}`), el("span", { class: "soft" }, data.made_by), el("span", { class: "grow" }), themeButton()),
    el("nav", { class: "sections", "aria-label": "sections" }, ...sections.map(([id, name]) => el("a", { href: "#" + id }, name))),
    overview(), kinds(), rules(), sites(), rejections(), outliers(), browser.section(),
  );
}

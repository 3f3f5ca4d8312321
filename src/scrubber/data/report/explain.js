"use strict";
{
  const { article, made_by } = JSON.parse(document.getElementById("data").textContent);
  document.getElementById("page").replaceChildren(
    el("header", { class: "top" }, el("span", { class: "soft" }, made_by), el("span", { class: "grow" }), themeButton()),
    articleView(article),
  );
}

// Keeps a page of `claimdesk serve` fresh. No page that is built has this script.
"use strict";

(() => {
  const own = document.currentScript;
  const folder = own.src.replace(/[^/]*$/, "");
  const mark = own.dataset.mark;
  let number = own.dataset.number;
  let dismissed = "";

  // ------------------------------------------------------------------ the bar

  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  const style = add(shadow, "link");
  style.rel = "stylesheet";
  style.href = `${folder}serve.css`;
  const bar = add(shadow, "div", "bar");
  bar.setAttribute("role", "status");
  bar.hidden = true;
  document.body.append(host);

  function add(parent, tag, name = "", words = "") {
    const element = document.createElement(tag);
    if (name) element.className = name;
    if (words) element.textContent = words;
    parent.append(element);
    return element;
  }

  function show(state) {
    const key = JSON.stringify(state.problems);
    const problems = document.body.classList.contains("whole") ? [] : state.problems;
    bar.replaceChildren();
    bar.classList.toggle("wrong", problems.length > 0);
    bar.hidden = !state.work && (problems.length === 0 || key === dismissed);
    if (state.work) add(bar, "p", "work", state.work);
    if (problems.length === 0 || key === dismissed) return;
    const head = add(bar, "div", "head");
    const count = problems.length + state.more;
    add(head, "h2", "", count === 1 ? "One thing is wrong" : `${count} things are wrong`);
    const close = add(head, "button", "", "Hide");
    close.type = "button";
    close.addEventListener("click", () => {
      dismissed = key;
      show(state);
    });
    const list = add(bar, "ol", "problems");
    for (const problem of problems) add(list, "li").append(...described(problem));
    if (state.more) add(bar, "p", "", `… and ${state.more} more, in the terminal.`);
  }

  function described(problem) {
    const parts = document.createDocumentFragment();
    add(parts, "p", "place", problem.place);
    const message = add(parts, "p", "message", problem.message);
    if (problem.hint) add(message, "span", "hint", ` – ${problem.hint}`);
    if (problem.lines.length === 0) return [parts];
    const lines = add(parts, "pre");
    for (const line of problem.lines) {
      const row = add(lines, "span", line.here ? "line here" : "line");
      add(row, "span", "number", String(line.number));
      if (line.at === null) {
        row.append(line.text);
        continue;
      }
      // Places are counted in code points, as everywhere in Claimdesk.
      const letters = [...line.text];
      row.append(letters.slice(0, line.at).join(""));
      add(row, "mark", "", letters[line.at] ?? " ");
      row.append(letters.slice(line.at + 1).join(""));
    }
    return [parts];
  }

  // ----------------------------------------------------------------- the news

  // Whether this very page is another one now; the browser keeps the place on a reload.
  async function refresh(next) {
    const answer = await fetch(location.href, { method: "HEAD", cache: "no-store" });
    if (answer.headers.get("etag") === `"${mark}"`) number = next;
    else location.reload();
  }

  const news = new EventSource(`${folder}events?page=${encodeURIComponent(location.pathname)}`);
  news.addEventListener("message", (event) => {
    const state = JSON.parse(event.data);
    show(state);
    if (state.number !== number) refresh(state.number).catch(() => {});
  });
  news.addEventListener("error", () => {
    show({ work: "The server has ended. This page stays as it is.", problems: [], more: 0 });
  });
})();

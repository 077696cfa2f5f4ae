// The search page: words and filters in, sentences out. Pagefind's index answers; all that readers
// see is made here, from text alone, so that no word of an article can become markup. The address
// holds the search, so that it can be bookmarked, sent on and gone back to.
(() => {
  const STEP = 20; // results that are shown at a time
  const WORDS = 34; // words of an article that are shown
  const form = document.getElementById("search");
  const status = document.getElementById("status");
  const hits = document.getElementById("hits");
  const more = document.getElementById("more");
  const instead = document.getElementById("instead");
  const without = document.getElementById("without");
  const { language } = new Intl.Locale(document.documentElement.lang || "en");
  const BOXES = ["type", "domain"];
  const PICKS = ["speaker", "source", "publisher"];

  const say = (template, n) => template.replace("{n}", n.toLocaleString(language));
  let pagefind, articles, days, results, shown, latest = 0;

  // ------------------------------------------------------- form and address

  const read = () => {
    const asked = new FormData(form);
    return Object.fromEntries(
      ["q", "find", "sort", "from", "to", ...PICKS].map((name) => [name, asked.get(name)?.trim() ?? ""])
        .concat(BOXES.map((name) => [name, asked.getAll(name)])),
    );
  };

  const address = (asked) => {
    const terms = new URLSearchParams();
    for (const [name, value] of Object.entries(asked)) {
      if (Array.isArray(value)) value.forEach((one) => terms.append(name, one));
      else if (value && !(name === "find" && value === "sentence")) terms.set(name, value);
    }
    const text = terms.toString();
    return location.pathname + (text ? "?" + text : "");
  };

  const fill = () => {
    const terms = new URLSearchParams(location.search);
    form.reset();
    for (const field of form.elements) {
      if (!field.name) continue;
      if (field.type === "checkbox") field.checked = terms.getAll(field.name).includes(field.value);
      else if (field.type === "radio") field.checked = field.value === (terms.get(field.name) || "sentence");
      else {
        const value = terms.get(field.name) ?? "";
        if (field.matches("select") && ![...field.options].some((one) => one.value === value)) {
          field.add(new Option(value, value));
        }
        field.value = value;
      }
    }
  };

  // ----------------------------------------------------------------- search

  // What Pagefind is to filter by; `but` is a filter to leave out.
  const filters = (asked, but) => {
    const by = { find: asked.find };
    for (const name of BOXES) if (asked[name].length && name !== but) by[name] = { any: asked[name] };
    for (const name of PICKS) if (asked[name] && name !== but) by[name] = asked[name];
    if (asked.from || asked.to) {
      const inside = days.filter((day) => (!asked.from || day >= asked.from) && (!asked.to || day <= asked.to));
      by.day = { any: inside.length ? inside : ["none"] };
    }
    return by;
  };

  const search = (asked, by) => {
    const sort = asked.sort || (asked.q ? "" : "new");
    return pagefind.search(asked.q || null, {
      filters: by,
      sort: sort ? { order: sort === "new" ? "asc" : "desc" } : {},
    });
  };

  // `step` adds the search to the browser's history; without it, the address is only brought up to date.
  const run = async (step) => {
    const turn = ++latest;
    const asked = read();
    const where = address(asked);
    if (where !== location.pathname + location.search) history[step ? "pushState" : "replaceState"](null, "", where);
    const chosen = BOXES.reduce((n, name) => n + asked[name].length, 0)
      + [...PICKS, "from", "to"].filter((name) => asked[name]).length;
    document.getElementById("chosen").textContent = chosen ? ` (${chosen})` : "";
    const [all, ...others] = await Promise.all([
      search(asked, filters(asked)),
      ...[...BOXES, ...PICKS].map((name) => (asked[name].length ? search(asked, filters(asked, name)) : null)),
    ]);
    if (turn !== latest) return;
    [...BOXES, ...PICKS].forEach((name, at) => count(name, (others[at] ?? all).filters[name] ?? {}, asked[name]));
    const idle = !asked.q && !chosen;
    results = idle ? [] : all.results;
    shown = 0;
    const n = results.length;
    const key = asked.find + (n === 0 ? "None" : n === 1 ? "One" : "Many");
    await show(turn);
    if (turn !== latest) return;
    status.textContent = idle ? status.dataset.ask : say(status.dataset[key], n);
    await wider(asked, n, idle, turn);
  };

  // Words that stand in no sentence together may stand in an article together.
  const wider = async (asked, n, idle, turn) => {
    instead.hidden = true;
    if (idle || n || asked.find !== "sentence" || !asked.q) return;
    const { results } = await search(asked, { ...filters(asked), find: "article" });
    if (turn !== latest || !results.length) return;
    const button = instead.firstElementChild;
    button.textContent = say(button.dataset[results.length === 1 ? "one" : "many"], results.length);
    instead.hidden = false;
  };

  // How many results each value of a filter would leave.
  const count = (name, counts, chosen) => {
    for (const box of form.querySelectorAll(`input[name="${name}"]`)) {
      const n = counts[box.value] ?? 0;
      box.closest(".choice").querySelector(".count").textContent = n.toLocaleString(language);
    }
    const pick = form.querySelector(`select[name="${name}"]`);
    if (!pick) return;
    const names = new Map([...pick.options].map((one) => [one.value, one.dataset.name ?? one.text]));
    const listed = Object.entries(counts).filter(([value, n]) => n || value === chosen);
    if (chosen && !(chosen in counts)) listed.push([chosen, 0]);
    listed.sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], language));
    const kept = name === "source" ? [...names].filter(([value]) => value) : listed.map(([value]) => [value, value]);
    const options = kept.map(([value, text]) => {
      const option = new Option(`${text} (${(counts[value] ?? 0).toLocaleString(language)})`, value, false, value === chosen);
      option.dataset.name = text;
      return option;
    });
    pick.replaceChildren(new Option(pick.dataset.any, ""), ...options);
    pick.value = chosen;
  };

  // ---------------------------------------------------------------- results

  const show = async (turn) => {
    const next = await Promise.all(results.slice(shown, shown + STEP).map((one) => one.data()));
    if (turn !== latest) return;
    const items = next.map(result);
    if (shown) hits.append(...items);
    else hits.replaceChildren(...items);
    shown += items.length;
    const left = results.length - shown;
    more.hidden = left <= 0;
    more.textContent = say(more.dataset.more, Math.min(left, STEP));
    return items[0];
  };

  const element = (name, text, attributes = {}) => {
    const made = document.createElement(name);
    made.textContent = text;
    for (const [key, value] of Object.entries(attributes)) if (value) made.setAttribute(key, value);
    return made;
  };

  const result = (one) => {
    const item = document.getElementById("hit").content.cloneNode(true).firstElementChild;
    const [kind, slug, part] = one.raw_url.replace(/^\/|\.html$/g, "").split("/");
    const article = articles[slug];
    const page = new URL(form.dataset.root + article.page, location.href).href;
    const labels = item.querySelector(".labels");
    for (const box of form.querySelectorAll("input[type=checkbox]")) {
      const carried = one.filters[box.name]?.includes(box.value);
      if (carried) labels.append(box.nextElementSibling.cloneNode(true));
    }
    const link = item.querySelector("a");
    link.href = kind === "s" ? `${page}#${part}` : kind === "p" ? page + passage(one.content) : page;
    if (article.language) link.lang = article.language;
    const facts = [];
    if (kind === "a") {
      link.textContent = article.title;
      link.className = "title";
      const lines = element("p", "", { class: "words", lang: article.language });
      lines.append(...marked(one, WORDS));
      labels.before(link.parentElement, lines);
    } else {
      link.append(...marked(one));
      facts.push(...(one.filters.speaker ?? []));
      facts.push(element("a", article.title, { href: page, lang: article.language }));
    }
    facts.push(...[article.date, article.publisher].filter(Boolean));
    item.querySelector(".origin").append(...facts.flatMap((fact, n) => (n ? [" · ", fact] : [fact])));
    return item;
  };

  // The words of a result, those that were looked for marked; `most` of them where they are densest.
  const marked = (one, most = Infinity) => {
    const words = one.content.split(/\s+/);
    const at = new Set(one.locations);
    const inside = (start) => one.locations.filter((place) => place >= start && place < start + most - 4).length;
    const starts = one.locations.length && most < words.length ? one.locations : [4];
    const best = starts.reduce((a, b) => (inside(b) > inside(a) ? b : a));
    const start = Math.max(0, Math.min(best - 4, words.length - most));
    const parts = words.slice(start, start + most).flatMap((word, n) => [
      n ? " " : "",
      at.has(start + n) ? element("mark", word) : word,
    ]);
    return [start > 0 ? "… " : "", ...parts, start + most < words.length ? " …" : ""];
  };

  // A link to words that have no address of their own: browsers find them by how they begin and end.
  const passage = (content) => {
    const words = content.split(/\s+/);
    const code = (some) => encodeURIComponent(some.join(" ")).replace(/-/g, "%2D");
    const ends = words.length > 10 ? [words.slice(0, 5), words.slice(-5)] : [words];
    return "#:~:text=" + ends.map(code).join(",");
  };

  // ------------------------------------------------------------------ start

  const load = async () => {
    pagefind = await import(new URL(form.dataset.index, location.href).href);
    const [known, facts] = await Promise.all([
      pagefind.filters(),
      fetch(form.dataset.articles).then((answer) => answer.json()),
    ]);
    articles = facts;
    days = Object.keys(known.day ?? {});
  };

  const listen = () => {
    let pause;
    form.elements.q.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(run, 250);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      run(true);
    });
    form.addEventListener("change", (event) => event.target.name !== "q" && run(true));
    form.querySelector("[type=reset]").addEventListener("click", () => setTimeout(() => run(true)));
    instead.firstElementChild.addEventListener("click", async () => {
      form.elements.find.value = "article";
      await run(true);
      hits.querySelector("a")?.focus();
    });
    more.addEventListener("click", async () => (await show(latest))?.querySelector("a").focus());
    addEventListener("popstate", () => {
      fill();
      run();
    });
  };

  const unusable = (why) => {
    for (const part of without.querySelectorAll("[data-why]")) part.hidden = part.dataset.why !== why;
    without.hidden = false;
    form.hidden = true;
  };

  if (location.protocol === "file:") {
    unusable("folder");
    return;
  }
  without.hidden = true;
  form.hidden = false;
  status.textContent = status.dataset.wait;
  document.getElementById("facets").open = matchMedia("(min-width: 56rem)").matches;
  fill();
  if (!location.search && document.activeElement === document.body) form.elements.q.focus({ preventScroll: true });
  // What is typed while the index is loading is read by the first search, later words are listened to.
  load().then(() => (listen(), run())).catch((error) => {
    console.error(error);
    unusable("index");
  });
})();

// Filters on the index: a box beside each link that, without a script, leads to the same articles.
// What is chosen stands in the address, so that it can be kept and sent: #type=pledge&month=2026-03
(() => {
  const list = document.querySelector("[data-index]");
  const narrow = document.getElementById("narrow");
  if (!list || !narrow) return;
  const here = Number(list.dataset.index);
  const perPage = Number(list.dataset.perPage);
  const own = [...list.children];
  const pages = new Map([[here, own]]);
  const pager = document.querySelector(".briefings .pages");
  const status = narrow.querySelector("[role=status]");
  const clear = narrow.querySelector(".clear");
  const more = document.createElement("button");
  const groups = new Map();
  let data, latest = 0;

  // ---------------------------------------------------------------- data

  const load = (file, event) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    document.addEventListener(event, ({ detail }) => resolve(detail), { once: true });
    script.onerror = () => reject(new Error(`${file} could not be loaded`));
    script.src = file;
    document.head.append(script);
  });

  // One file after the other, as all of them tell of themselves by the same event.
  let queue = Promise.resolve();
  const inTurn = (task) => (queue = queue.then(task, task));

  const everything = () => inTurn(async () => (data ??= await load(list.dataset.facets, "claimdesk:facets")));

  const articlesOf = (page) => inTurn(async () => {
    if (!pages.has(page)) {
      const { html } = await load(`index.${page}.js`, "claimdesk:articles");
      const template = document.createElement("template");
      template.innerHTML = html;
      pages.set(page, [...template.content.children]);
    }
    return pages.get(page);
  });

  const teaser = async (number) => (await articlesOf(Math.floor(number / perPage) + 1))[number % perPage];

  // --------------------------------------------------------------- state

  const chosen = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    const found = new Map();
    for (const { id, values } of data.facets) {
      const known = (asked.get(id) ?? "").split(",").filter((value) => values.some(([one]) => one === value));
      if (known.length) found.set(id, new Set(known));
    }
    return found;
  };

  const remember = () => {
    const asked = new URLSearchParams();
    for (const [id, boxes] of groups) {
      const values = [...boxes].filter(([, { box }]) => box.checked).map(([value]) => value);
      if (values.length) asked.set(id, values.join(","));
    }
    const hash = String(asked).replaceAll("%2C", ",");
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  };

  // Articles with any of the values chosen in each group; `but` is a group to leave out.
  const matching = (choice, but) => {
    let numbers = null;
    for (const { id, values } of data.facets) {
      if (id === but || !choice.has(id)) continue;
      const some = new Set(values.filter(([value]) => choice.get(id).has(value)).flatMap((value) => value[2]));
      numbers = numbers ? numbers.filter((number) => some.has(number)) : [...some].sort((a, b) => a - b);
    }
    return numbers;
  };

  // ---------------------------------------------------------------- page

  const addBox = (item, group, value) => {
    const link = item.querySelector("a"), count = item.querySelector(".n"), box = document.createElement("input");
    box.type = "checkbox";
    box.setAttribute("aria-label", `Only ${link.textContent.trim()}`);
    box.addEventListener("change", () => { remember(); show(); });
    item.prepend(box);
    groups.get(group).set(value, { box, count, all: count.textContent });
  };

  // A value that is asked for by the address but is not among those that the page lists.
  const addItem = (group, [value, name, articles], prefix) => {
    const item = document.createElement("li"), link = document.createElement("a"), count = document.createElement("span");
    link.href = `${prefix}${value}.html`;
    link.textContent = name;
    count.className = "n";
    count.textContent = articles.length;
    item.append(link, " ", count);
    narrow.querySelector(`[data-facet="${group}"] ul`).append(item);
    addBox(item, group, value);
  };

  const mark = (choice) => {
    for (const { id, prefix, values } of data.facets) {
      const boxes = groups.get(id), among = matching(choice, id), inIt = among && new Set(among);
      for (const value of values) {
        const wanted = choice.get(id)?.has(value[0]) ?? false;
        if (wanted && !boxes.has(value[0])) addItem(id, value, prefix);
        const shown = boxes.get(value[0]);
        if (!shown) continue;
        shown.box.checked = wanted;
        const left = inIt ? value[2].filter((number) => inIt.has(number)).length : 0;
        shown.count.textContent = inIt ? left : shown.all;
        shown.box.closest("li").classList.toggle("none", Boolean(inIt) && !left);
      }
    }
  };

  const append = async (numbers, turn) => {
    const elements = [];
    for (const number of numbers.slice(0, perPage)) elements.push(await teaser(number));
    if (turn !== latest) return null;
    list.append(...elements);
    const rest = numbers.slice(perPage);
    more.hidden = !rest.length;
    more.textContent = `Show ${Math.min(rest.length, perPage)} more`;
    more.onclick = async () => {
      const first = await append(rest, turn);
      first?.querySelector("a")?.focus();
    };
    return elements[0];
  };

  const show = async () => {
    const turn = ++latest;
    try {
      await everything();
    } catch {
      status.textContent = "The filters could not be loaded. The links lead to the same articles.";
      return;
    }
    if (turn !== latest) return;
    const choice = chosen(), numbers = matching(choice);
    mark(choice);
    clear.hidden = !numbers;
    if (pager) pager.hidden = Boolean(numbers);
    list.replaceChildren(...(numbers ? [] : own));
    more.hidden = true;
    status.textContent = numbers
      ? `${numbers.length} of ${data.total} ${data.total === 1 ? "article" : "articles"}`
      : "All articles";
    if (numbers) await append(numbers, turn);
  };

  // --------------------------------------------------------------- begin

  for (const section of narrow.querySelectorAll("[data-facet]")) {
    groups.set(section.dataset.facet, new Map());
    for (const item of section.querySelectorAll("[data-value]")) addBox(item, section.dataset.facet, item.dataset.value);
  }
  narrow.querySelector(".filtering").hidden = false;
  more.type = "button";
  more.className = "more";
  more.hidden = true;
  list.after(more);
  clear.addEventListener("click", () => {
    for (const boxes of groups.values()) for (const { box } of boxes.values()) box.checked = false;
    remember();
    show();
    narrow.querySelector("input")?.focus();
  });
  // The address keeps what is chosen, so this link must not put its own place there.
  narrow.querySelector(".to-articles")?.addEventListener("click", (event) => {
    event.preventDefault();
    list.scrollIntoView();
    list.querySelector("a")?.focus({ preventScroll: true });
  });
  const asked = () => [...new URLSearchParams(location.hash.slice(1)).keys()].some((key) => groups.has(key));
  addEventListener("hashchange", () => { if (asked()) show(); });
  if (asked()) show();
})();

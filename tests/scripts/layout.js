// What goes wrong on a small screen: things that stick out, text that is cut off, text over text.
() => {
  const wrong = [];
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > wide) wrong.push(`the page scrolls sideways: ${document.documentElement.scrollWidth} > ${wide}`);

  // What may be wider than the window: that which scrolls by itself, and can be reached by keyboard.
  const scrolls = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX) && at.scrollWidth > at.clientWidth) return at;
    }
    return null;
  };
  const unseen = (element) => element.closest(".hidden, .skip:not(:focus)") !== null;

  const lines = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || unseen(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1 || box.height < 1) continue;
      const scroller = scrolls(element);
      if ((box.right > wide + 1 || box.left < -1) && !scroller) wrong.push(`sticks out: ${name(element)}`);
      if (!scroller) lines.push({ box, element });
    }
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      const cut = style.overflowX === "hidden" && at.scrollWidth > at.clientWidth + 1 && at.clientWidth > 1;
      if (cut || (style.overflowY === "hidden" && at.scrollHeight > at.clientHeight + 1 && at.clientHeight > 1)) wrong.push(`is cut off: ${name(at)}`);
    }
  }

  // A line box is higher than its letters, so lines may touch; a third of a line over another is an overlap.
  lines.sort((a, b) => a.box.top - b.box.top);
  const popover = (element) => element.closest("[popover]");
  for (let i = 0; i < lines.length; i++) {
    const { box, element } = lines[i];
    for (let j = i + 1; j < lines.length && lines[j].box.top < box.bottom; j++) {
      const other = lines[j];
      if (other.element === element || popover(other.element) !== popover(element)) continue;
      const high = Math.min(box.bottom, other.box.bottom) - other.box.top;
      const long = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      if (long > 2 && high > Math.min(box.height, other.box.height) * 0.45) wrong.push(`${name(element)} lies over ${name(other.element)}`);
    }
  }
  return [...new Set(wrong)];
}

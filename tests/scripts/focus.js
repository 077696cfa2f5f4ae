// Says of the element that has the focus which it is, and what is wrong with how that shows.
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const around = ground(element.parentElement);
  const wrong = [];
  // An automatic outline is the browser's own, of two colours.
  if (style.outlineStyle !== "auto") {
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) wrong.push("has no outline");
    else if (contrast(over(rgba(style.outlineColor), around), around) < 3) wrong.push("has a pale outline");
  }
  const box = element.getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 1 && box.height > 1;
  if (!seen) wrong.push("is out of sight");
  const again = "reached" in element.dataset;
  element.dataset.reached = "";
  return { again, which: `${element.tagName.toLowerCase()}.${element.className} “${(element.ariaLabel || element.textContent).trim().slice(0, 40)}”`, wrong };
}

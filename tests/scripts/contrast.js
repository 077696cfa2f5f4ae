// Returns every piece of visible text, generated text too, whose contrast with what lies behind it
// is below WCAG 2.2 AA: 4.5, or 3 for large text (24px, or bold from 18.66px).
() => {
  const failures = [];
  const look = (element, style, words) => {
    const behind = ground(element);
    const ratio = contrast(over(rgba(style.color), behind), behind);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) failures.push(`${ratio.toFixed(2)} ${element.tagName}.${element.className} ${words}`);
  };
  let seen = 0;
  for (const element of document.body.querySelectorAll("*")) {
    if (!element.checkVisibility() || element.closest("svg")) continue;
    const words = [...element.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join(" ").trim();
    if (words) look(element, getComputedStyle(element), words), seen++;
    for (const part of ["::before", "::after"]) {
      const style = getComputedStyle(element, part);
      if (style.content.includes('"') && style.content.replace(/["\s]/g, "")) look(element, style, style.content), seen++;
    }
  }
  return { seen, failures };
}

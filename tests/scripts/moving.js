// Returns everything that moves by itself, now or when it is touched.
() => {
  const wrong = getComputedStyle(document.documentElement).scrollBehavior === "smooth"
    ? ["html scrolls smoothly"] : [];
  const moves = (style) => style.transitionDuration.split(", ").some(time => parseFloat(time) > 0)
    || style.animationName !== "none";
  for (const element of document.querySelectorAll("*")) {
    for (const part of [null, "::before", "::after", "::backdrop"]) {
      if (moves(getComputedStyle(element, part))) {
        wrong.push(`${element.tagName}.${element.className}${part ?? ""} moves`);
      }
    }
  }
  return [...new Set(wrong), ...document.getAnimations().map(String)];
}

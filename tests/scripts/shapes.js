// Returns the shapes of pictures that cannot be told from the page's ground. In forced colours a
// shape keeps its own colour, whatever ground the reader has chosen.
() => {
  // A canvas of its own knows no colours of the system; an element does.
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.background = "Canvas";
  const behind = rgba(getComputedStyle(probe).backgroundColor);
  probe.remove();
  const stands = (colour) => contrast(rgba(colour), behind) >= 3;
  const wrong = [];
  for (const picture of document.querySelectorAll("svg")) {
    if (!picture.checkVisibility()) continue;
    const framed = getComputedStyle(picture);
    if (parseFloat(framed.borderTopWidth) > 0 && stands(framed.borderTopColor)) continue;
    for (const shape of picture.querySelectorAll("rect, circle, path, line, text, polyline")) {
      const style = getComputedStyle(shape);
      const drawn = [style.fill, style.stroke].filter((colour) => colour !== "none");
      if (!drawn.some(stands)) wrong.push(shape.outerHTML.slice(0, 90));
    }
  }
  return wrong;
}

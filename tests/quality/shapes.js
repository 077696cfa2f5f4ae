// Returns the shapes of pictures that cannot be told from the page's ground. In forced colours a
// shape keeps its own colour, whatever ground the reader has chosen.
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
  const luminance = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(
      v => v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  // A canvas of its own knows no colours of the system; an element does.
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.background = "Canvas";
  const ground = luminance(getComputedStyle(probe).backgroundColor);
  probe.remove();
  const stands = (colour) => {
    const [light, dark] = [luminance(colour), ground].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05) >= 3;
  };
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

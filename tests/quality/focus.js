// Says of the element that has the focus which it is, and what is wrong with how that shows.
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a)];
  let ground = [255, 255, 255];
  const layers = [];
  for (let at = element.parentElement; at; at = at.parentElement) {
    layers.push(rgba(getComputedStyle(at).backgroundColor));
    if (layers.at(-1)[3] === 1) break;
  }
  ground = layers.reduceRight((below, layer) => over(layer, below), ground);
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((v) => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const style = getComputedStyle(element);
  const [light, dark] = [luminance(over(rgba(style.outlineColor), ground)), luminance(ground)].sort((a, b) => b - a);
  const wrong = [];
  // An automatic outline is the browser's own, of two colours.
  if (style.outlineStyle !== "auto") {
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) wrong.push("has no outline");
    else if ((light + 0.05) / (dark + 0.05) < 3) wrong.push("has a pale outline");
  }
  const box = element.getBoundingClientRect();
  const seen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 1 && box.height > 1;
  if (!seen) wrong.push("is out of sight");
  const again = "reached" in element.dataset;
  element.dataset.reached = "";
  return { again, which: `${element.tagName.toLowerCase()}.${element.className} “${(element.ariaLabel || element.textContent).trim().slice(0, 40)}”`, wrong };
}

"""What the checks ask an open page: each gives a list of faults, unless it says otherwise."""

#: What sticks out of the window and cannot be scrolled inside something else.
TOO_WIDE = """
() => {
  const clips = (element) => getComputedStyle(element).overflowX !== "visible";
  const scrolled = (element) => {
    let box = element;
    while (box && !clips(box)) box = box.parentElement;
    return Boolean(box);
  };
  const edge = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= edge) return [];
  return [...document.body.querySelectorAll("*")]
    .filter((element) => element.getBoundingClientRect().right > edge + 1 && !scrolled(element))
    .map((element) => element.outerHTML.slice(0, 160))
    .concat(`${document.documentElement.scrollWidth} px wide`);
}
"""
CUT_OFF = """
() => [...document.querySelectorAll("main :is(h1, h2, h3, p, a, button, label)")]
  .filter((element) => element.checkVisibility())
  .filter((element) => getComputedStyle(element).overflowX !== "visible")
  .filter((element) => element.scrollWidth > element.clientWidth + 1)
  .map((element) => `cut off: ${element.outerHTML.slice(0, 160)}`)
"""
#: Text at 200 %, and as it was.
ENLARGE = "() => document.documentElement.style.setProperty('font-size', '200%', 'important')"
REDUCE = "() => document.documentElement.style.removeProperty('font-size')"
MOVING = """
() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const lasts = style.transitionDuration.split(",").some((each) => parseFloat(each) > 0);
  return lasts || style.animationName !== "none" || style.scrollBehavior === "smooth";
}).map((element) => element.outerHTML.slice(0, 120))
  .concat(document.getAnimations().map((each) => `animation ${each.id}`))
"""
#: Pictures without measures, description or modern format.
INCOMPLETE = """
() => [...document.querySelectorAll("img")].filter((image) => {
  const measured = ["width", "height"].every((name) => Number(image.getAttribute(name)) > 0);
  const webp = image.parentElement.matches("picture")
    && image.parentElement.querySelector("source[type='image/webp'][srcset][sizes]");
  return !measured || !image.hasAttribute("alt") || !webp || !image.srcset;
}).map((image) => image.outerHTML)
"""
DISTORTED = """
() => [...document.images].filter((image) => image.checkVisibility()).filter((image) => {
  const box = image.getBoundingClientRect();
  const style = getComputedStyle(image);
  const sum = (...names) => names.reduce((total, name) => total + parseFloat(style[name]), 0);
  const width = box.width
    - sum("paddingLeft", "paddingRight", "borderLeftWidth", "borderRightWidth");
  const height = box.height
    - sum("paddingTop", "paddingBottom", "borderTopWidth", "borderBottomWidth");
  const natural = Number(image.getAttribute("width")) / Number(image.getAttribute("height"));
  return style.objectFit === "fill" && Math.abs(width / height / natural - 1) > 0.03;
}).map((image) => image.outerHTML)
"""
BROKEN = "() => [...document.images].filter((each) => !each.naturalWidth).map((each) => each.src)"
EAGER_BELOW = """
() => [...document.querySelectorAll("img:not([loading=lazy])")]
  .filter((image) => image.checkVisibility())
  .filter((image) => image.getBoundingClientRect().top + scrollY > innerHeight)
  .filter((image) => image !== document.querySelector("main img[fetchpriority=high]"))
  .map((image) => image.outerHTML)
"""
#: The first picture of the text, where it does not come before everything else.
LATE_LEAD = """
() => {
  const first = document.querySelector("main img");
  const isEarly = first && first.loading !== "lazy" && first.fetchPriority === "high";
  return isEarly ? [] : [`late: ${first?.outerHTML}`];
}
"""
#: Before the page is opened.
WATCH_SHIFTS = """
window.shifts = 0;
window.countShifts = (entries) => {
  for (const entry of entries) if (!entry.hadRecentInput) window.shifts += entry.value;
};
window.shiftObserver = new PerformanceObserver((list) => window.countShifts(list.getEntries()));
window.shiftObserver.observe({ type: "layout-shift", buffered: true });
"""
#: The sum of shifts until now: what has moved is known once it was painted.
READ_SHIFTS = """
async () => {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  await new Promise((resolve) => { setTimeout(resolve); });
  window.countShifts(window.shiftObserver.takeRecords());
  return window.shifts;
}
"""
#: How many things the tabulator key leads to.
COUNT_REACHABLE = """
() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter((element) => element.checkVisibility({ visibilityProperty: true })).length
"""
#: What has the focus: what it is, whether one sees it, and whether it comes after the one before.
FOCUSED = """
() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const before = window.before;
  window.before = element;
  return {
    name: element.outerHTML.slice(0, 140),
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    visible: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight
      && box.right > 0 && box.left < innerWidth,
    ordered: !before
      || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
  };
}
"""
LEAVE_FOCUS = """
() => {
  document.activeElement?.blur();
  delete window.before;
  window.scrollTo({ top: 0, behavior: "instant" });
}
"""

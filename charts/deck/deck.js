"use strict";
(() => {
  const slides = [...document.querySelectorAll(".slide")];
  const [deck, told, hint, clock, beside] = ["deck", "told", "hint", "clock", "beside"]
    .map((id) => document.getElementById(id));
  const STEP = 5, LEAST = 5, MOST = 300;
  let now = 0, seconds = 20, left = 0, timer = 0, quiet = 0, speaker = null, began = Date.now();

  const numbered = () => Math.min(slides.length, Math.max(1, parseInt(location.hash.slice(1), 10) || 1)) - 1;

  function show(number) {
    now = Math.min(slides.length - 1, Math.max(0, number));
    slides.forEach((one, at) => {
      one.classList.toggle("now", at === now);
      one.setAttribute("aria-hidden", String(at !== now));
    });
    told.textContent = slides[now].getAttribute("aria-label");
    document.title = slides[now].getAttribute("aria-label");
    left = seconds;
    // Inside another page there is no address of its own to write to.
    try { history.replaceState(null, "", "#" + (now + 1)); } catch { /* the slide is shown all the same */ }
    tick();
    tell();
  }

  function say(text) {
    hint.textContent = text;
    hint.hidden = false;
    clearTimeout(quiet);
    quiet = setTimeout(() => { hint.hidden = true; }, 4000);
  }

  function tick() {
    clock.hidden = !timer;
    clock.textContent = `Tự chuyển sau ${left} giây (mỗi trang ${seconds} giây)`;
  }

  function auto(isOn) {
    clearInterval(timer);
    timer = isOn ? setInterval(second, 1000) : 0;
    left = seconds;
    tick();
  }

  function second() {
    left -= 1;
    if (left <= 0) show((now + 1) % slides.length);
    tick();
  }

  function paced(change) {
    seconds = Math.min(MOST, Math.max(LEAST, seconds + change));
    left = seconds;
    tick();
    say(`Mỗi trang ${seconds} giây`);
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => say("Trình duyệt không cho toàn màn hình ở đây"));
  }

  function turn() {
    const root = document.documentElement;
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    if (speaker && !speaker.closed) speaker.document.documentElement.dataset.theme = root.dataset.theme;
  }

  // The speaker's view: a window of its own, written from here, so that it needs no address.
  function speak() {
    if (speaker && !speaker.closed) return silence();
    if (!beside.hidden) return silence();
    speaker = window.open("", "speaker", "width=1280,height=800");
    if (speaker) {
      const page = speaker.document;
      page.documentElement.lang = "vi";
      page.documentElement.dataset.theme = document.documentElement.dataset.theme;
      page.head.replaceChildren(document.getElementById("look").cloneNode(true));
      page.body.replaceChildren();
      page.title = "Ghi chú cho người trình bày";
      page.addEventListener("keydown", pressed);
    }
    beside.hidden = Boolean(speaker);
    tell();
  }

  function silence() {
    if (speaker && !speaker.closed) speaker.close();
    speaker = null;
    beside.hidden = true;
    beside.replaceChildren();
  }

  function part(page, tag, name, ...inside) {
    const made = page.createElement(tag);
    made.className = name;
    made.append(...inside);
    return made;
  }

  function copied(page, slide, name) {
    const copy = page.importNode(slide.querySelector("svg"), true);
    copy.setAttribute("class", name);
    return copy;
  }

  function tell() {
    const isApart = speaker && !speaker.closed;
    if (!isApart && beside.hidden) return;
    const page = isApart ? speaker.document : document;
    const next = slides[now + 1];
    const seen = part(page, "div", "seen", copied(page, slides[now], "current"));
    if (next) seen.append("Tiếp theo", copied(page, next, "next"));
    const spoken = page.importNode(slides[now].querySelector(".spoken"), true);
    const view = part(page, "div", "speaker",
      part(page, "header", "", part(page, "span", "", `Trang ${now + 1}/${slides.length}`), part(page, "span", "time")),
      seen, part(page, "div", "said", spoken));
    (isApart ? page.body : beside).replaceChildren(view);
    time();
  }

  function time() {
    const page = speaker && !speaker.closed ? speaker.document : document;
    const at = page.querySelector(".speaker .time");
    if (!at) return;
    const gone = Math.floor((Date.now() - began) / 1000);
    const two = (number) => String(number).padStart(2, "0");
    at.textContent = `${new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" })} · `
      + `đã nói ${two(Math.floor(gone / 60))}:${two(gone % 60)}`;
  }

  function leave() {
    silence();
    auto(false);
    hint.hidden = true;
    if (document.fullscreenElement) document.exitFullscreen();
  }

  const HELP = "← → Home End: chuyển trang · F: toàn màn hình · D: nền tối, sáng · S: ghi chú\n"
    + "A: tự chuyển, + − đổi số giây · Esc: thôi tự chuyển, đóng ghi chú";
  const forward = () => show(now + 1), back = () => show(now - 1);
  const KEYS = {
    ArrowRight: forward, ArrowDown: forward, PageDown: forward, " ": forward, Enter: forward,
    ArrowLeft: back, ArrowUp: back, PageUp: back, Backspace: back,
    Home: () => show(0), End: () => show(slides.length - 1),
    Escape: leave, f: full, d: turn, s: speak, a: () => auto(!timer),
    "+": () => paced(STEP), "=": () => paced(STEP), "-": () => paced(-STEP), "−": () => paced(-STEP),
    "?": () => say(HELP), h: () => say(HELP),
  };

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const action = KEYS[event.key] || KEYS[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    action();
  }

  document.addEventListener("keydown", pressed);
  deck.addEventListener("click", forward);
  window.addEventListener("hashchange", () => show(numbered()));
  window.addEventListener("pagehide", silence);
  setInterval(time, 1000);
  deck.tabIndex = 0;
  show(numbered());
})();

// What the browser adds to textual-serve's terminal: an address bar that follows the reader, a
// connection that comes back to the same place, touch, and keys for who has none.
"use strict";

(() => {
  const NativeSocket = window.WebSocket;
  const FIRST_PAUSE = 500;
  const LONGEST_PAUSE = 15000;
  const WHEEL_PIXELS = 18;

  const plain = new URLSearchParams(location.search).has("plain");
  const touch = matchMedia("(pointer: coarse)").matches;
  const place = { slug: "", anchor: "" };
  let current = null;

  // Stands where textual.js expects a WebSocket, and outlives the connections behind it.
  class Socket extends EventTarget {
    constructor(address) {
      super();
      this.address = new URL(address, location.href);
      this.size = {
        width: this.address.searchParams.get("width"),
        height: this.address.searchParams.get("height"),
      };
      this.pause = FIRST_PAUSE;
      current = this;
      this.open();
    }

    open() {
      const address = new URL(this.address);
      const wish = { ...this.size, post: place.slug, at: place.anchor };
      for (const [name, value] of Object.entries(wish)) address.searchParams.set(name, value);
      this.inner = new NativeSocket(address);
      this.inner.binaryType = "arraybuffer";
      this.inner.addEventListener("open", () => this.opened());
      this.inner.addEventListener("close", (event) => this.closed(event));
      this.inner.addEventListener("message", (event) => this.received(event.data));
    }

    opened() {
      this.pause = FIRST_PAUSE;
      notice("");
      this.dispatchEvent(new Event("open"));
    }

    closed(event) {
      if (event.code === 4000) return;
      const lost = "The connection was lost. Trying again …";
      notice(event.code === 1012 ? "The blog is restarting. One moment …" : lost);
      setTimeout(() => this.open(), this.pause * (0.75 + Math.random() / 2));
      this.pause = Math.min(LONGEST_PAUSE, this.pause * 2);
    }

    received(data) {
      if (typeof data !== "string") {
        document.documentElement.classList.add("live");
        this.dispatchEvent(new MessageEvent("message", { data }));
        return;
      }
      const [kind, value] = JSON.parse(data);
      const act = MESSAGES[kind];
      if (act) act(value);
      else if (kind === "pong") this.dispatchEvent(new MessageEvent("message", { data }));
    }

    send(data) {
      const [kind, value] = JSON.parse(data);
      if (kind === "resize") this.size = value;
      if (this.inner.readyState === NativeSocket.OPEN) this.inner.send(data);
    }
  }

  const MESSAGES = {
    place: follow,
    ended: (sentence) => notice(sentence || "The session has ended.", true),
    address: openAddress,
  };

  // The address bar shows the post that is read; who goes back or forward tells the app.
  function follow({ slug, title, anchor }) {
    const moved = slug !== place.slug;
    Object.assign(place, { slug, anchor });
    if (title) document.title = title;
    const address = slug ? `${document.body.dataset.base}/post/${encodeSlug(slug)}` : location.href;
    if (moved && slug !== slugOfPage()) history.pushState({ ...place }, "", address);
    else history.replaceState({ ...place }, "", location.href);
  }

  function encodeSlug(slug) {
    return slug.split("/").map(encodeURIComponent).join("/");
  }

  function slugOfPage() {
    const start = `${document.body.dataset.base}/post/`;
    const path = new URL(start, location.href).pathname;
    if (!location.pathname.startsWith(path)) return "";
    return location.pathname.slice(path.length).split("/").map(decodeURIComponent).join("/");
  }

  function goBack(event) {
    const wanted = event.state || { slug: slugOfPage(), anchor: "" };
    Object.assign(place, wanted);
    tell(["go", wanted]);
  }

  function openAddress(address) {
    const url = new URL(address, location.href);
    if (["http:", "https:", "mailto:"].includes(url.protocol)) window.open(url, "_blank", "noopener");
  }

  function tell(message) {
    if (current) current.send(JSON.stringify(message));
  }

  function press(keys) {
    tell(["stdin", keys]);
  }

  function notice(sentence, ended = false) {
    const box = document.getElementById("notice");
    box.hidden = !sentence;
    box.classList.toggle("ended", ended);
    document.getElementById("sentence").textContent = sentence;
  }

  // A finger that moves turns the wheel: with the mouse reported, xterm.js does not scroll.
  function watchTouch(terminal) {
    let last = null;
    terminal.addEventListener("touchstart", (event) => (last = event.touches[0].clientY), { passive: true });
    terminal.addEventListener(
      "touchmove",
      (event) => {
        event.preventDefault();
        const { clientX, clientY } = event.touches[0];
        const steps = Math.trunc((last - clientY) / WHEEL_PIXELS);
        if (!steps) return;
        last -= steps * WHEEL_PIXELS;
        press(`\x1b[<${steps > 0 ? 65 : 64};${cellAt(terminal, clientX, clientY)}M`.repeat(Math.min(5, Math.abs(steps))));
      },
      { passive: false },
    );
  }

  function cellAt(terminal, x, y) {
    const box = terminal.getBoundingClientRect();
    const { width, height } = current ? current.size : { width: 80, height: 24 };
    const column = Math.ceil(((x - box.left) / box.width) * width) || 1;
    const row = Math.ceil(((y - box.top) / box.height) * height) || 1;
    return `${column};${row}`;
  }

  function watchKeys() {
    for (const button of document.querySelectorAll("[data-keys]")) {
      button.addEventListener("pointerdown", (event) => event.preventDefault());
      button.addEventListener("click", () => press(button.dataset.keys));
    }
    const keyboard = document.getElementById("keyboard");
    keyboard.addEventListener("click", () => {
      const wanted = keyboard.getAttribute("aria-pressed") !== "true";
      keyboard.setAttribute("aria-pressed", wanted);
      showKeyboard(wanted);
    });
  }

  // A phone's own keyboard hides half of the page, so it comes only when it is asked for.
  function showKeyboard(wanted) {
    const input = document.querySelector(".xterm-helper-textarea");
    if (!input) return;
    input.inputMode = wanted ? "text" : "none";
    input.blur();
    if (wanted) input.focus();
  }

  async function start() {
    const { slug, terminal: address } = document.body.dataset;
    place.slug = slug;
    Object.assign(place, history.state || {});
    history.replaceState({ ...place }, "");
    const terminal = document.getElementById("terminal");
    if (innerWidth < 700) terminal.dataset.fontSize = "13";
    document.getElementById("again").addEventListener("click", () => location.reload());
    watchKeys();
    watchTouch(terminal);
    // textual.js fits the terminal to its box only when the window changes.
    new ResizeObserver(() => window.onresize && window.onresize()).observe(terminal);
    addEventListener("popstate", goBack);
    await Promise.all(["", "bold ", "italic "].map((style) => document.fonts.load(`${style}16px "Roboto Mono"`)));
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => {
      if (document.readyState === "complete") window.onload(new Event("load"));
      if (touch) showKeyboard(false);
    };
    document.body.append(script);
  }

  if (plain) return;
  window.WebSocket = Socket;
  document.documentElement.classList.add("scripted");
  document.addEventListener("DOMContentLoaded", start);
})();

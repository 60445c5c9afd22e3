"use strict";
(() => {
  const what = document.getElementById("what");
  let current = null;

  const tell = mark => {
    if (current) current.classList.remove("current");
    current = mark;
    mark.classList.add("current");
    what.textContent = `${mark.textContent}: ${mark.title}`;
  };

  document.addEventListener("pointerover", event => {
    const mark = event.target.closest("article mark");
    if (mark) tell(mark);
  });

  document.addEventListener("click", event => {
    const mark = event.target.closest("article mark");
    if (mark) tell(mark);
  });

  document.addEventListener("keydown", event => {
    const text = event.target.closest("article.text");
    const step = { n: 1, p: -1 }[event.key];
    if (!text || !step || event.ctrlKey || event.altKey || event.metaKey) return;
    // Marks in the voice that is counted.
    const voice = document.querySelector("[name=voice]:checked")?.id.replace("voice-", ".by-");
    const own = !voice || voice === ".by-all" ? "" : voice;
    const marks = [...text.querySelectorAll(`mark[data-span]${own}`)];
    if (!marks.length) return;
    const at = marks.indexOf(current);
    const next = at < 0 ? (step > 0 ? 0 : marks.length - 1)
      : (at + step + marks.length) % marks.length;
    tell(marks[next]);
    marks[next].scrollIntoView({ block: "center" });
    event.preventDefault();
  });

  // Without this the style keeps what stands beside a line in view; here its column goes there.
  document.body.style.setProperty("--beside", "relative");
  const open = () => {
    const at = document.getElementById(location.hash.slice(1));
    const own = at && at.closest(".text");
    if (!own) return;
    for (const id of at.id.split("-").slice(1).filter(Boolean)) {
      const line = document.getElementById(id);
      const text = line.closest(".text");
      if (text.scrollHeight <= text.clientHeight + 1) continue;
      text.scrollTop += line.getBoundingClientRect().top - text.getBoundingClientRect().top
        - text.clientHeight * .3;
    }
    if (own.clientHeight < innerHeight) own.scrollIntoView({ block: "nearest" });
  };
  addEventListener("hashchange", open);
  addEventListener("load", open);

  // On paper nothing can be opened.
  addEventListener("beforeprint", () => {
    for (const each of document.querySelectorAll("details")) each.open = true;
  });
})();

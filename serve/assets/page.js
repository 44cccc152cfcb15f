// SPDX-License-Identifier: GPL-3.0-or-later
// Everything can be done without this; it makes some of it quicker.
"use strict";

// A figure's box on the page and its line in the list light up together.
function lightTogether() {
  const twins = (id) => document.querySelectorAll(`[data-figure="${CSS.escape(id)}"]`);
  const set = (event, on) => {
    const place = event.target.closest && event.target.closest("[data-figure]");
    if (place) twins(place.dataset.figure).forEach((twin) => twin.classList.toggle("lit", on));
  };
  for (const [kind, on] of [["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]])
    document.addEventListener(kind, (event) => set(event, on));
}

// A line of the list that is chosen by its address is scrolled to, in the list and not past the page.
function showChosen() {
  const chosen = document.querySelector("tr.here");
  if (chosen) chosen.scrollIntoView({ block: "center" });
}

// Each answer has a key, which stands beside it.
function answerByKey() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input, select, textarea")) return;
    const answer = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (!answer) return;
    event.preventDefault();
    answer.click();
  });
}

// Files are sent one by one, so that each says at once what became of it.
function addPapers() {
  const form = document.getElementById("add");
  if (!form) return;
  const list = form.querySelector(".outcomes");
  const waiting = [];
  let busy = false;
  const line = (name) => {
    const item = document.createElement("li");
    item.textContent = `${name}: waiting`;
    list.append(item);
    return item;
  };
  const link = (address, words) => {
    const made = document.createElement("a");
    made.href = address;
    made.textContent = words;
    return made;
  };
  const send = async (file, item) => {
    item.textContent = `${file.name}: being read…`;
    const data = new FormData();
    data.append("token", form.elements.token.value);
    data.append("papers", file, file.name);
    try {
      const answer = await fetch(form.action, { method: "POST", body: data, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(await answer.text());
      const [outcome] = await answer.json();
      item.textContent = `${outcome.name}: ${outcome.words}`;
      if (outcome.good)
        item.append(" · ", link(`/papers/${outcome.id}/new`, "what is new"), " · ", link(`/papers/${outcome.id}`, "its pages"));
      item.dataset.done = outcome.good ? "good" : "bad";
    } catch (error) {
      item.textContent = `${file.name}: ${error.message}`;
      item.dataset.done = "bad";
    }
  };
  const take = async (files) => {
    for (const file of files) if (/\.pdf$/i.test(file.name) || file.type === "application/pdf") waiting.push([file, line(file.name)]);
    if (busy) return;
    busy = true;
    while (waiting.length) await send(...waiting.shift());
    busy = false;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    for (const input of form.querySelectorAll('input[type="file"]')) {
      take([...input.files]);
      input.value = "";
    }
  });
  document.addEventListener("dragover", (event) => {
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  for (const kind of ["dragleave", "drop"]) document.addEventListener(kind, () => document.body.classList.remove("dropping"));
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    take([...event.dataTransfer.files]);
    form.scrollIntoView();
  });
}

addPapers();
answerByKey();
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
lightTogether();
showChosen();

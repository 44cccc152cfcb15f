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

lightTogether();
showChosen();

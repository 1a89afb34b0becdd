"use strict";

// Moves the bar of a job on. Without it the button "Look again" shows the same.
const job = document.querySelector("[data-job]");
const pause = 2000;

async function look() {
  try {
    const answer = await fetch(job.dataset.job, { headers: { Accept: "application/json" } });
    const told = answer.ok && !answer.redirected ? await answer.json() : { is_open: false };
    if (!told.is_open) {
      location.reload();
      return;
    }
    const bar = job.querySelector("progress");
    if (told.said) {
      bar.value = told.done;
      job.querySelector(".job__said").textContent = told.said;
    }
  } catch {
    // The network or the server is away for a moment: the next look may find it.
  }
  setTimeout(look, pause);
}

if (job) {
  setTimeout(look, pause);
}

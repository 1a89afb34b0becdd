"use strict";

// Updates the progress of a job. Without script the button "Look again" does the same.
(() => {
  const job = document.querySelector("[data-job]");
  const interval = 2000; // milliseconds

  async function update() {
    try {
      const response = await fetch(job.dataset.job, { headers: { Accept: "application/json" } });
      const state = response.ok && !response.redirected ? await response.json() : { is_open: false };
      if (!state.is_open) {
        location.reload();
        return;
      }
      const bar = job.querySelector("progress");
      if (state.said) {
        bar.value = state.done;
        job.querySelector(".job__said").textContent = state.said;
      }
    } catch {
      // The network or the server is unavailable: try again next time.
    }
    setTimeout(update, interval);
  }

  if (job) {
    setTimeout(update, interval);
  }
})();

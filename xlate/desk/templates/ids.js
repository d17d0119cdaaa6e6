"use strict";
// Ids for a text from elsewhere: one button.
document.getElementById("ids-add")?.addEventListener("click", desk.once(async () => {
  const said = await desk.post(desk.address("ids/add"));
  if (said?.ok) location.href = said.address;
}));

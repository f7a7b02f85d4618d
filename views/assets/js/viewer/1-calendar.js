// The viewer of a timeline: moves in the picture without a new page. The server
// draws every window; while a hand or a key moves, what is drawn is moved along,
// and the drawing of where it stopped takes its place. The address always names
// the window, so that going back and sharing work.
//
// The files of this directory are one script, in the order of their names.

// Days since 1970 to a date in EDTF, as Day.Civil in Go does it. Beyond four
// digits a year stands for its days.
function dayWord(day) {
  const z = Math.floor(day) + 719468;
  const era = Math.floor(z / 146097);
  const doe = z - era * 146097;
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365);
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  const year = yoe + era * 400 + (month <= 2 ? 1 : 0);
  if (Math.abs(year) > 9999) return `Y${year}`;
  const digits = String(Math.abs(year)).padStart(4, "0");
  const date = doy - Math.floor((153 * mp + 2) / 5) + 1;
  return `${year < 0 ? "-" : ""}${digits}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

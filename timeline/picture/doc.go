// Package picture decides what a timeline looks like before anything draws it:
// claims, gaps, a window of days and a width go in, and out come marks, bars,
// brackets, columns and labels with their coordinates. It is pure and knows no
// HTML; the same input always gives the same [Picture].
//
// [Compose] keeps these promises, whatever it is given:
//
//   - A bar is exactly as long as the days its date may mean (but never
//     thinner than MinBar). A date that is known to the day is a mark, until the
//     window is so short that a day itself has a visible length. Dates that
//     are uncertain or approximate fade beyond both ends, open ends run off the
//     frame with an arrow, unknown ends fade.
//   - Time is always linear. In a picture [Across], time runs to the right. In
//     a picture [Down], for narrow screens, time runs downwards along a rail
//     on the left; labels stand to its right in the order of their dates, as
//     near to their place as they can without touching, and a leader ties each
//     to its true place on the rail. The rail is never stretched or compressed
//     to make room.
//   - No label touches another label, a symbol, a bar, a bracket or the frame,
//     and no stem but its own. What does not fit is wrapped, then shortened, and
//     in the end the least important labels give way to their numbers in
//     [Picture.Claims].
//   - Never more than MaxMarks marks are drawn. Where claims stand too densely
//     they become clusters: columns of "n claims", divided by tone.
//
// Widths of text are estimated from classes of letters, since nothing here can
// ask a font. The estimates follow the widest of the usual system faces, so
// that a reader with a narrower one sees more white and never a collision.
package picture

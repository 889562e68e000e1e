/** What is said of a paper on its way, beside the sale that it is of. */
export const printing = {
  sent: 'Sent to the printer.',
  movedOn: 'The sale has moved on, so nothing was printed. Look at the slip and print again.',
  lost: 'The counter did not answer. Look in “Prints” (Ctrl K) before you print again.',
}

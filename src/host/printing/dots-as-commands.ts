/**
 * A printer looks for some commands while bytes come in, before it knows what they are for: in the
 * dots of a drawing too. Epson warns of DLE DC4 in graphics (TM-T88III command reference p. 424),
 * and says of DLE EOT that it is answered even as part of another command (TM-U295 specification
 * p. 37). One of them opens the drawer, another throws away what it has not printed. GS ( D turns
 * some off, but printers that do not know it print its signs.
 */
const DLE = 0x10
const SECOND: ReadonlyMap<number, readonly number[]> = new Map([
  // DLE EOT: a question about its state, which it would answer in the middle of nowhere.
  [0x04, [1, 2, 3, 4, 5, 6, 7, 8, 18]],
  // DLE ENQ: go on after a fault, or throw away.
  [0x05, [0, 1, 2]],
  // DLE DC4: the drawer, the power, a buzzer, its state, and to throw away.
  [0x14, [1, 2, 3, 6, 7, 8]],
])

/** The dot beside the only one of DLE. */
const ONE_DOT_MORE = 0x08

/**
 * @returns the same rows where they contain no such command, which is nearly always; else with one
 *   black dot more in each, a small part of a millimetre wide
 */
export function withoutCommands(rows: Uint8Array): Uint8Array {
  let made = rows
  for (let at = rows.indexOf(DLE); at !== -1; at = rows.indexOf(DLE, at + 1)) {
    if (!SECOND.get(rows[at + 1] ?? -1)?.includes(rows[at + 2] ?? -1)) continue
    if (made === rows) made = Uint8Array.from(rows)
    made[at] = DLE | ONE_DOT_MORE
  }
  return made
}

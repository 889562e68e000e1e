/** What a run of the simulation counts. */
export class Tally {
  days = 0
  sales = 0
  faults = 0
  crashes = 0
  doubts = 0
  resolvedWrong = 0
  readonly byFault = new Map<string, number>()
  /** What calls were answered with, by their words and the code of a "no". */
  readonly byAnswer = new Map<string, number>()

  answer(words: string): void {
    this.byAnswer.set(words, (this.byAnswer.get(words) ?? 0) + 1)
  }

  fault(id: string): void {
    this.faults += 1
    this.byFault.set(id, (this.byFault.get(id) ?? 0) + 1)
  }
}

/** What has been seen of a printer since the counter started; null what has not. */
export interface Manners {
  /** It closes its side of a connection after ours, when it has read all. */
  closes: boolean | null
  /** It says in its turn that it is done. */
  saysDone: boolean | null
}

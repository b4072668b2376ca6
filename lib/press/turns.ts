/** Lets so many work at once; the others wait for their turn, in the order in which they came. */
export class Turns {
  readonly #max: number
  readonly #waiting: (() => void)[] = []
  #working = 0

  constructor(max: number) {
    this.#max = max
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#working >= this.#max) await new Promise<void>((next) => this.#waiting.push(next))
    else this.#working += 1
    try {
      return await work()
    } finally {
      // Whoever comes next takes over this place.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#working -= 1
    }
  }
}

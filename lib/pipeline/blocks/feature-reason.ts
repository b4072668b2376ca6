import type { SplittingReason } from '../splitting-rules'

const groups: readonly (readonly [SplittingReason, RegExp])[] = [
  ['length', /^length=/u],
  [
    'ending',
    /^(?:sentence ends|paragraph ends|open end|comma ends|never ends|full stop inside|more commas|one comma)$/u,
  ],
  ['width', /^(?:fit=|width=|than column=)/u],
  ['line-above', /^(?:flow=|above=|above that=|interrupts|signed above)/u],
  ['line-below', /^(?:rhythm=|below=|below that=|below goes on)/u],
  ['spacing', /^(?:page=|spacing=|blank |indented|not indented|apart )/u],
  ['joined-word', /^joins /u],
  ['place', /^(?:first line|last line|near the |above all text|below all text|texts=|in text)/u],
  ['credit-near', /^credit below/u],
  ['notice-near', /^notice/u],
  ['repeated', /elsewhere/u],
  [
    'article-start',
    /^(?:run mark=|byline below in run|run above time|dispatch$|name under |reporter opens$)/u,
  ],
  ['head-order', /^(?:run |than |dash below|above announces|above in run|below in run)/u],
  ['topic', /^(?:topic|echo)=/u],
  ['cohesion', /^(?:cohesion|leaning)=/u],
  ['alike', /^alike on the page/u],
  ['column-change', /^column changes/u],
  ['typography', /^(?:letter-spaced|doubled|marked heading)/u],
  ['page-shape', /^page begins/u],
]

/** The reason that a feature of the line model stands for; what a line's words say has no group of its own. */
export function reasonOfFeature(name: string): SplittingReason {
  return groups.find(([, pattern]) => pattern.test(name))?.[0] ?? 'words'
}

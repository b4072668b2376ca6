import type { Candidate, Passage } from './candidate'

const TEAM =
  /^(?:[男女](?:篮|足|排|乒|冰|曲|手|垒|水)(?!球)队?|(?:乒乓球|羽毛球|[男女]子?足球|[男女]子?篮球|足球|篮球|体操|跳水|游泳|田径)?队(?![伍员长形友列里旗医员]))/u
const PLAYS =
  /联赛|比赛|球队|球员|主场|客场|对阵|决赛|夺冠|冠军|亚军|击败|战胜|逼平|进球|教练|运动员|选手|开赛|赛季|全运会|亚运会|锦标赛/u

/** Teams named for their place, where the passage tells of sports: 徐州队, 辽宁男篮队. */
export function findTeams({ folded }: Passage, known: readonly Candidate[]): Candidate[] {
  if (!/[队男女]/u.test(folded) || !PLAYS.test(folded)) return []
  return known.flatMap(({ start, end, type }): Candidate[] => {
    const team = type === 'place' ? TEAM.exec(folded.slice(end, end + 6))?.[0] : undefined
    if (!team) return []
    return [
      {
        start,
        end: end + team.length,
        type: 'organization',
        canonical: null,
        rule: 'organ.region',
        score: 0.85,
      },
    ]
  })
}

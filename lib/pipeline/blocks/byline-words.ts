/** A word of a byline that says what somebody did. */
export type RoleWord = {
  role: string
  /** `记者 甲` stands before its names; `文`, `摄` before or after them. */
  isLeading: boolean
}

const outletEnd =
  /日报|晚报|晨报|时报|早报|周报|导报|商报|新报|快报|报|网|社|电视台|广播电台|台|新闻|融媒体中心|融媒|客户端|通讯社|杂志|周刊|在线|发布/u
    .source
/** `本报`, `本报驻京`, `新华社`, `经济日报·中国经济网`, `川观新闻` */
const outlet = `(?:本报|本网|本刊|本台)(?:驻?[\\p{Script=Han}]{1,4}?)??|[\\p{Script=Han}A-Za-z0-9]{1,10}?(?:${outletEnd})(?:·[\\p{Script=Han}]{2,10}?(?:${outletEnd}))?`
const kinds =
  '首席|见习|实习|特派|特约|驻站|责任|资深|高级|全媒体|全媒|融媒体|融媒|视频|摄影|文字|体育|财经|海外|新媒体'

/** Who reports, at the beginning of a byline or before 记者. */
export const outletFirst = new RegExp(
  `^(?<outlet>${outlet})(?=\\s|$|(?:${kinds})*(?:记者|通讯员|评论员))`,
  'u',
)

/** The role words of bylines, the longest first. */
export const roleWord = new RegExp(
  [
    `(?<reporter>(?:${kinds})*记者(?:组|站|集体)?)`,
    '(?<correspondent>(?:特约|实习)?通讯员)',
    '(?<trainee>实习生)',
    '(?<columnist>(?:特约|首席)?评论员|作者|特约撰稿人?)',
    '(?<editor>(?<=\\s|^)(?:责任)?编辑(?=[\\s:：/／]))',
    '(?<both>文\\s*[/／]\\s*(?:图|摄)|图\\s*[/／]\\s*文|摄\\s*[/／]\\s*文|文图|图文|文并图|文并摄)',
    '(?<writing>撰文|撰稿|采写|采访|编译|整理|口述|执笔|(?<=[\\s/／]|^)文(?=[\\s:：/／丨|]|$)|撰(?=\\s|$))',
    '(?<picture>摄影报道|摄影|供图|制图|拍摄|(?<=[\\s/／]|^)(?:图片|图|摄)(?=[\\s:：/／丨|]|$)|摄(?=\\s|$))',
  ].join('|'),
  'gu',
)

/** What the name of a group of `roleWord` means. */
export const roleOfGroup: Readonly<Record<string, RoleWord>> = {
  reporter: { role: '记者', isLeading: true },
  correspondent: { role: '通讯员', isLeading: true },
  trainee: { role: '实习生', isLeading: true },
  columnist: { role: '作者', isLeading: true },
  editor: { role: '编辑', isLeading: true },
  both: { role: '作者', isLeading: false },
  writing: { role: '作者', isLeading: false },
  picture: { role: '摄影', isLeading: false },
}

/** Words around the names that name nobody. */
export const noise =
  /(?:^本报综合|综合|摄影|联合|采访)?报道\s*[:：]?$|(?<=\s)发自.{1,8}$|(?<=\s)[\p{Script=Han}]{2,6}电$|(?<=摄)\s*[（(][\p{Script=Han}]{2,8}[）)]?$|^据(?=[\p{Script=Han}])|(?:^|\s)(?:发|讯)(?=\s)/gu

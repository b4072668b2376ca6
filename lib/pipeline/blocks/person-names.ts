const surnames = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由竺褒贝逄'.split(
    '',
  ),
)
const doubleSurnames = [
  '欧阳',
  '上官',
  '司马',
  '诸葛',
  '司徒',
  '皇甫',
  '夏侯',
  '令狐',
  '尉迟',
  '慕容',
  '端木',
  '公孙',
  '东方',
  '轩辕',
  '宇文',
  '长孙',
  '澹台',
  '南宫',
  '西门',
  '闻人',
  '呼延',
  '赫连',
]

const han = /^\p{Script=Han}+$/u
const foreign = /^[\p{Script=Han}A-Za-z]+(?:[·•][\p{Script=Han}A-Za-z]+)+$/u

/** Whether these two to four characters can be a Chinese person's name: a known surname and a given name. */
export function isPersonName(text: string): boolean {
  if (foreign.test(text)) return true
  if (!han.test(text)) return false
  const hasDouble = doubleSurnames.some((surname) => text.startsWith(surname))
  if (hasDouble) return text.length === 3 || text.length === 4
  return (text.length === 2 || text.length === 3) && surnames.has(text.charAt(0))
}

/**
 * The names in a run of names, however it is printed: `李于伯 梁峰`, `杨 洁`, `何秀芳李迎宾`, `张三、李四`.
 * Null when something in it cannot be a name. Names whose surname is rare are taken when they stand alone.
 */
export function parseNames(text: string, isLenient: boolean): string[] | null {
  const tokens = text.split(/[\s、,，;；/／]+/u).filter((token) => token !== '')
  const names: string[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? ''
    const next = tokens[index + 1] ?? ''
    const pair = token + next
    if ([...token].length === 1 && [...next].length === 1 && han.test(pair)) {
      names.push(pair)
      index += 1
      continue
    }
    const found =
      splitNames(token) ??
      (isLenient && han.test(token) && token.length >= 2 && token.length <= 4 ? [token] : null)
    if (!found) return null
    names.push(...found)
  }
  return names.length > 0 ? names : null
}

/** Cuts a run of names without spaces where surnames allow it, three-character names first: `何秀芳李迎宾`. */
function splitNames(run: string): string[] | null {
  if (run === '') return []
  if (run.length > 16) return null
  if (isPersonName(run)) return [run]
  for (const length of [3, 2, 4]) {
    const name = run.slice(0, length)
    if (name.length < length || !isPersonName(name)) continue
    const rest = splitNames(run.slice(length))
    if (rest && rest.length > 0) return [name, ...rest]
  }
  return null
}

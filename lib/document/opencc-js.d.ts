/** Pairs `traditional simplified`, parted by bars. The package types only its converters. */
declare module 'opencc-js/dict/TSCharacters' {
  const pairs: string
  export default pairs
}

/** Never seen: readers' pages and the desk have their own. It stands in what Next writes of every page, where its usual one takes kilobytes. */
export default function Unauthorized() {
  return <h1>401</h1>
}

import { MissingView } from '@/components/site/missing-view'

/**
 * What scripts, where there are any, put in the place of `Missing`. Next renders it along with every page, so it reads nothing: what it
 * showed would be taken for something that the page shows.
 */
export default function SiteNotFound() {
  return (
    <main className="mx-auto max-w-[1200px] px-6 pt-10">
      <MissingView />
    </main>
  )
}

import { checkHealth } from '@/lib/newsroom/check-health'
import { version } from '@/package.json'

export const dynamic = 'force-dynamic'

export async function GET() {
  const health = await checkHealth(new Date())
  const isWell = health.database === 'up' && health.worker === 'up' && health.queue === 'up'
  return Response.json(
    { ...health, version },
    { status: isWell ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}

// npm run -s diff -- OLD.prisma NEW.prisma: prints the SQL between two schema files ("-" for an empty one).
// DATABASE_URL names any reachable server: the engine asks its version and changes nothing.
// Prisma's native schema engine is a download; this runs the same engine from its WebAssembly package.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'

const [before = '-', after = 'prisma/schema.prisma'] = process.argv.slice(2)
const path = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm')
const engine = await import(path.replace(/[^/\\]+$/u, 'schema_engine_bg.js'))
const wasm = await readFile(path.replace(/[^/\\]+$/u, 'schema_engine_bg.wasm'))
const { instance } = await WebAssembly.instantiate(wasm, { './schema_engine_bg.js': engine })
engine.__wbg_set_wasm(instance.exports)
const begin = instance.exports['__wbindgen_start']
if (typeof begin === 'function') begin()

const schemaOf = async (file: string) => ({
  tag: 'schemaDatamodel',
  files: [{ path: 'schema.prisma', content: await readFile(file, 'utf8') }],
})
const adapter = bindMigrationAwareSqlAdapterFactory(
  new PrismaPg({ connectionString: process.env.DATABASE_URL ?? '' }),
)
const schema = await readFile(after, 'utf8')
const runner = await engine.SchemaEngine.new({ datamodels: [['schema.prisma', schema]] }, () => {}, adapter)
const { stdout } = await runner.diff({
  from: before === '-' ? { tag: 'empty' } : await schemaOf(before),
  to: await schemaOf(after),
  script: true,
  shadowDatabaseUrl: null,
  exitCode: null,
  filters: { externalTables: [], externalEnums: [] },
})
console.info(stdout)
